using Cms.Model;
using Cms.Model.Reading;

namespace Cms.Api.Delivery.Topics;

/// <summary>Gets one public topic.</summary>
internal sealed class GetTopic(ThingReader things, CmsDatabase database)
    : ThingEndpoint<TopicResponse>(ThingKind.Topic, "/v1/topics/{id}", database)
{
    public override void Configure() =>
        Reads(
            "/v1/topics/{id}",
            "Get a topic",
            "One public topic by id or slug. A former slug answers 301; what was public and is not any more answers 410."
        );

    protected override Task<IReadOnlyList<TopicResponse>> ItemsAsync(ReadConnection read, IReadOnlyList<Guid> ids, CancellationToken ct) =>
        things.TopicsAsync(read, ids, ct);

    protected override DateTime ModifiedAt(TopicResponse item) => item.ModifiedAt;
}
