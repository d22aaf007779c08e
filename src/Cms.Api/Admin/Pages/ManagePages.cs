using Cms.Api.Admin.Things;
using Cms.Model.Pages;

namespace Cms.Api.Admin.Pages;

/// <inheritdoc />
internal sealed class GetAdminPage() : GetThing<Page, PageInput, AdminPageResponse>(PageDesk.Here);

/// <inheritdoc />
internal sealed class CreatePage() : CreateThing<Page, PageInput, NewPageInput, NewPageInputValidator, AdminPageResponse>(PageDesk.Here);

/// <inheritdoc />
internal sealed class ReplacePage() : ReplaceThing<Page, PageInput, PageInputValidator, AdminPageResponse>(PageDesk.Here);

/// <inheritdoc />
internal sealed class EditPage() : EditThing<Page, PageInput, PageInputValidator, AdminPageResponse>(PageDesk.Here);

/// <inheritdoc />
internal sealed class TrashPage() : TrashThing<Page, PageInput, AdminPageResponse>(PageDesk.Here);

/// <inheritdoc />
internal sealed class RestorePage() : RestoreThing<Page, PageInput, AdminPageResponse>(PageDesk.Here);

/// <inheritdoc />
internal sealed class PurgePage() : PurgeThing<Page, PageInput, AdminPageResponse>(PageDesk.Here);

/// <inheritdoc />
internal sealed class ListPageUses() : ListThingUses<Page, PageInput, AdminPageResponse>(PageDesk.Here);
