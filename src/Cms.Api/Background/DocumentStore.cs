using System.Threading.Channels;
using Cms.Model;
using Cms.Model.Articles;
using Cms.Model.Reading;

namespace Cms.Api.Background;

/// <summary>
/// Keeps documents that readers had to make anew, behind their backs: a read never waits for a write. What does not fit
/// into the line, or could not be stored, is made again by the next reader.
/// </summary>
internal sealed class DocumentStore(IServiceScopeFactory scopes, CmsDatabase database, TakedownReserve reserve, ILogger<DocumentStore> log)
    : LookingWorker(database, TimeProvider.System, log)
{
    private const int MostWaiting = 2_000;
    private const int Batch = 100;

    private readonly Channel<ArticleDocument> _waiting = Channel.CreateBounded<ArticleDocument>(
        new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    /// <summary>Hands one over, unless the disk has no room for what can be made again.</summary>
    public void Keep(ArticleDocument document)
    {
        if (!reserve.IsOut)
            _waiting.Writer.TryWrite(document);
    }

    protected override TimeSpan Every => TimeSpan.FromMilliseconds(100);

    protected override string Work => "Keeping ready answers";

    protected override async Task LookAsync(CancellationToken ct)
    {
        while (Next() is { Count: > 0 } batch)
            await scopes.WithDbAsync(db => Database.WriteAsync(db, token => ReplaceAsync(db, batch, token), ct));
    }

    private List<ArticleDocument> Next()
    {
        var batch = new Dictionary<Guid, ArticleDocument>();
        while (batch.Count < Batch && _waiting.Reader.TryRead(out var document))
            batch[document.ArticleId] = document;
        return [.. batch.Values];
    }

    private static async Task ReplaceAsync(CmsDbContext db, IReadOnlyList<ArticleDocument> documents, CancellationToken ct)
    {
        var database = db.CmsDatabase;
        var ids = documents.Select(d => d.ArticleId).ToList();
        // Only what is still true, and stays so until it is stored: a save that is under way may be about to raise the version, or to
        // forget a name. Held by one alone, since two nodes that store the same answer would be in each other's way.
        var versions = (
            await db.QueryAsync(
                new Statement(
                    $"SELECT id, version FROM articles WHERE id IN ({database.Sql.IdsOf("@p0")}){database.Sql.ForUpdateOfFree}",
                    [database.Sql.Value(ids)]
                ),
                row => (Id: row.GetId(0), Version: row.GetInt32(1)),
                ct
            )
        ).ToDictionary(a => a.Id, a => a.Version);
        var current = documents.Where(d => versions.TryGetValue(d.ArticleId, out var version) && version == d.Version).ToList();
        ids = current.ConvertAll(d => d.ArticleId);
        await ArticleDocument.RemoveAsync(db, database.Sql.IdsOf("@p0"), database.Sql.Value(ids), ct);
        await database.BulkInsertAsync(db, current, ct);
    }
}
