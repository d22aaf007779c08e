using Cms.Model;
using Cms.Model.Articles;

namespace Cms.Demo;

/// <summary>Many invented pieces, for trying out size.</summary>
public static class DemoBulk
{
    // Their texts are gone before the heap carries them from one generation to the next.
    private const int MadeAtOnce = 250;

    // Titles and slugs land all over their indexes, so the more are stored at once, the more often a page takes in several before it is
    // written. Others get their turn every few seconds.
    private const int StoredAtOnce = 8 * MadeAtOnce;

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
        var making = MakeAsync(0);
        for (var stored = 0; stored < count; stored += StoredAtOnce)
            done(await db.CmsDatabase.WriteAsync(db, token => StoreAsync(stored, token), ct));

        await db.CmsDatabase.Search.TidyAsync(db, ct);

        Task<BulkBatch> MakeAsync(int from) => Task.Run(() => writer.MakeAsync(from, Math.Clamp(count - from, 0, MadeAtOnce), ct), ct);

        async Task<int> StoreAsync(int from, CancellationToken token)
        {
            var end = Math.Min(count, from + StoredAtOnce);
            for (var at = from; at < end; at += MadeAtOnce)
            {
                var batch = await making;
                // The next batch is made on the other core while this one is written.
                making = MakeAsync(at + MadeAtOnce);
                await ArticleLoad.InsertAsync(db, batch.Articles, batch.FirstShown, clock.Now(), token);
            }

            return end - from;
        }
    }
}
