namespace Cms.Api.Delivery.Home;

/// <summary>An entry of a menu, with those below it.</summary>
public sealed record MenuEntryResponse : MenuLinkResponse
{
    /// <summary>Those below it, in order.</summary>
    public required IReadOnlyList<MenuLinkResponse> Entries { get; init; }
}
