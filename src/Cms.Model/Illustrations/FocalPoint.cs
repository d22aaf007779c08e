namespace Cms.Model.Illustrations;

/// <summary>The point that stays in view when it is cropped.</summary>
/// <param name="X">From the left, 0 to 1.</param>
/// <param name="Y">From the top, 0 to 1.</param>
public sealed record FocalPoint(double X, double Y);
