using Cms.Api.Delivery;
using Cms.Api.Http.Lists;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Articles;
using Cms.Model.Reading;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Series;

/// <summary>Lists the articles of a series.</summary>
internal sealed class ListAdminSeriesArticles(CmsDatabase database)
    : AdminListEndpoint<ListAdminSeriesArticlesRequest, SeriesArticleResponse>(
        "(SELECT article_id AS id, series_id, position FROM series_members)",
        database
    )
{
    public override void Configure() =>
        Get(
            "series/{id}/articles",
            StaffScopes.Read,
            "List the articles of a series at the desk",
            "Its articles in order, public or not. A contributor is told of public ones and of their own."
        );

    protected override SortOrder Order(ListAdminSeriesArticlesRequest request) =>
        new([new SortColumn("t.position", SortType.Number, false)], "t.id");

    protected override IEnumerable<string> Terms(ListAdminSeriesArticlesRequest request, StatementText values)
    {
        yield return $"t.series_id = {values.Value(Database.Sql.Value(request.Id))}";
        if (Actor.Role == Role.Contributor)
            yield return $"""
                EXISTS (SELECT 1 FROM articles a WHERE a.id = t.id
                AND (a.is_public = TRUE OR a.created_by = {values.Value(Actor.Id)}))
                """;
    }

    protected override Task DemandAsync(ReadConnection read, ListAdminSeriesArticlesRequest request, CancellationToken ct) =>
        SeriesDesk.Here.RequireAsync(read.Db, request.Id, ct);

    protected override async Task<IReadOnlyList<SeriesArticleResponse>> ItemsAsync(
        ReadConnection read,
        ListAdminSeriesArticlesRequest request,
        IReadOnlyList<Guid> ids,
        CancellationToken ct
    )
    {
        var articles = await read
            .Db.Articles.Where(a => ids.Contains(a.Id))
            .Select(a => new
            {
                a.Id,
                a.Slug,
                a.DeskTitle,
                a.CreatedBy,
                a.Status,
                a.IsPublic,
                a.TrashedAt,
            })
            .ToDictionaryAsync(a => a.Id, ct);
        // The title in somebody else's working copy is not a contributor's to know.
        var shown =
            Actor.Role != Role.Contributor
                ? new Dictionary<Guid, LiveName>()
                : await read.LiveNamesAsync(
                    [.. articles.Values.Where(a => a.CreatedBy != Actor.Id).Select(a => a.Id)],
                    onlyPublic: true,
                    ct
                );
        var places = await read
            .Db.SeriesMembers.Where(m => m.SeriesId == request.Id && ids.Contains(m.ArticleId))
            .ToDictionaryAsync(m => m.ArticleId, ct);
        return
        [
            .. ids.Select(id => new SeriesArticleResponse
            {
                ArticleId = id,
                Part = places[id].Part,
                Label = places[id].Label,
                Title = shown.GetValueOrDefault(id)?.Title ?? articles[id].DeskTitle,
                Slug = articles[id].Slug,
                Status = articles[id].Status,
                IsPublic = articles[id].IsPublic,
                TrashedAt = articles[id].TrashedAt,
            }),
        ];
    }
}

/// <summary>What the list takes.</summary>
public sealed record ListAdminSeriesArticlesRequest : ListRequest
{
    /// <summary>The series' id.</summary>
    public Guid Id { get; init; }
}

/// <summary>What the list refuses.</summary>
public sealed class ListAdminSeriesArticlesValidator : ListValidator<ListAdminSeriesArticlesRequest>;

/// <summary>An article's place in a series, as the desk sees it.</summary>
public sealed record SeriesArticleResponse
{
    /// <summary>The article's id.</summary>
    public required Guid ArticleId { get; init; }

    /// <summary>Its number; null for a companion piece, and always in a collection.</summary>
    public required int? Part { get; init; }

    /// <summary>The number as printed; null if none is.</summary>
    public required string? Label { get; init; }

    /// <summary>Its title as the desk has it now.</summary>
    public required string Title { get; init; }

    /// <summary>Its current slug.</summary>
    public required string Slug { get; init; }

    /// <summary>Where it stands.</summary>
    public required ArticleStatus Status { get; init; }

    /// <summary>Whether readers see it, and see it in the series.</summary>
    public required bool IsPublic { get; init; }

    /// <summary>When it was put in the trash, UTC; null while it does not lie there.</summary>
    public required DateTime? TrashedAt { get; init; }
}
