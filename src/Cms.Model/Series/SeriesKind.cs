namespace Cms.Model.Series;

/// <summary>What kind of series.</summary>
public enum SeriesKind
{
    /// <summary>Numbered parts, read in order; a piece belongs to at most one.</summary>
    Multipart,

    /// <summary>Pieces put side by side; a piece belongs to any number.</summary>
    Collection,
}
