using Cms.Model;
using Cms.Model.Articles;

namespace Cms.Demo;

/// <summary>Many invented pieces, for trying out size.</summary>
public static class DemoBulk
{
    // Long enough that a commit costs nothing beside it, short enough that others get their turn and memory stays small.
    private const int BatchSize = 2_000;

    /// <summary>
    /// Adds so many public pieces, in batches, with all that follows from their publication and with their ready answers. May be
    /// run again; the pieces then come on top. Meant for a database that nobody edits meanwhile.
    /// </summary>
    /// <param name="db">Where to.</param>
    /// <param name="answers">Makes the ready answers.</param>
    /// <param name="count">How many pieces.</param>
    /// <param name="words">About how many words each of them has; null for lengths as magazines print them.</param>
    /// <param name="done">Is told the size of each batch once it is stored.</param>
    /// <param name="clock">Their dates are spread over the eight years before now.</param>
    /// <param name="ct">Stops between two batches.</param>
    public static async Task FillAsync(
        CmsDbContext db,
        MakeAnswers answers,
        int count,
        int? words,
        Action<int> done,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var now = clock.Now();
        var writer = new BulkWriter(answers, await BulkPool.ReadAsync(db, now, ct), count, words, now);
        var making = Make(0);
        for (var stored = 0; stored < count; )
        {
            var batch = await making;
            stored += batch.Articles.Count;
            // The next batch is made on the other core while this one is written.
            making = Make(stored);
            await Task.Run(() => ArticleLoad.StoreAsync(db, batch.Articles, batch.FirstShown, clock.Now(), ct), ct);
            done(batch.Articles.Count);
        }

        await db.CmsDatabase.Search.TidyAsync(db, ct);

        Task<BulkBatch> Make(int from) => Task.Run(() => writer.MakeAsync(from, Math.Min(BatchSize, count - from), ct), ct);
    }
}
