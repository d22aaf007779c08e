using Cms.Api.Delivery;
using Cms.Api.Delivery.Search;
using Cms.Api.Http;
using Cms.Api.Http.Doors;
using Cms.Api.Http.Lists;
using Cms.Api.Http.Queries;
using Cms.Model;
using Cms.Model.Access;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Articles;

/// <summary>Lists articles at the desk.</summary>
internal sealed class ListAdminArticles(CmsDatabase database, Addresses addresses)
    : AdminEndpoint<ListAdminArticlesRequest, SearchableListResponse<AdminArticleSummary, NothingIncluded>>
{
    public override void Configure() =>
        Get(
            "articles",
            StaffScopes.Read,
            "List articles at the desk",
            "Articles in every state, last edited first unless sorted otherwise; what lies in the trash only where it is asked for. A "
                + "contributor sees their own. "
                + "With q, those of them that have every word of it, as readers' search takes it, in the working copy where there is one, "
                + "else in what is live; the best first unless sorted otherwise: by rank as in search, within a rank the last edited. "
                + "A piece is found from its save on. Filters, order and count then look at the 10,000 that match whose words were saved "
                + "last, and meta.isCut says whether there are more."
        );

    protected override async Task<Outcome<SearchableListResponse<AdminArticleSummary, NothingIncluded>>> ActAsync(
        ListAdminArticlesRequest request,
        CancellationToken ct
    )
    {
        // A cursor is good for the list with these filters, this sort and these words, and no other.
        var identity = $"admin {ListPages.CanonicalPath(HttpContext.Request, "cursor", "page", "limit", "count")}";
        await using var read = await database.OpenReadAsync(ct);
        await read.BeginSnapshotAsync(ct);
        // Whoever sees their own alone, or asks for one person's, looks at those: others' are no part of any bound.
        var matching = request.Q is null
            ? null
            : await MatchingPieces.FindAsync(
                await SearchLook.AtDeskAsync(read, ct),
                request.Q,
                isRanked: request.SortOrDefault == MatchingPieces.Relevance,
                maker: SeesAll ? request.CreatedBy : Actor.Id,
                ct
            );
        var pieces = new DeskPieces(
            database,
            request,
            [.. new[] { SeesAll ? null : Actor.Id, request.CreatedBy }.OfType<string>().Distinct()]
        );
        var page = await TablePage.ReadAsync(read, request, pieces.Order, identity, await pieces.SourceAsync(read, matching, ct), ct);
        var named = await NamedValues.FindAsync(read, database, Named(request), onlyPublic: false, ct);
        var found = await read.Db.Articles.Where(a => page.Ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, ct);
        List<AdminArticleSummary> data = [.. page.Ids.Select(id => AdminArticleSummary.From(found[id], Actor, addresses))];
        var list = Searched(request, data, NothingIncluded.Here, page, named.Unknown, matching is { IsCut: true });
        return new(list, Link: ListPages.Header(list.Links));
    }

    private bool SeesAll => Actor.May(StaffScopes.Content);

    private static IEnumerable<NamedFilter> Named(ListAdminArticlesRequest request) =>
        [
            new("author", ThingKind.Author, Parse.List(request.Author)),
            new("series", ThingKind.Series, Parse.List(request.Series)),
            new("source", ThingKind.Source, Parse.List(request.Source)),
            new("topic", ThingKind.Topic, Parse.List(request.Topic)),
        ];
}

/// <summary>What the list refuses.</summary>
public sealed class ListAdminArticlesValidator : ListValidator<ListAdminArticlesRequest>
{
    /// <summary>The rules.</summary>
    public ListAdminArticlesValidator()
    {
        RuleFor(r => r.Q).SearchText();
        RuleFor(r => r.Sort).SortKeysOr([MatchingPieces.Relevance], "editedAt", "title");
        RuleFor(r => r.Sort).NeedsWords(MatchingPieces.Relevance, r => r.Q);
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
