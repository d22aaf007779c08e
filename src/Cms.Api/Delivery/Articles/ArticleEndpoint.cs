using Cms.Api.Http;
using Cms.Model;
using Cms.Model.Reading;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Delivery.Articles;

/// <summary>An operation on one article, which knows what to say where the article is not: moved, gone or unknown.</summary>
internal abstract class ArticleEndpoint<TRequest, TResponse>(string path, Addresses addresses) : DeliveryEndpoint<TRequest, TResponse>
    where TRequest : notnull
{
    /// <summary>Makes addresses.</summary>
    protected Addresses Addresses => addresses;

    /// <summary>The answer where no public article has the address now.</summary>
    protected async Task<Answer> ElsewhereAsync(ReadConnection read, string address, CancellationToken ct)
    {
        await read.BeginSnapshotAsync(ct);
        var article = await read.Db.Articles.At(read.Db, ThingKind.Article, address).FirstOrDefaultAsync(a => a.WasPublic, ct);
        if (article is null)
            return NotFound(ThingKind.Article, address);
        if (article.IsPublic)
            return Moved(ThingKind.Article, address, article.Slug, path);
        var takenDown = await TakenDownArticle.ReadAsync(read.Db, article, addresses, ct);
        return Gone(ThingKind.Article, article.Id, address, takenDown.Withdrawal, takenDown.Replacement);
    }
}
