using Cms.Api.Admin.Things;
using Cms.Model.Sources;

namespace Cms.Api.Admin.Sources;

/// <inheritdoc />
internal sealed class GetAdminSource() : GetThing<SyndicationSource, SourceInput, AdminSourceResponse>(SourceDesk.Here);

/// <inheritdoc />
internal sealed class CreateSource()
    : CreateThing<SyndicationSource, SourceInput, NewSourceInput, NewSourceInputValidator, AdminSourceResponse>(SourceDesk.Here);

/// <inheritdoc />
internal sealed class ReplaceSource()
    : ReplaceThing<SyndicationSource, SourceInput, SourceInputValidator, AdminSourceResponse>(SourceDesk.Here);

/// <inheritdoc />
internal sealed class EditSource() : EditThing<SyndicationSource, SourceInput, SourceInputValidator, AdminSourceResponse>(SourceDesk.Here);

/// <inheritdoc />
internal sealed class MoveSource() : MoveThing<SyndicationSource, SourceInput, AdminSourceResponse>(SourceDesk.Here);

/// <inheritdoc />
internal sealed class TrashSource() : TrashThing<SyndicationSource, SourceInput, AdminSourceResponse>(SourceDesk.Here);

/// <inheritdoc />
internal sealed class RestoreSource() : RestoreThing<SyndicationSource, SourceInput, AdminSourceResponse>(SourceDesk.Here);

/// <inheritdoc />
internal sealed class PurgeSource() : PurgeThing<SyndicationSource, SourceInput, AdminSourceResponse>(SourceDesk.Here);

/// <inheritdoc />
internal sealed class ListSourceUses() : ListThingUses<SyndicationSource, SourceInput, AdminSourceResponse>(SourceDesk.Here);
