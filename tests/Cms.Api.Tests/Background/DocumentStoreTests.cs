using Cms.Api.Background;
using Cms.Model;
using Cms.Model.Articles;
using Cms.Testing;
using Cms.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NUnit.Framework;

namespace Cms.Api.Tests.Background;

/// <summary>Ready answers are kept only as long as they are true.</summary>
public sealed class DocumentStoreTests(string provider) : OnEveryDatabase(provider)
{
    // By a clock that stands the server makes no answers by itself, which would be kept in place of these.
    protected override TimeProvider Clock { get; } = new StillClock(An.Hour);

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
            await ArticleDocument.RemoveAsync(db, "@p0", db.CmsDatabase.Sql.Value(piece.Id), CancellationToken.None);

            keeping = store.TickAsync(CancellationToken.None);
            // One file has one writer: there it waits for its turn.
            if (db.CmsDatabase.Sql.ForShare.Length > 0)
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

    [Test]
    public async Task Two_nodes_that_keep_the_same_answer_lose_none()
    {
        var (both, other) = (await PieceAsync("Kept by both"), await PieceAsync("Kept by one"));
        var database = Host.Services.GetRequiredService<CmsDatabase>();
        var before = new BeforeCommit(database);
        using var first = Store(before);
        using var second = Store();
        first.Keep(new ArticleDocument { ArticleId = both.Id, Version = 1 });
        second.Keep(new ArticleDocument { ArticleId = both.Id, Version = 1 });
        second.Keep(new ArticleDocument { ArticleId = other.Id, Version = 1 });

        var keepingFirst = first.TickAsync(CancellationToken.None);
        await before.Reached;
        var keepingSecond = second.TickAsync(CancellationToken.None);
        // One file has one writer: there it waits for its turn.
        if (database.Sql.ForUpdate.Length > 0)
            await keepingSecond;
        before.Commit();
        await Task.WhenAll(keepingFirst, keepingSecond);

        var kept = await Host.DeskAsync(db => db.ArticleDocuments.Select(d => d.ArticleId).ToListAsync());
        Assert.That(kept, Is.SupersetOf(new[] { both.Id, other.Id }));
    }

    private async Task<Article> PieceAsync(string title = "Kept or not")
    {
        var author = An.Author("Ada Quill");
        var piece = An.Article(An.Content(title, author));
        await SaveAsync(author, piece);
        return piece;
    }

    private DocumentStore Store(CmsDatabase? database = null) =>
        new(
            Host.Services.GetRequiredService<IServiceScopeFactory>(),
            database ?? Host.Services.GetRequiredService<CmsDatabase>(),
            Host.Services.GetRequiredService<TakedownReserve>(),
            NullLogger<DocumentStore>.Instance
        );

    /// <summary>Stops each write once all is written but nothing committed.</summary>
    private sealed class BeforeCommit(CmsDatabase inner) : PassingDatabase(inner)
    {
        private readonly TaskCompletionSource _reached = new();
        private readonly TaskCompletionSource _commit = new();

        public Task Reached => _reached.Task;

        public void Commit() => _commit.SetResult();

        public override Task<T> WriteAsync<T>(CmsDbContext db, Func<CancellationToken, Task<T>> write, CancellationToken ct) =>
            base.WriteAsync(
                db,
                async token =>
                {
                    var answer = await write(token);
                    _reached.TrySetResult();
                    await _commit.Task;
                    return answer;
                },
                ct
            );
    }
}
