using Cms.Api.Admin.Things;
using Cms.Api.Delivery;
using Cms.Model;
using Cms.Model.Topics;

namespace Cms.Api.Admin.Topics;

/// <inheritdoc />
internal sealed class ListAdminTopics(CmsDatabase database, Addresses addresses) : ListThings<ListAdminTopicsRequest, Topic, TopicInput, AdminTopicResponse>(TopicDesk.Here, database, addresses);

/// <summary>What the list takes.</summary>
public sealed record ListAdminTopicsRequest : ThingsRequest;

/// <summary>What the list refuses.</summary>
public sealed class ListAdminTopicsValidator : ThingsValidator<ListAdminTopicsRequest>
{
    /// <summary>The rules.</summary>
    public ListAdminTopicsValidator()
        : base("name")
    {
    }
}

/// <inheritdoc />
internal sealed class GetAdminTopic() : GetThing<Topic, TopicInput, AdminTopicResponse>(TopicDesk.Here);

/// <inheritdoc />
internal sealed class CreateTopic() : CreateThing<Topic, TopicInput, NewTopicInput, NewTopicInputValidator, AdminTopicResponse>(TopicDesk.Here);

/// <inheritdoc />
internal sealed class ReplaceTopic() : ReplaceThing<Topic, TopicInput, TopicInputValidator, AdminTopicResponse>(TopicDesk.Here);

/// <inheritdoc />
internal sealed class EditTopic() : EditThing<Topic, TopicInput, TopicInputValidator, AdminTopicResponse>(TopicDesk.Here);

/// <inheritdoc />
internal sealed class MoveTopic() : MoveThing<Topic, TopicInput, AdminTopicResponse>(TopicDesk.Here);

/// <inheritdoc />
internal sealed class TrashTopic() : TrashThing<Topic, TopicInput, AdminTopicResponse>(TopicDesk.Here);

/// <inheritdoc />
internal sealed class RestoreTopic() : RestoreThing<Topic, TopicInput, AdminTopicResponse>(TopicDesk.Here);

/// <inheritdoc />
internal sealed class PurgeTopic() : PurgeThing<Topic, TopicInput, AdminTopicResponse>(TopicDesk.Here);

/// <inheritdoc />
internal sealed class ListTopicUses() : ListThingUses<Topic, TopicInput, AdminTopicResponse>(TopicDesk.Here);
