using Cms.Api.Admin.Things;
using Cms.Api.Delivery;
using Cms.Model;
using Cms.Model.Illustrations;

namespace Cms.Api.Admin.Illustrations;

/// <inheritdoc />
internal sealed class ListAdminIllustrations(CmsDatabase database, Addresses addresses)
    : ListThings<ListAdminIllustrationsRequest, Illustration, IllustrationInput, AdminIllustrationResponse>(
        IllustrationDesk.Here,
        database,
        addresses
    );

/// <summary>What the list takes.</summary>
public sealed record ListAdminIllustrationsRequest : ThingsRequest;

/// <summary>What the list refuses.</summary>
public sealed class ListAdminIllustrationsValidator : ThingsValidator<ListAdminIllustrationsRequest>
{
    /// <summary>The rules.</summary>
    public ListAdminIllustrationsValidator()
        : base() { }
}
