using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Background;
using Cms.Model.Partners;
using Cms.Model.Reading;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Background;

/// <summary>
/// Does at its time what the rules for partners say will happen (entitlements that begin or end, rights that end), and
/// works off the pieces that a rule that changed concerns. It looks every half second; one node at a time does it.
/// </summary>
internal sealed partial class PartnerUpkeep(
    IServiceScopeFactory scopes,
    CmsDatabase database,
    TimeProvider clock,
    ILogger<PartnerUpkeep> log
) : LookingWorker(database, clock, log)
{
    /// <summary>The name of its lease.</summary>
    public const string LeaseName = "partners";

    // So many batches a request works off itself before it answers: all there is to do in a magazine of a few thousand pieces.
    private const int BatchesInRequest = 4;

    private readonly string _holder = Guid.NewGuid().ToString();

    /// <summary>Judges the next batches of pieces that changed rules concern.</summary>
    public Task ReviewSomeAsync(CancellationToken ct) => ReviewAsync(BatchesInRequest, ct);

    /// <summary>Does all that is due now, unless another node is doing so.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        if (!await IsDueAsync(ct) || !await scopes.WithDbAsync(db => Lease.TakeAsync(db, LeaseName, _holder, ct)))
            return;
        try
        {
            await DatesAsync(ct);
            while (await ReviewAsync(1, ct) && await scopes.WithDbAsync(db => Lease.TakeAsync(db, LeaseName, _holder, ct))) { }
        }
        finally
        {
            await scopes.WithDbAsync(db => Lease.ReleaseAsync(db, LeaseName, _holder, CancellationToken.None));
        }
    }

    protected override Task LookAsync(CancellationToken ct) => RunAsync(ct);

    protected override string Work => "What is due for partners";

    private async Task<bool> IsDueAsync(CancellationToken ct)
    {
        await using var read = await Database.OpenReadAsync(ct);
        return (
            await read.QueryAsync(
                new Statement(
                    """
                    SELECT CASE WHEN EXISTS (SELECT 1 FROM partner_reviews)
                    OR EXISTS (SELECT 1 FROM entitlements WHERE is_in_force = FALSE AND ended_at IS NULL AND starts_at <= @p0)
                    OR EXISTS (SELECT 1 FROM entitlements WHERE is_in_force = TRUE AND ends_at <= @p0)
                    OR EXISTS (SELECT 1 FROM sources WHERE onward_ends_at <= @p0) THEN 1 ELSE 0 END
                    """,
                    [Database.Sql.Value(Clock.Now())]
                ),
                row => row.GetInt32(0) == 1,
                ct
            )
        )[0];
    }

    private async Task DatesAsync(CancellationToken ct)
    {
        var now = Clock.Now();
        var entitlements = await scopes.WithDbAsync(db =>
            db.Entitlements.Where(e => e.EndedAt == null && (e.IsInForce ? e.EndsAt <= now : e.StartsAt <= now))
                .OrderBy(e => e.Id)
                .Select(e => e.Id)
                .ToListAsync(ct)
        );
        foreach (var id in entitlements)
        {
            await ActAsync(
                id,
                db => db.Entitlements,
                entitlement =>
                {
                    if (entitlement.EndsAt <= now)
                        entitlement.End(PartnerAction.MayKeep, now);
                    else
                        entitlement.Begin(now);
                },
                ct
            );
        }

        var sources = await scopes.WithDbAsync(db =>
            db.Sources.Where(s => s.OnwardEndsAt <= now).OrderBy(s => s.Id).Select(s => s.Id).ToListAsync(ct)
        );
        foreach (var id in sources)
            await ActAsync(id, db => db.Sources, source => source.EndOnward(now), ct);
    }

    private async Task ActAsync<T>(Guid id, Func<CmsDbContext, DbSet<T>> set, Action<T> act, CancellationToken ct)
        where T : class
    {
        try
        {
            await scopes.WithDbAsync(
                async db =>
                {
                    var thing = await set(db).FindAsync([id], ct);
                    act(thing!);
                    return await db.SaveAsync(ct);
                },
                Actor.Scheduler
            );
        }
        catch (Exception e) when (e is NewsroomRule or EditConflictException)
        {
            // Somebody acted since it was read; the next look finds what is left to do.
            LogOvertaken(Log, id, e);
        }
    }

    private async Task<bool> ReviewAsync(int batches, CancellationToken ct)
    {
        for (var i = 0; i < batches; i++)
        {
            try
            {
                if (!await scopes.WithDbAsync(db => PartnerReview.RunNextAsync(db, ct), Actor.Scheduler))
                    return false;
            }
            catch (EditConflictException)
            {
                // Another node judged these; the next batch is another.
            }
        }

        return true;
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Id} was changed by somebody at the moment it was due")]
    private static partial void LogOvertaken(ILogger log, Guid id, Exception e);
}
