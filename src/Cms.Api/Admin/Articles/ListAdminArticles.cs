using Cms.Api.Delivery;
using Cms.Api.Http.Lists;
using Cms.Api.Http.Queries;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Articles;
using Cms.Model.Reading;
using FastEndpoints;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Articles;

/// <summary>Lists articles at the desk.</summary>
internal sealed class ListAdminArticles(CmsDatabase database, Addresses addresses)
    : AdminListEndpoint<ListAdminArticlesRequest, AdminArticleSummary>("articles", database)
{
    public override void Configure() =>
        Get(
            "articles",
            StaffScopes.Read,
            "List articles at the desk",
            "Articles in every state, last edited first unless sorted otherwise; what lies in the trash only where it is asked for. A "
                + "contributor sees their own."
        );

    protected override SortOrder Order(ListAdminArticlesRequest request) =>
        new(
            [
                .. (request.Sort ?? "-editedAt")
                    .Split(',')
                    .Select(key => (Name: key.TrimStart('-'), IsDescending: key.StartsWith('-')))
                    .Select(key =>
                        key.Name == "title"
                            ? new SortColumn("t.desk_sort_title", SortType.Text, key.IsDescending)
                            : new SortColumn("t.edited_at", SortType.Instant, key.IsDescending)
                    ),
            ],
            "t.id"
        );

    protected override IEnumerable<string> Terms(ListAdminArticlesRequest request, StatementText values)
    {
        yield return request.Trashed == "true" ? "t.trashed_at IS NOT NULL" : "t.trashed_at IS NULL";
        if (!Actor.May(StaffScopes.Content))
            yield return $"t.created_by = {values.Value(Actor.Id)}";
        if (request.CreatedBy is not null)
            yield return $"t.created_by = {values.Value(request.CreatedBy)}";
        if (Parse.List(request.Status) is { Count: > 0 } statuses)
        {
            var wanted = statuses.Select(s => values.Value(Enum.Parse<ArticleStatus>(s, ignoreCase: true).ToString()));
            yield return $"t.status IN ({string.Join(", ", wanted)})";
        }

        foreach (
            var (kind, targets) in new (LinkKind, List<string>)[]
            {
                // Whoever was merged with another is the other.
                (LinkKind.Author, [.. Parse.List(request.Author).Select(v => values.AuthorOf(v, Database))]),
                (LinkKind.Source, [.. Parse.List(request.Source).Select(v => values.IdOf(v, ThingKind.Source, Database))]),
                (LinkKind.Topic, [.. Parse.List(request.Topic).Select(v => values.IdOf(v, ThingKind.Topic, Database))]),
            }
        )
        {
            if (targets.Count > 0)
                yield return $"EXISTS (SELECT 1 FROM article_links l WHERE l.article_id = t.id AND l.kind = '{kind}' AND l.target_id IN "
                    + $"({string.Join(", ", targets)}))";
        }

        if (Parse.List(request.Series) is { Count: > 0 } series)
            yield return $"EXISTS (SELECT 1 FROM series_members m WHERE m.article_id = t.id AND m.series_id IN "
                + $"({string.Join(", ", series.Select(v => values.IdOf(v, ThingKind.Series, Database)))}))";
        if (Parse.Instant(request.EditedFrom) is { } from)
            yield return $"t.edited_at >= {values.Value(Database.Sql.Value(from))}";
    }

    protected override IEnumerable<NamedFilter> Named(ListAdminArticlesRequest request) =>
        [
            new("author", ThingKind.Author, Parse.List(request.Author)),
            new("series", ThingKind.Series, Parse.List(request.Series)),
            new("source", ThingKind.Source, Parse.List(request.Source)),
            new("topic", ThingKind.Topic, Parse.List(request.Topic)),
        ];

    protected override async Task<IReadOnlyList<AdminArticleSummary>> ItemsAsync(
        ReadConnection read,
        ListAdminArticlesRequest request,
        IReadOnlyList<Guid> ids,
        CancellationToken ct
    )
    {
        var found = await read.Db.Articles.Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, ct);
        return [.. ids.Select(id => AdminArticleSummary.From(found[id], Actor, addresses))];
    }
}

/// <summary>What the list takes.</summary>
public sealed record ListAdminArticlesRequest : ListRequest
{
    /// <summary>The order; last edited first if none is given. Two keys at most; the id breaks ties.</summary>
    [QueryParam]
    public string? Sort { get; init; }

    /// <summary>In any of these states.</summary>
    [QueryParam]
    public string? Status { get; init; }

    /// <summary>Whether to list what lies in the trash, instead of everything else.</summary>
    [QueryParam]
    public string? Trashed { get; init; }

    /// <summary>Made by this actor.</summary>
    [QueryParam]
    public string? CreatedBy { get; init; }

    /// <summary>By any of these authors, live or in the working copy.</summary>
    [QueryParam]
    public string? Author { get; init; }

    /// <summary>Placed in any of these series.</summary>
    [QueryParam]
    public string? Series { get; init; }

    /// <summary>From or with any of these sources, live or in the working copy.</summary>
    [QueryParam]
    public string? Source { get; init; }

    /// <summary>Filed under any of these topics, live or in the working copy.</summary>
    [QueryParam]
    public string? Topic { get; init; }

    /// <summary>Saved at or after this instant.</summary>
    [QueryParam, BindFrom("editedAt[gte]")]
    public string? EditedFrom { get; init; }
}

/// <summary>What the list refuses.</summary>
public sealed class ListAdminArticlesValidator : ListValidator<ListAdminArticlesRequest>
{
    /// <summary>The rules.</summary>
    public ListAdminArticlesValidator()
    {
        RuleFor(r => r.Sort).SortKeys("editedAt", "title");
        RuleFor(r => r.Status).Words("draft", "inReview", "scheduled", "embargoed", "published", "unpublished", "withdrawn");
        RuleFor(r => r.Trashed).Flag();
        RuleFor(r => r.CreatedBy).ShortText(Model.Access.Actor.MaxIdLength);
        RuleFor(r => r.Author).IdsOrSlugs();
        RuleFor(r => r.Series).IdsOrSlugs();
        RuleFor(r => r.Source).IdsOrSlugs();
        RuleFor(r => r.Topic).IdsOrSlugs();
        RuleFor(r => r.EditedFrom).Instant();
    }
}
