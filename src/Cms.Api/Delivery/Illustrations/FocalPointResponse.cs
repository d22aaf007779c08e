namespace Cms.Api.Delivery.Illustrations;

/// <summary>The point of a picture that stays in view.</summary>
public sealed record FocalPointResponse
{
    /// <summary>From the left, 0 to 1.</summary>
    public required double X { get; init; }

    /// <summary>From the top, 0 to 1.</summary>
    public required double Y { get; init; }
}
