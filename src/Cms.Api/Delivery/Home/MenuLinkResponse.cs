using Cms.Model.Site;

namespace Cms.Api.Delivery.Home;

/// <summary>Where an entry of a menu leads, and what it says.</summary>
public record MenuLinkResponse
{
    /// <summary>What it leads to. A client bears kinds it does not know: the url is enough.</summary>
    public required MenuLinkKind Kind { get; init; }

    /// <summary>The thing's id (UUIDv7); null for an address.</summary>
    public required Guid? Id { get; init; }

    /// <summary>The thing's current slug; null for an address.</summary>
    public required string? Slug { get; init; }

    /// <summary>The thing's page on the website, or the address.</summary>
    public required string Url { get; init; }

    /// <summary>What it says in the site's language: its label there, else what the thing is called.</summary>
    public required string Label { get; init; }

    /// <summary>Its labels by language; none where it says what the thing is called.</summary>
    public required IReadOnlyList<MenuLabelResponse> Labels { get; init; }
}
