using Cms.Model.Illustrations;

namespace Cms.Api.Delivery.Illustrations;

/// <summary>A picture, wherever one appears.</summary>
public sealed record IllustrationResponse
{
    /// <summary>Its id (UUIDv7).</summary>
    public required Guid Id { get; init; }

    /// <summary>Absolute address of the picture.</summary>
    public required string Src { get; init; }

    /// <summary>Widths for the img element's srcset; null while only the original is kept.</summary>
    public required string? Srcset { get; init; }

    /// <summary>Address with {width} and {format} to be filled in; null while only the original is kept.</summary>
    public required string? Template { get; init; }

    /// <summary>Width of the original in pixels.</summary>
    public required int Width { get; init; }

    /// <summary>Height of the original in pixels.</summary>
    public required int Height { get; init; }

    /// <summary>A colour to show until it has loaded, as #rrggbb; null if unknown.</summary>
    public required string? Placeholder { get; init; }

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

/// <summary>The point of a picture that stays in view.</summary>
public sealed record FocalPointResponse
{
    /// <summary>From the left, 0 to 1.</summary>
    public required double X { get; init; }

    /// <summary>From the top, 0 to 1.</summary>
    public required double Y { get; init; }
}

/// <summary>Who is to be credited for a picture.</summary>
public sealed record CreditResponse
{
    /// <summary>The line to print, ready.</summary>
    public required string Text { get; init; }

    /// <summary>How the picture came to the magazine.</summary>
    public required CreditKind Kind { get; init; }

    /// <summary>The name credited, where it is not an author or source known here.</summary>
    public required string? Name { get; init; }

    /// <summary>Who made it; null if not known here.</summary>
    public required Reference? Author { get; init; }

    /// <summary>For whom it was made or who gave it; null if not known here.</summary>
    public required Reference? Source { get; init; }

    /// <summary>Where it or its maker stands; null for nowhere.</summary>
    public required string? Url { get; init; }
}
