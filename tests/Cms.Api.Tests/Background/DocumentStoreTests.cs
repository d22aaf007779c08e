using Cms.Api.Background;
using Cms.Model;
using Cms.Model.Articles;
using Cms.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NUnit.Framework;

namespace Cms.Api.Tests.Background;

/// <summary>Ready answers are kept only as long as they are true.</summary>
public sealed class DocumentStoreTests(string provider) : OnEveryDatabase(provider)
{
    [Test]
    public async Task An_answer_that_a_save_under_way_makes_untrue_is_not_kept()
    {
        var piece = await PieceAsync();
        using var store = Store();
        store.Keep(new ArticleDocument { ArticleId = piece.Id, Version = 1 });
        Task keeping = Task.CompletedTask;
        await Host.DeskAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.Articles.Where(a => a.Id == piece.Id).ExecuteUpdateAsync(a => a.SetProperty(p => p.Version, 2));
            await db.ArticleDocuments.Where(d => d.ArticleId == piece.Id).ExecuteDeleteAsync();

            keeping = store.TickAsync(CancellationToken.None);
            // One file has one writer: there it waits for its turn.
            if (db.CmsDatabase.ForShare.Length > 0)
                await keeping;
            await transaction.CommitAsync();
        });
        await keeping;

        Assert.That(await Host.DeskAsync(db => db.ArticleDocuments.AnyAsync(d => d.ArticleId == piece.Id)), Is.False);
    }

    [Test]
    public async Task One_that_is_true_is_kept()
    {
        var piece = await PieceAsync();
        using var store = Store();

        store.Keep(
            new ArticleDocument
            {
                ArticleId = piece.Id,
                Version = 1,
                Shape = 7,
            }
        );
        await store.TickAsync(CancellationToken.None);

        Assert.That(
            await Host.DeskAsync(db => db.ArticleDocuments.Where(d => d.ArticleId == piece.Id).Select(d => d.Shape).SingleAsync()),
            Is.EqualTo(7)
        );
    }

    private async Task<Article> PieceAsync()
    {
        var author = An.Author("Ada Quill");
        var piece = An.Article(An.Content("Kept or not", author));
        await SaveAsync(author, piece);
        return piece;
    }

    private DocumentStore Store() =>
        new(
            Host.Services.GetRequiredService<IServiceScopeFactory>(),
            Host.Services.GetRequiredService<CmsDatabase>(),
            Host.Services.GetRequiredService<TakedownReserve>(),
            NullLogger<DocumentStore>.Instance
        );
}
