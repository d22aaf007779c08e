namespace Cms.Model.Search;

/// <summary>
/// An index of words. There are two that share nothing, so that no question to the one can be answered by the other: no word of a draft is
/// where readers look.
/// </summary>
public sealed record SearchTables
{
    private SearchTables(string index, string pieces) => (Index, Pieces) = (index, pieces);

    /// <summary>What readers see of public pieces; for readers, and for partners among what they may have.</summary>
    public static SearchTables Public { get; } = new("search_index", "search_pieces");

    /// <summary>What the desk has of every piece: its working copy, else what is live.</summary>
    public static SearchTables Desk { get; } = new("desk_index", "desk_pieces");

    /// <summary>The table of terms.</summary>
    public string Index { get; }

    /// <summary>The table that says which piece has which number in it.</summary>
    public string Pieces { get; }
}
