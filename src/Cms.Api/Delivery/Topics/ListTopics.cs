using Cms.Model;
using Cms.Model.Reading;

namespace Cms.Api.Delivery.Topics;

/// <summary>Lists public topics.</summary>
internal sealed class ListTopics(ThingReader things, CmsDatabase database)
    : ThingListEndpoint<ListTopicsRequest, TopicResponse>(ThingKind.Topic, "topics", "sort_name", null, database)
{
    public override void Configure() => Reads("/v1/topics", "List topics", "Public topics, by name unless sorted otherwise.");

    protected override Task<IReadOnlyList<TopicResponse>> ItemsAsync(ReadConnection read, IReadOnlyList<Guid> ids, CancellationToken ct) =>
        things.TopicsAsync(read, ids, ct);
}

/// <summary>What the list takes.</summary>
public sealed record ListTopicsRequest : ThingListRequest { }

/// <summary>What the list refuses.</summary>
public sealed class ListTopicsValidator : ThingListValidator<ListTopicsRequest>
{
    /// <summary>The rules.</summary>
    public ListTopicsValidator()
        : base("name") { }
}
