using Cms.Api.Http.Queries;
using Cms.Model;
using Cms.Model.Reading;
using FastEndpoints;

namespace Cms.Api.Delivery.Sources;

/// <summary>Lists public sources.</summary>
internal sealed class ListSources(ThingReader things, CmsDatabase database)
    : ThingListEndpoint<ListSourcesRequest, SourceResponse>(ThingKind.Source, "sources", "sort_name", "source_kind", database)
{
    public override void Configure() => Reads("/v1/sources", "List sources", "Public sources, by name unless sorted otherwise.");

    protected override Task<IReadOnlyList<SourceResponse>> ItemsAsync(ReadConnection read, IReadOnlyList<Guid> ids, CancellationToken ct) =>
        things.SourcesAsync(read, ids, ct);

    protected override IReadOnlyList<string> Kinds(ListSourcesRequest request) =>
        [.. Parse.List(request.Kind).Select(k => char.ToUpperInvariant(k[0]) + k[1..]).Order(StringComparer.Ordinal)];
}

/// <summary>What the list takes.</summary>
public sealed record ListSourcesRequest : ThingListRequest
{
    /// <summary>Of any of these kinds.</summary>
    [QueryParam]
    public string? Kind { get; init; }
}

/// <summary>What the list refuses.</summary>
public sealed class ListSourcesValidator : ThingListValidator<ListSourcesRequest>
{
    /// <summary>The rules.</summary>
    public ListSourcesValidator()
        : base("name") => RuleFor(r => r.Kind).Words("publication", "organization", "network");
}
