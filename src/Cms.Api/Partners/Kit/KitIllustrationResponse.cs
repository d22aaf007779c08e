namespace Cms.Api.Partners.Kit;

/// <summary>A picture that may go along.</summary>
public sealed record KitIllustrationResponse
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Where it lies in the zip.</summary>
    public required string File { get; init; }

    /// <summary>Where it is loaded from.</summary>
    public required string Src { get; init; }

    /// <summary>Its media type.</summary>
    public required string Type { get; init; }

    /// <summary>Its width in pixels.</summary>
    public required int Width { get; init; }

    /// <summary>Its height in pixels.</summary>
    public required int Height { get; init; }

    /// <summary>Its alternative text.</summary>
    public required string Alt { get; init; }

    /// <summary>Its caption; null for none.</summary>
    public required string? Caption { get; init; }

    /// <summary>Its credit, to be printed with it; null for none.</summary>
    public required string? Credit { get; init; }
}
