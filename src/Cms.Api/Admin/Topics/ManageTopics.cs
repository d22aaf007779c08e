using Cms.Api.Admin.Things;
using Cms.Model.Topics;

namespace Cms.Api.Admin.Topics;

/// <inheritdoc />
internal sealed class GetAdminTopic() : GetThing<Topic, TopicInput, AdminTopicResponse>(TopicDesk.Here);

/// <inheritdoc />
internal sealed class CreateTopic()
    : CreateThing<Topic, TopicInput, NewTopicInput, NewTopicInputValidator, AdminTopicResponse>(TopicDesk.Here);

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
