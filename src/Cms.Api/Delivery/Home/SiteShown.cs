using Cms.Api.Delivery.Authors;
using Cms.Api.Delivery.Illustrations;

namespace Cms.Api.Delivery.Home;

/// <summary>What readers are shown of the magazine itself besides what it is called.</summary>
/// <param name="Logo">The illustration that is its logo; null where none is.</param>
/// <param name="Profiles">Where it stands besides its website.</param>
/// <param name="Menus">Its menus, with what is public of them.</param>
internal sealed record SiteShown(IllustrationResponse? Logo, IReadOnlyList<AuthorLinkResponse> Profiles, IReadOnlyList<MenuResponse> Menus);
