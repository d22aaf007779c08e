namespace Cms.Api.Delivery.Illustrations;

/// <summary>A picture, wherever one appears.</summary>
public sealed record IllustrationResponse
{
    /// <summary>Its id (UUIDv7).</summary>
    public required Guid Id { get; init; }

    /// <summary>
    /// Absolute address of the whole picture as a JPEG, or a PNG where something of it is transparent: 1,200 pixels wide, or as wide as its
    /// file where that is less. Its file carries its credit.
    /// </summary>
    public required string Src { get; init; }

    /// <summary>The whole picture as WebP at every width, for the img element's srcset; null where there is one file alone.</summary>
    public required string? Srcset { get; init; }

    /// <summary>
    /// Address with {width} and {format} to be filled in; for a crop, {width} is width x height, as 1200x675. Null where there is one file
    /// alone.
    /// </summary>
    public required string? Template { get; init; }

    /// <summary>Width of the original in pixels.</summary>
    public required int Width { get; init; }

    /// <summary>Height of the original in pixels.</summary>
    public required int Height { get; init; }

    /// <summary>A tiny picture to show until it has loaded, as a data URL under 1 kB; null if there is none.</summary>
    public required string? Placeholder { get; init; }

    /// <summary>The colour that most of it has, as #rrggbb; null if unknown.</summary>
    public required string? Color { get; init; }

    /// <summary>The point that stays in view when it is cropped; null for the middle.</summary>
    public required FocalPointResponse? FocalPoint { get; init; }

    /// <summary>What it shows, for the alt attribute; empty where it is decorative.</summary>
    public required string Alt { get; init; }

    /// <summary>Whether it says nothing that the text does not.</summary>
    public required bool Decorative { get; init; }

    /// <summary>The line under it; null for none.</summary>
    public required string? Caption { get; init; }

    /// <summary>Who is to be credited; null where nobody is.</summary>
    public required CreditResponse? Credit { get; init; }

    /// <summary>What others may do with it; null where that was not said.</summary>
    public required LicenseResponse? License { get; init; }
}
