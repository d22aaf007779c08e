using Cms.Model;
using Cms.Model.Reading;

namespace Cms.Api.Delivery.Sources;

/// <summary>Gets one public source.</summary>
internal sealed class GetSource(ThingReader things, CmsDatabase database)
    : ThingEndpoint<SourceResponse>(ThingKind.Source, "/v1/sources/{id}", database)
{
    public override void Configure() =>
        Reads(
            "/v1/sources/{id}",
            "Get a source",
            "One public source by id or slug. A former slug answers 301; what was public and is not any more answers 410."
        );

    protected override Task<IReadOnlyList<SourceResponse>> ItemsAsync(ReadConnection read, IReadOnlyList<Guid> ids, CancellationToken ct) =>
        things.SourcesAsync(read, ids, ct);

    protected override DateTime ModifiedAt(SourceResponse item) => item.ModifiedAt;
}
