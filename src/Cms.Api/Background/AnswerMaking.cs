using Cms.Api.Delivery;
using Cms.Api.Delivery.Articles;
using Cms.Api.Http.Lists;
using Cms.Model;
using Cms.Model.Articles;
using Cms.Model.Changes;
using Cms.Model.Reading;

namespace Cms.Api.Background;

/// <summary>
/// Makes the ready answers of pieces as soon as these change, so that hardly ever a reader is the first; and after a start all that are
/// out of date, as after a change of the answers' shape, the newest pieces first. Several nodes that do it at once do the same twice,
/// which does no harm.
/// </summary>
internal sealed partial class AnswerMaking(
    CmsDatabase database,
    ArticleReader articles,
    Addresses addresses,
    ChangeFollower follower,
    TimeProvider clock,
    ILogger<AnswerMaking> log
) : LookingWorker(database, clock, log)
{
    private const int MostLookedAt = 1_000;

    // Read together, in a snapshot that is soon given back.
    private const int MadeAtOnce = 20;

    private const int Telling = 10_000;

    // The last number of the log whose pieces were looked at.
    private long? _followed;

    // Where the look through all pieces has come to; null before it began.
    private (DateTime PublishedAt, Guid Id)? _place;
    private bool _isThrough;
    private int _made;

    protected override TimeSpan Every => TimeSpan.FromMilliseconds(100);

    protected override string Work => "Making ready answers";

    protected override async Task LookAsync(CancellationToken ct)
    {
        do
        {
            await FollowAsync(ct);
        } while (!_isThrough && await LookFurtherAsync(ct));
    }

    private async Task FollowAsync(CancellationToken ct)
    {
        var head = follower.Applied;
        // Nothing is read yet; or the history is another, and what is out of date is found by those who read it.
        if (_followed is not { } followed || followed > head)
        {
            _followed = head < 0 ? null : head;
            return;
        }

        while (_followed < head)
        {
            await using var read = await Database.OpenReadAsync(ct);
            var rows = await read.QueryAsync(
                new Statement(
                    "SELECT sequence, kind, op, thing_id FROM changes WHERE is_public = TRUE AND sequence > @p0 "
                        + $"ORDER BY sequence LIMIT {MostLookedAt}",
                    [_followed]
                ),
                row =>
                    (
                        Sequence: row.GetInt64(0),
                        Article: row.GetString(1) == nameof(ThingKind.Article) && row.GetString(2) == nameof(ChangeOp.Upsert)
                            ? Database.Sql.GetId(row, 3)
                            : (Guid?)null
                    ),
                ct
            );
            await MakeAsync(read, [.. rows.Select(r => r.Article).OfType<Guid>().Distinct()], ct);
            _followed = rows.Count == MostLookedAt ? rows[^1].Sequence : head;
        }
    }

    /// <summary>Looks at some more of all pieces.</summary>
    /// <returns>Whether there are others.</returns>
    private async Task<bool> LookFurtherAsync(CancellationToken ct)
    {
        await using var read = await Database.OpenReadAsync(ct);
        var text = new StatementText();
        var after = _place is { } place
            ? $"AND (a.published_at, a.id) < ({text.Value(Database.Sql.Value(place.PublishedAt))}, {text.Value(Database.Sql.Value(place.Id))})"
            : "";
        var rows = await read.QueryAsync(
            text.With(
                $"""
                SELECT a.id, a.published_at, c.article_id FROM articles a {new ReadyCards(addresses.StoredShape).Join(text)}
                WHERE {ArticleQueries.VisibleToReaders("a")} {after} ORDER BY a.published_at DESC, a.id DESC LIMIT {MostLookedAt}
                """
            ),
            row => (Id: Database.Sql.GetId(row, 0), PublishedAt: Database.Sql.GetInstant(row, 1), IsReady: !row.IsDBNull(2)),
            ct
        );
        var before = _made;
        await MakeStaleAsync([.. rows.Where(r => !r.IsReady).Select(r => r.Id)], ct);
        if (_made / Telling > before / Telling)
            LogMade(Log, _made, rows[^1].PublishedAt);
        if (rows.Count == MostLookedAt)
        {
            _place = (rows[^1].PublishedAt, rows[^1].Id);
            return true;
        }

        _isThrough = true;
        if (_made > 0)
            LogThrough(Log, _made);
        return false;
    }

    private async Task MakeAsync(ReadConnection read, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        if (ids.Count == 0)
            return;
        var text = new StatementText();
        var stale = await read.QueryAsync(
            text.With(
                $"""
                SELECT a.id FROM articles a {new ReadyCards(addresses.StoredShape).Join(text)}
                WHERE a.id IN ({Database.Sql.IdsOf(text.Value(Database.Sql.Value(ids)))}) AND a.is_public IS TRUE AND c.article_id IS NULL
                """
            ),
            row => Database.Sql.GetId(row, 0),
            ct
        );
        await MakeStaleAsync(stale, ct);
    }

    private async Task MakeStaleAsync(IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        foreach (var some in ids.Chunk(MadeAtOnce))
        {
            await using var read = await Database.OpenReadAsync(ct);
            _made += (await articles.MakeAsync(read, some, ct)).Count;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Ready answers made so far: {Made}, back to {PublishedAt:yyyy-MM-dd}")]
    private static partial void LogMade(ILogger log, int made, DateTime publishedAt);

    [LoggerMessage(Level = LogLevel.Information, Message = "Ready answers made that were missing or out of date: {Made}")]
    private static partial void LogThrough(ILogger log, int made);
}
