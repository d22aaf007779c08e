namespace Cms.Api.Media;

/// <summary>How wide a picture is to how high.</summary>
/// <param name="Across">As wide.</param>
/// <param name="Down">As high.</param>
public sealed record PictureRatio(int Across, int Down)
{
    /// <summary>The height that belongs to a width, in whole pixels.</summary>
    public int HeightAt(int width) => Math.Max(1, (int)Math.Round(width * (double)Down / Across, MidpointRounding.AwayFromZero));

    /// <summary>The width that belongs to a height, never more.</summary>
    public int WidthAt(int height) => Math.Max(1, (int)((long)height * Across / Down));

    /// <inheritdoc />
    public override string ToString() => FormattableString.Invariant($"{Across}:{Down}");
}
