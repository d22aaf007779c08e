using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Articles;
using Cms.Model.Background;

namespace Cms.Api.Background;

/// <summary>
/// Publishes what is due: it looks every half second, so a piece is out within a second of its time, and what fell due
/// while no server ran is out when one starts. One node at a time does it (<see cref="Lease"/>); that a piece goes out once,
/// and never against what somebody did meanwhile, rests on its edit version alone. Several are published together where nothing is in
/// the way of any.
/// </summary>
internal sealed partial class Scheduler(IServiceScopeFactory scopes, CmsDatabase database, TimeProvider clock, ILogger<Scheduler> log)
    : LookingWorker(database, clock, log)
{
    /// <summary>The name of its lease.</summary>
    public const string LeaseName = "scheduler";

    // A save of so many is over in a tenth of a second, and others write in between.
    private const int MostTogether = 20;

    private const int MostLooks = 5;
    private const int MostFaults = 3;
    private static readonly TimeSpan PutOffWhileHeld = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PutOffWhileBroken = TimeSpan.FromMinutes(1);

    private readonly string _holder = Guid.NewGuid().ToString();
    private readonly Dictionary<Guid, DateTime> _putOff = [];
    private long _leasedAt;

    protected override Task LookAsync(CancellationToken ct) => PublishDueAsync(ct);

    protected override string Work => "Publishing what is due";

    /// <summary>Publishes what is due now, what was due first before the rest, unless another node is doing so.</summary>
    /// <param name="ct">Ends it after the piece in hand.</param>
    /// <returns>How many pieces it published.</returns>
    internal async Task<int> PublishDueAsync(CancellationToken ct)
    {
        if ((await FindDueAsync(ct)).Count == 0 || !await TakeLeaseAsync())
            return 0;
        var (published, faults) = (0, 0);
        try
        {
            // Found anew: until now another node may have had the lease and done it.
            foreach (var some in (await FindDueAsync(ct)).Chunk(MostTogether))
            {
                if (!await MayGoOnAsync(ct))
                    break;
                var together = some.Length > 1 ? await PublishTogetherAsync(some, ct) : 0;
                published += together;
                foreach (var id in some.Skip(together))
                {
                    if (!await MayGoOnAsync(ct))
                        break;
                    try
                    {
                        if (await PublishAsync(id))
                            published++;
                    }
                    catch (Exception e) when (Database.Judge(e) is DatabaseFault.Busy or DatabaseFault.TooCostly && ++faults < MostFaults)
                    {
                        // Somebody holds this piece, or something it shows. The others need not wait for it.
                        LogHeld(Log, id, e.GetBaseException().Message);
                        _putOff[id] = Clock.Now() + PutOffWhileHeld;
                    }
                }
            }
        }
        finally
        {
            await scopes.WithDbAsync(db => Lease.ReleaseAsync(db, LeaseName, _holder, CancellationToken.None));
        }

        if (published > 0)
            LogPublished(Log, published);
        return published;
    }

    private async Task<List<Guid>> FindDueAsync(CancellationToken ct)
    {
        var now = Clock.Now();
        foreach (var (id, _) in _putOff.Where(p => p.Value <= now).ToList())
            _putOff.Remove(id);
        await using var read = await Database.OpenReadAsync(ct);
        var due = await read.QueryAsync(ArticleQueries.Due(Database, now), r => r.GetId(0), ct);
        due.RemoveAll(_putOff.ContainsKey);
        return due;
    }

    private async Task<bool> TakeLeaseAsync()
    {
        _leasedAt = Clock.GetTimestamp();
        return await scopes.WithDbAsync(db => Lease.TakeAsync(db, LeaseName, _holder, CancellationToken.None));
    }

    private async Task<bool> MayGoOnAsync(CancellationToken ct) =>
        !ct.IsCancellationRequested && (Clock.GetElapsedTime(_leasedAt) < Lease.Length / 2 || await TakeLeaseAsync());

    /// <summary>
    /// Publishes the first of several pieces in one save, which costs little more than that of one: all of them unless it is to stop, and
    /// none where anything is in the way of one. Which it is, and why, is found out one by one.
    /// </summary>
    /// <returns>How many.</returns>
    private async Task<int> PublishTogetherAsync(Guid[] ids, CancellationToken ct)
    {
        try
        {
            return await scopes.WithDbAsync(
                async db =>
                {
                    var now = Clock.Now();
                    var articles = new List<Article>();
                    // Read one after another, in the order of their times: what is saved first is what was read first.
                    foreach (var id in ids)
                    {
                        if (!await MayGoOnAsync(ct))
                            break;
                        if (await db.Articles.FindAsync(id) is not { DueAt: { } due } article || due > now)
                            return 0;
                        article.Publish(now, due);
                        articles.Add(article);
                    }

                    if (articles.Count == 0)
                        return 0;
                    await db.SaveAsync(
                        async token =>
                        {
                            foreach (var article in articles)
                                await Publication.DemandAsync(db, article, token);
                            return true;
                        },
                        CancellationToken.None
                    );
                    return articles.Count;
                },
                Actor.Scheduler
            );
        }
        catch (Exception e)
            when (e is EditConflictException or GatesClosedException or NewsroomRule
                || Database.Judge(e) is DatabaseFault.Busy or DatabaseFault.TooCostly or DatabaseFault.Unknown
            )
        {
            LogApart(Log, ids.Length, e.GetBaseException().Message);
            return 0;
        }
    }

    /// <summary>Publishes one piece as it is now, or takes its schedule back with the reason.</summary>
    private async Task<bool> PublishAsync(Guid id)
    {
        (int EditVersion, string Reason)? missed = null;
        for (var look = 0; look < MostLooks; look++)
        {
            int? editVersion = null;
            try
            {
                return await scopes.WithDbAsync(
                    async db =>
                    {
                        var article = await db.Articles.FindAsync(id);
                        var now = Clock.Now();
                        if (article?.DueAt is not { } due || due > now)
                            return false;
                        editVersion = article.EditVersion;
                        if (missed is { } found && found.EditVersion == editVersion)
                        {
                            article.MissSchedule(found.Reason);
                            await db.SaveAsync(CancellationToken.None);
                            LogMissed(Log, article.Slug, found.Reason);
                            return false;
                        }

                        article.Publish(now, due);
                        await db.SaveAsync(
                            async ct =>
                            {
                                await Publication.DemandAsync(db, article, ct);
                                return true;
                            },
                            CancellationToken.None
                        );
                        return true;
                    },
                    Actor.Scheduler
                );
            }
            catch (EditConflictException)
            {
                // Somebody acted since it was read: what they made of it is looked at anew.
            }
            catch (GatesClosedException e) when (editVersion is not null)
            {
                missed = (editVersion.Value, e.Faults[0].Message);
            }
            catch (NewsroomRule e) when (editVersion is not null)
            {
                missed = (editVersion.Value, e.Message);
            }
            catch (Exception e) when (Database.Judge(e) == DatabaseFault.Unknown)
            {
                LogBroken(Log, id, e);
                if (missed is not null || editVersion is null)
                {
                    _putOff[id] = Clock.Now() + PutOffWhileBroken;
                    return false;
                }

                missed = (
                    editVersion.Value,
                    "The program failed to publish this piece when it was due; its log has the cause. Publish it by hand."
                );
            }
        }

        return false;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} pieces that were due are public")]
    private static partial void LogPublished(ILogger log, int count);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Slug} was due and could not be published, so its schedule was taken back: {Reason}"
    )]
    private static partial void LogMissed(ILogger log, string slug, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Article {Id} is due and somebody holds it; it is tried again in 5 s: {Reason}")]
    private static partial void LogHeld(ILogger log, Guid id, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} pieces that are due go out one by one, not together: {Reason}")]
    private static partial void LogApart(ILogger log, int count, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Article {Id} is due and could not be published")]
    private static partial void LogBroken(ILogger log, Guid id, Exception e);
}
