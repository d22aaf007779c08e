using Cms.Model;
using Cms.Model.Reading;

namespace Cms.Api.Delivery.Series;

/// <summary>Gets one public series.</summary>
internal sealed class GetSeries(ThingReader things, CmsDatabase database)
    : ThingEndpoint<SeriesResponse>(ThingKind.Series, "/v1/series/{id}", database)
{
    public override void Configure() =>
        Reads(
            "/v1/series/{id}",
            "Get a series",
            "One public series by id or slug. A former slug answers 301; what was public and is not any more answers 410."
        );

    protected override ThingKind[] Shows => ThingReader.ShownBySeries;

    protected override Task<IReadOnlyList<SeriesResponse>> ItemsAsync(ReadConnection read, IReadOnlyList<Guid> ids, CancellationToken ct) =>
        things.SeriesAsync(read, ids, ct);

    protected override DateTime ModifiedAt(SeriesResponse item) => item.ModifiedAt;
}
