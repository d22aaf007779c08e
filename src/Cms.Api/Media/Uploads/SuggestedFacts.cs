namespace Cms.Api.Media.Uploads;

/// <summary>
/// What the file that was sent says of itself (IPTC, XMP, EXIF), for an editor to look at: none of it is applied, since anybody may have
/// written it.
/// </summary>
public sealed record SuggestedFacts
{
    /// <summary>What it shows, for those who do not see it (IPTC's alt text); null where the file does not say.</summary>
    public required string? Alt { get; init; }

    /// <summary>The caption or description; null where the file does not say.</summary>
    public required string? Caption { get; init; }

    /// <summary>Who made it; null where the file does not say.</summary>
    public required string? Creator { get; init; }

    /// <summary>The credit as it is to be printed; null where the file does not say.</summary>
    public required string? CreditLine { get; init; }

    /// <summary>The copyright notice; null where the file does not say.</summary>
    public required string? CopyrightNotice { get; init; }

    /// <summary>The page that says what may be done with it; null where the file does not say.</summary>
    public required string? WebStatement { get; init; }

    /// <summary>How its file came to be, an address of the IPTC's list of digital source types; null where the file does not say.</summary>
    public required string? DigitalSourceType { get; init; }
}
