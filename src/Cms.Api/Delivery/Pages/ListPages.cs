using Cms.Api.Http.Lists;
using Cms.Api.Http.Queries;
using Cms.Model;
using Cms.Model.Reading;
using FastEndpoints;

namespace Cms.Api.Delivery.Pages;

/// <summary>Lists public pages.</summary>
internal sealed class ListPages(PageReader pages, CmsDatabase database)
    : ThingListEndpoint<ListPagesRequest, PageSummary>(ThingKind.Page, "pages", "sort_title", null, database)
{
    public override void Configure() =>
        Reads(
            "/v1/pages",
            "List pages",
            "Public pages of the website that are no pieces, by title unless sorted otherwise, without their bodies: of all, or those that "
                + "belong to one by their slugs."
        );

    protected override IReadOnlyList<NamedFilter> Filters(ListPagesRequest request) =>
        [new("parent", ThingKind.Page, Parse.List(request.Parent))];

    protected override string Demand(NamedFilter filter, IEnumerable<string> ids) =>
        $"t.parent_slug IN (SELECT p.slug FROM pages p WHERE p.id IN ({string.Join(", ", ids)}) AND p.is_public = TRUE)";

    protected override Task<IReadOnlyList<PageSummary>> ItemsAsync(ReadConnection read, IReadOnlyList<Guid> ids, CancellationToken ct) =>
        pages.SummariesAsync(read, ids, ct);
}

/// <summary>What the list takes.</summary>
public sealed record ListPagesRequest : ThingListRequest
{
    /// <summary>Only those right below any of these pages.</summary>
    [QueryParam]
    public string? Parent { get; init; }
}

/// <summary>What the list refuses.</summary>
public sealed class ListPagesValidator : ThingListValidator<ListPagesRequest>
{
    /// <summary>The rules.</summary>
    public ListPagesValidator()
        : base(ThingKind.Page, "title") => RuleFor(r => r.Parent).IdsOrSlugs(ThingKind.Page);
}
