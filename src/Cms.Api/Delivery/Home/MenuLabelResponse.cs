namespace Cms.Api.Delivery.Home;

/// <summary>What an entry of a menu says in one language.</summary>
public sealed record MenuLabelResponse
{
    /// <summary>BCP 47 tag of the language.</summary>
    public required string Language { get; init; }

    /// <summary>What it says there.</summary>
    public required string Text { get; init; }
}
