namespace Cms.Api.Media;

/// <summary>A size in which a picture is given.</summary>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down.</param>
/// <param name="IsCropped">Whether something of the picture is cut off for it.</param>
public readonly record struct PictureSize(int Width, int Height, bool IsCropped)
{
    /// <summary>As addresses and names of files have it: the width alone says a size that shows the whole picture.</summary>
    public string Name => IsCropped ? FormattableString.Invariant($"{Width}x{Height}") : FormattableString.Invariant($"{Width}");
}
