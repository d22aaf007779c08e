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

    // A twentieth of a second's work of what nobody waits for; three times as long belongs to those who do.
    private const int MadeInOneLook = 50;

    // Read together, in a snapshot that is soon given back.
    private const int MadeAtOnce = 20;

    // While many pieces change at once, they may change once more: so many looks are left out at most.
    private const int MostLeftOut = 10;

    private const int Telling = 10_000;

    private readonly SemaphoreSlim _turn = new(1, 1);

    // The last number of the log whose pieces were looked at.
    private long? _followed;

    // The last number of the log at the last look, and how many looks were left out since the last that was not.
    private long _seen;
    private int _leftOut;

    // Where the look through all pieces has come to; null before it began.
    private (DateTime PublishedAt, Guid Id)? _place;
    private bool _isThrough;

    // What changed goes before what the look through all pieces has found.
    private readonly Line _changed = new();
    private readonly Line _found = new();
    private int _made;

    protected override TimeSpan Every => TimeSpan.FromMilliseconds(200);

    protected override string Work => "Making ready answers";

    /// <summary>Whether all that it knows of is made.</summary>
    public bool IsDone => _isThrough && _changed.Count == 0 && _found.Count == 0 && _followed >= follower.Applied;

    public override void Dispose()
    {
        _turn.Dispose();
        base.Dispose();
    }

    // Whoever has it look as well waits.
    protected override async Task LookAsync(CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            await LookInTurnAsync(ct);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task LookInTurnAsync(CancellationToken ct)
    {
        if (IsUnderWay())
            return;
        await FollowAsync(ct);
        if (_changed.Count > 0)
        {
            await MakeAsync(_changed.Next(MadeInOneLook), ct);
            return;
        }

        if (_found.Count == 0 && !_isThrough)
            await LookFurtherAsync(ct);
        if (_found.Count == 0)
            return;
        var before = _made;
        _made += await MakeAsync(_found.Next(MadeInOneLook), ct);
        if (_isThrough && _found.Count == 0)
            LogThrough(Log, _made);
        else if (_made / Telling > before / Telling)
            LogMade(Log, _made, _place!.Value.PublishedAt);
    }

    /// <summary>Whether much changed since the last look, and this one is to be left out.</summary>
    private bool IsUnderWay()
    {
        var head = follower.Applied;
        var isMuch = head - _seen > MadeInOneLook && _seen > 0;
        _seen = head;
        _leftOut = isMuch && _leftOut < MostLeftOut ? _leftOut + 1 : 0;
        return _leftOut > 0;
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
            _followed = await ReadChangedAsync(_followed.Value, head, ct);
    }

    /// <summary>Reads the next rows of the log after a number, and finds whose answers they have made untrue.</summary>
    /// <returns>To which number they go.</returns>
    private async Task<long> ReadChangedAsync(long after, long head, CancellationToken ct)
    {
        await using var read = await Database.OpenReadAsync(ct);
        var rows = await read.QueryAsync(
            new Statement(
                "SELECT sequence, kind, op, thing_id FROM changes WHERE is_public = TRUE AND sequence > @p0 "
                    + $"ORDER BY sequence LIMIT {MostLookedAt}",
                [after]
            ),
            row =>
                (
                    Sequence: row.GetInt64(0),
                    Article: row.GetString(1) == nameof(ThingKind.Article) && row.GetString(2) == nameof(ChangeOp.Upsert)
                        ? row.GetId(3)
                        : (Guid?)null
                ),
            ct
        );
        foreach (var id in await StaleAsync(read, [.. rows.Select(r => r.Article).OfType<Guid>().Distinct()], ct))
            _changed.Add(id);
        return rows.Count == MostLookedAt ? rows[^1].Sequence : head;
    }

    /// <summary>Looks at some more of all pieces.</summary>
    private async Task LookFurtherAsync(CancellationToken ct)
    {
        await using var read = await Database.OpenReadAsync(ct);
        var text = new StatementText();
        var after = "";
        if (_place is var (publishedAt, id))
            after = $"AND (a.published_at, a.id) < ({text.Value(Database.Sql.Value(publishedAt))}, {text.Value(Database.Sql.Value(id))})";
        var rows = await read.QueryAsync(
            text.With(
                $"""
                SELECT a.id, a.published_at, c.article_id FROM articles a {new ReadyCards(addresses.StoredShape).Join(text)}
                WHERE {ArticleQueries.VisibleToReaders("a")} {after} ORDER BY a.published_at DESC, a.id DESC LIMIT {MostLookedAt}
                """
            ),
            row => (Id: row.GetId(0), PublishedAt: row.GetInstant(1), IsReady: !row.IsNull(2)),
            ct
        );
        _isThrough = rows.Count < MostLookedAt;
        _place = rows.Count == 0 ? _place : (rows[^1].PublishedAt, rows[^1].Id);
        foreach (var row in rows.Where(r => !r.IsReady))
            _found.Add(row.Id);
    }

    private async Task<IReadOnlyList<Guid>> StaleAsync(ReadConnection read, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        if (ids.Count == 0)
            return [];
        var text = new StatementText();
        return await read.QueryAsync(
            text.With(
                $"""
                SELECT a.id FROM articles a {new ReadyCards(addresses.StoredShape).Join(text)}
                WHERE a.id IN ({Database.Sql.IdsOf(text.Value(Database.Sql.Value(ids)))}) AND a.is_public IS TRUE AND c.article_id IS NULL
                """
            ),
            row => row.GetId(0),
            ct
        );
    }

    private async Task<int> MakeAsync(IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var made = 0;
        foreach (var some in ids.Chunk(MadeAtOnce))
        {
            await using var read = await Database.OpenReadAsync(ct);
            made += (await articles.MakeAsync(read, some, ct)).Count;
        }

        return made;
    }

    /// <summary>Pieces that wait, each once.</summary>
    private sealed class Line
    {
        private readonly Queue<Guid> _order = [];
        private readonly HashSet<Guid> _waiting = [];

        public int Count => _order.Count;

        public void Add(Guid id)
        {
            if (_waiting.Add(id))
                _order.Enqueue(id);
        }

        public List<Guid> Next(int most)
        {
            List<Guid> next = [.. Enumerable.Range(0, Math.Min(most, Count)).Select(_ => _order.Dequeue())];
            _waiting.ExceptWith(next);
            return next;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Ready answers made so far: {Made}, back to {PublishedAt:yyyy-MM-dd}")]
    private static partial void LogMade(ILogger log, int made, DateTime publishedAt);

    [LoggerMessage(Level = LogLevel.Information, Message = "Ready answers made that were missing or out of date: {Made}")]
    private static partial void LogThrough(ILogger log, int made);
}
