using Cms.Api.Admin.Things;
using Cms.Api.Delivery;
using Cms.Model;
using Cms.Model.Topics;

namespace Cms.Api.Admin.Topics;

/// <inheritdoc />
internal sealed class ListAdminTopics(CmsDatabase database, Addresses addresses)
    : ListThings<ListAdminTopicsRequest, Topic, TopicInput, AdminTopicResponse>(TopicDesk.Here, database, addresses);

/// <summary>What the list takes.</summary>
public sealed record ListAdminTopicsRequest : ThingsRequest;

/// <summary>What the list refuses.</summary>
public sealed class ListAdminTopicsValidator : ThingsValidator<ListAdminTopicsRequest>
{
    /// <summary>The rules.</summary>
    public ListAdminTopicsValidator()
        : base("name") { }
}
