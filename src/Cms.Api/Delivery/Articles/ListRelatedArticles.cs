using Cms.Api.Http;
using Cms.Api.Http.Lists;
using Cms.Api.Http.Queries;
using Cms.Model;
using Cms.Model.Articles;
using Cms.Model.Changes;
using Cms.Model.Reading;
using Cms.Model.Series;
using FastEndpoints;

namespace Cms.Api.Delivery.Articles;

/// <summary>Lists what to read after an article.</summary>
internal sealed class ListRelatedArticles(ArticleReader articles, ThingReader things, Addresses addresses)
    : ArticleEndpoint<RelatedArticlesRequest, ListResponse<ArticleSummary, ArticleIncluded>>("/v1/articles/{id}/related", addresses)
{
    // Of each thing the piece shares with others, only the newest are looked at: what is old is rarely what to read next.
    private const int MostPerLink = 30;
    private const int MostLinks = 20;

    private SqlDialect Sql => articles.Database.Sql;

    public override void Configure() =>
        Reads(
            "/v1/articles/{id}/related",
            "List related articles",
            "What to read after an article: pieces of the same series first, then those that share most topics, authors and sources, "
                + "newer before older. One page, without cursor."
        );

    protected override async Task<Answer> AnswerAsync(RelatedArticlesRequest request, CancellationToken ct)
    {
        await using var read = await articles.Database.OpenReadAsync(ct);
        await read.BeginSnapshotAsync(ct);
        if (
            await read.FindAsync(ThingKind.Article, request.Id, ct) is not { IsPublic: true, Id: var article } found
            || !found.StandsAt(request.Id)
        )
            return await ElsewhereAsync(read, request.Id, ct);

        var shared = await read.QueryAsync(
            new Statement(
                $"""
                SELECT kind, target_id FROM article_links
                WHERE article_id = @p0 AND copy = 'Live' AND kind IN ('Topic', 'Author', 'Source') ORDER BY position LIMIT {MostLinks}
                """,
                [Sql.Value(article)]
            ),
            row => (Kind: row.GetString(0), Target: row.GetId(1)),
            ct
        );
        var series = await read.QueryAsync(
            new Statement(
                $"SELECT kind, series_id FROM series_members WHERE article_id = @p0 ORDER BY series_id LIMIT {MostLinks}",
                [Sql.Value(article)]
            ),
            row => (Kind: row.GetString(0), Id: row.GetId(1)),
            ct
        );
        var scores = new Dictionary<Guid, (int Score, DateTime Published)>();
        foreach (var (kind, target) in shared)
            Score(
                kind == nameof(LinkKind.Topic) ? 3 : 2,
                await NewestAsync("article_links WHERE copy = 'Live' AND kind = @p1 AND target_id", [Sql.Value(target), kind])
            );
        foreach (var (kind, target) in series)
            Score(
                kind == nameof(SeriesKind.Multipart) ? 100 : 10,
                await NewestAsync("series_members WHERE series_id", [Sql.Value(target)])
            );

        scores.Remove(article);
        var ids = scores
            .OrderByDescending(s => s.Value.Score)
            .ThenByDescending(s => s.Value.Published)
            .ThenByDescending(s => s.Key)
            .Take(request.LimitOrDefault)
            .Select(s => s.Key)
            .ToList();
        var rows = await articles.ChosenAsync(read, ids, ct);
        var included = await things.IncludedAsync(read, ids, request.Included, ct);
        var links = Links(nextCursor: null);
        return new Answer
        {
            Body = ArticleLists.Write(
                new ArticlePage(rows, HasMore: false, NextCursor: null, Total: null),
                new ListMeta
                {
                    Limit = request.LimitOrDefault,
                    HasMore = false,
                    NextCursor = null,
                    Page = null,
                    Total = null,
                },
                links,
                included
            ),
            Link = ListPages.Header(links),
            Tags =
            [
                CacheTags.One(ThingKind.Article, article.ToString()),
                .. ids.Select(id => CacheTags.One(ThingKind.Article, id.ToString())),
            ],
            Collections = [CacheTags.Collection(ThingKind.Article)],
            HangsOn = [.. Answer.On(ThingKind.Article), .. ThingReader.Slots(request.Included)],
        };

        Task<List<(Guid Id, DateTime Published)>> NewestAsync(string where, object[] values) =>
            read.QueryAsync(
                new Statement(
                    $"""
                    SELECT article_id, published FROM {where} = @p0 AND published IS NOT NULL
                    ORDER BY published DESC, article_id DESC LIMIT {MostPerLink}
                    """,
                    values
                ),
                row => (row.GetId(0), row.GetInstant(1)),
                ct
            );

        void Score(int points, List<(Guid Id, DateTime Published)> found)
        {
            foreach (var (id, published) in found)
                scores[id] = (scores.GetValueOrDefault(id).Score + points, published);
        }
    }
}

/// <summary>What the operation takes.</summary>
public sealed record RelatedArticlesRequest : OneRequest
{
    /// <summary>Most articles.</summary>
    [QueryParam]
    public string? Limit { get; init; }

    /// <summary>Which things to give whole in <c>included</c>.</summary>
    [QueryParam]
    public string? Include { get; init; }

    internal int LimitOrDefault => (int)(Parse.Number(Limit) ?? 6);

    internal IReadOnlyList<string> Included => Parse.List(Include);
}

/// <summary>What the operation refuses.</summary>
public sealed class RelatedArticlesValidator : Validator<RelatedArticlesRequest>
{
    /// <summary>The rules.</summary>
    public RelatedArticlesValidator()
    {
        RuleFor(r => r.Id).IdOrSlug();
        RuleFor(r => r.Limit).WholeNumber(1, 50, 6);
        RuleFor(r => r.Include).Words(ArticleIncluded.Names);
    }
}
