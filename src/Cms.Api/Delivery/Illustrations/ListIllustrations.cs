using Cms.Api.Http.Lists;
using Cms.Api.Http.Queries;
using Cms.Model;
using Cms.Model.Reading;
using FastEndpoints;

namespace Cms.Api.Delivery.Illustrations;

/// <summary>Lists public illustrations.</summary>
internal sealed class ListIllustrations(ThingReader things, CmsDatabase database)
    : ThingListEndpoint<ListIllustrationsRequest, IllustrationResponse>(ThingKind.Illustration, "illustrations", null, null, database)
{
    public override void Configure() =>
        Reads(
            "/v1/illustrations",
            "List illustrations",
            "Public illustrations, those that changed last first unless sorted otherwise: of all, or of whom their credit names."
        );

    protected override ThingKind[] Shows => ThingReader.ShownByIllustrations;

    protected override IReadOnlyList<NamedFilter> Filters(ListIllustrationsRequest request) =>
        [
            new("creditAuthor", ThingKind.Author, Parse.List(request.CreditAuthor)),
            new("creditSource", ThingKind.Source, Parse.List(request.CreditSource)),
        ];

    // Only where the credit names them to readers: whoever asked to be printed as somebody else made none that is told of.
    protected override string Demand(NamedFilter filter, IEnumerable<string> ids) =>
        filter.Kind == ThingKind.Author
            ? $"""
                t.credit_author_id IN (SELECT a.id FROM authors o JOIN authors a ON a.id = COALESCE(o.merged_into, o.id)
                WHERE o.id IN ({string.Join(", ", ids)}) AND a.is_public = TRUE AND a.printed_as IS NULL)
                """
            : $"t.credit_source_id IN (SELECT s.id FROM sources s WHERE s.id IN ({string.Join(", ", ids)}) AND s.is_public = TRUE)";

    protected override async Task<IReadOnlyList<IllustrationResponse>> ItemsAsync(
        ReadConnection read,
        IReadOnlyList<Guid> ids,
        CancellationToken ct
    )
    {
        var shown = await things.IllustrationsAsync(read, ids, ct);
        return [.. ids.Where(shown.ContainsKey).Select(id => shown[id])];
    }
}

/// <summary>What the list takes.</summary>
public sealed record ListIllustrationsRequest : ThingListRequest
{
    /// <summary>Whose credit names any of these authors as the maker.</summary>
    [QueryParam]
    public string? CreditAuthor { get; init; }

    /// <summary>Whose credit names any of these sources.</summary>
    [QueryParam]
    public string? CreditSource { get; init; }
}

/// <summary>What the list refuses.</summary>
public sealed class ListIllustrationsValidator : ThingListValidator<ListIllustrationsRequest>
{
    /// <summary>The rules.</summary>
    public ListIllustrationsValidator()
    {
        RuleFor(r => r.CreditAuthor).IdsOrSlugs();
        RuleFor(r => r.CreditSource).IdsOrSlugs();
    }
}
