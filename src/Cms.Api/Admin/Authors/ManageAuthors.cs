using Cms.Api.Admin.Things;
using Cms.Model.Authors;

namespace Cms.Api.Admin.Authors;

/// <inheritdoc />
internal sealed class GetAdminAuthor() : GetThing<Author, AuthorInput, AdminAuthorResponse>(AuthorDesk.Here);

/// <inheritdoc />
internal sealed class CreateAuthor()
    : CreateThing<Author, AuthorInput, NewAuthorInput, NewAuthorInputValidator, AdminAuthorResponse>(AuthorDesk.Here);

/// <inheritdoc />
internal sealed class ReplaceAuthor() : ReplaceThing<Author, AuthorInput, AuthorInputValidator, AdminAuthorResponse>(AuthorDesk.Here);

/// <inheritdoc />
internal sealed class MoveAuthor() : MoveThing<Author, AuthorInput, AdminAuthorResponse>(AuthorDesk.Here);

/// <inheritdoc />
internal sealed class TrashAuthor() : TrashThing<Author, AuthorInput, AdminAuthorResponse>(AuthorDesk.Here);

/// <inheritdoc />
internal sealed class RestoreAuthor() : RestoreThing<Author, AuthorInput, AdminAuthorResponse>(AuthorDesk.Here);

/// <inheritdoc />
internal sealed class PurgeAuthor() : PurgeThing<Author, AuthorInput, AdminAuthorResponse>(AuthorDesk.Here);

/// <inheritdoc />
internal sealed class ListAuthorUses() : ListThingUses<Author, AuthorInput, AdminAuthorResponse>(AuthorDesk.Here);
