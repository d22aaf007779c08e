using Cms.Api.Http.Queries;
using Cms.Model;
using Cms.Model.Reading;
using FastEndpoints;

namespace Cms.Api.Delivery.Series;

/// <summary>Lists public series.</summary>
internal sealed class ListSeries(ThingReader things, CmsDatabase database)
    : ThingListEndpoint<ListSeriesRequest, SeriesResponse>(ThingKind.Series, "series", "sort_title", "series_kind", database)
{
    public override void Configure() => Reads("/v1/series", "List series", "Public series, by title unless sorted otherwise.");

    protected override ThingKind[] Shows => ThingReader.ShownBySeries;

    protected override Task<IReadOnlyList<SeriesResponse>> ItemsAsync(ReadConnection read, IReadOnlyList<Guid> ids, CancellationToken ct) =>
        things.SeriesAsync(read, ids, ct);

    protected override IReadOnlyList<string> Kinds(ListSeriesRequest request) =>
        [.. Parse.List(request.Kind).Select(k => char.ToUpperInvariant(k[0]) + k[1..]).Order(StringComparer.Ordinal)];
}

/// <summary>What the list takes.</summary>
public sealed record ListSeriesRequest : ThingListRequest
{
    /// <summary>Of any of these kinds.</summary>
    [QueryParam]
    public string? Kind { get; init; }
}

/// <summary>What the list refuses.</summary>
public sealed class ListSeriesValidator : ThingListValidator<ListSeriesRequest>
{
    /// <summary>The rules.</summary>
    public ListSeriesValidator()
        : base("title") => RuleFor(r => r.Kind).Words("multipart", "collection");
}
