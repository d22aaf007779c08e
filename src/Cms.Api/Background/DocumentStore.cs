using System.Threading.Channels;
using Cms.Model;
using Cms.Model.Articles;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Background;

/// <summary>
/// Keeps documents that readers had to make anew, behind their backs: a read never waits for a write. What does not fit
/// into the line is made again by the next reader.
/// </summary>
internal sealed partial class DocumentStore(IServiceScopeFactory scopes, CmsDatabase database, ILogger<DocumentStore> log) : BackgroundService
{
    private const int MostWaiting = 2_000;
    private const int Batch = 100;

    private readonly Channel<ArticleDocument> _waiting = Channel.CreateBounded<ArticleDocument>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    /// <summary>Hands one over.</summary>
    public void Keep(ArticleDocument document) => _waiting.Writer.TryWrite(document);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await _waiting.Reader.WaitToReadAsync(stoppingToken))
            {
                var batch = new Dictionary<Guid, ArticleDocument>();
                while (batch.Count < Batch && _waiting.Reader.TryRead(out var document))
                    batch[document.ArticleId] = document;
                await StoreAsync([.. batch.Values], stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What still waits is made again when next asked for.
        }
    }

    private async Task StoreAsync(IReadOnlyList<ArticleDocument> documents, CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<CmsDbContext>();
            await database.WriteAsync(db, token => ReplaceAsync(db, documents, token), ct);
        }
        catch (Exception e) when (database.Judge(e) != DatabaseFault.Unknown)
        {
            LogSkipped(log, documents.Count, e);
        }
    }

    private static async Task ReplaceAsync(CmsDbContext db, IReadOnlyList<ArticleDocument> documents, CancellationToken ct)
    {
        var ids = documents.Select(d => d.ArticleId).ToList();
        var versions = await db.Articles.Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, a.Version }).ToDictionaryAsync(a => a.Id, a => a.Version, ct);
        // Only what is still true: a newer version may have been published since it was made.
        var current = documents.Where(d => versions.TryGetValue(d.ArticleId, out var version) && version == d.Version).ToList();
        ids = current.ConvertAll(d => d.ArticleId);
        await db.ArticleDocuments.Where(d => ids.Contains(d.ArticleId)).ExecuteDeleteAsync(ct);
        await db.CmsDatabase.BulkInsertAsync(db, current, ct);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} ready answers were not kept; they will be made again when asked for")]
    private static partial void LogSkipped(ILogger log, int count, Exception e);
}
