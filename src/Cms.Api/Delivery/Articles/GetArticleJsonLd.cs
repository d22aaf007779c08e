using System.Text.Json;
using Cms.Api.Http;
using Cms.Model;
using Cms.Model.Authors;
using Cms.Model.Changes;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Delivery.Articles;

/// <summary>Gets what an article's page tells search engines (schema.org).</summary>
internal sealed class GetArticleJsonLd(ArticleReader articles, Addresses addresses, ArticleJsonLd jsonLd)
    : ArticleEndpoint<OneRequest, object>("/v1/articles/{id}/jsonld", addresses)
{
    private const string Type = "application/ld+json";

    protected override string? NegotiatedAs => Type;

    public override void Configure() =>
        Reads(
            "/v1/articles/{id}/jsonld",
            "Get an article's JSON-LD",
            "A schema.org NewsArticle for the head of the article's page: authors, publisher, pictures with their credits, license, "
                + "corrections, series and where the piece comes from. It is escaped to stand in a script element as it is.",
            Type
        );

    protected override async Task<Answer> AnswerAsync(OneRequest request, CancellationToken ct)
    {
        await using var read = await articles.Database.OpenReadAsync(ct);
        await read.BeginSnapshotAsync(ct);
        if (
            await read.FindAsync(ThingKind.Article, request.Id, ct) is not { IsPublic: true } found
            || !found.StandsAt(request.Id)
            || !(await articles.DocumentsAsync(read, [found.Id], ct)).TryGetValue(found.Id, out var document)
        )
            return await ElsewhereAsync(read, request.Id, ct);
        var summary = JsonSerializer.Deserialize<ArticleSummary>(document.Summary, Json.Options)!;
        var details = JsonSerializer.Deserialize<ArticleDetails>(document.Details, Json.Options)!;
        var authorIds = summary.Contributions.Select(c => c.Author?.Id).OfType<Guid>().Distinct().ToList();
        var organizations = await read
            .Db.Authors.Where(a => authorIds.Contains(a.Id) && a.AuthorKind == AuthorKind.Organization)
            .Select(a => a.Id)
            .ToListAsync(ct);
        return new Answer
        {
            Body = ArticleJsonLd.Write(jsonLd.Describe(summary, details, organizations)),
            ContentType = Type,
            LastModified = summary.ModifiedAt,
            Tags = document.Tags.Split(' '),
            Collections = [CacheTags.Collection(ThingKind.Article)],
            HangsOn = [ChangeFollower.SlotOf(found.Id)],
        };
    }
}
