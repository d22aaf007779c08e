using Cms.Api.Admin.Things;
using Cms.Api.Delivery;
using Cms.Model;
using Cms.Model.Pages;

namespace Cms.Api.Admin.Pages;

/// <inheritdoc />
internal sealed class ListAdminPages(CmsDatabase database, Addresses addresses)
    : ListThings<ListAdminPagesRequest, Page, PageInput, AdminPageResponse>(PageDesk.Here, database, addresses);

/// <summary>What the list takes.</summary>
public sealed record ListAdminPagesRequest : ThingsRequest;

/// <summary>What the list refuses.</summary>
public sealed class ListAdminPagesValidator : ThingsValidator<ListAdminPagesRequest>
{
    /// <summary>The rules.</summary>
    public ListAdminPagesValidator()
        : base(ThingKind.Page, "title") { }
}
