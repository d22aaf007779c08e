using Cms.Api.Admin.Things;
using Cms.Model.Illustrations;

namespace Cms.Api.Admin.Illustrations;

/// <inheritdoc />
internal sealed class GetAdminIllustration() : GetThing<Illustration, IllustrationInput, AdminIllustrationResponse>(IllustrationDesk.Here);

/// <inheritdoc />
internal sealed class ReplaceIllustration()
    : ReplaceThing<Illustration, IllustrationInput, IllustrationInputValidator, AdminIllustrationResponse>(IllustrationDesk.Here);

/// <inheritdoc />
internal sealed class EditIllustration()
    : EditThing<Illustration, IllustrationInput, IllustrationInputValidator, AdminIllustrationResponse>(IllustrationDesk.Here);

/// <inheritdoc />
internal sealed class TrashIllustration() : TrashThing<Illustration, IllustrationInput, AdminIllustrationResponse>(IllustrationDesk.Here);

/// <inheritdoc />
internal sealed class RestoreIllustration()
    : RestoreThing<Illustration, IllustrationInput, AdminIllustrationResponse>(IllustrationDesk.Here);

/// <inheritdoc />
internal sealed class PurgeIllustration() : PurgeThing<Illustration, IllustrationInput, AdminIllustrationResponse>(IllustrationDesk.Here);

/// <inheritdoc />
internal sealed class ListIllustrationUses()
    : ListThingUses<Illustration, IllustrationInput, AdminIllustrationResponse>(IllustrationDesk.Here);
