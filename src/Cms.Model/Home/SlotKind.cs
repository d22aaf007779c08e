namespace Cms.Model.Home;

/// <summary>What a slot of the front page holds.</summary>
public enum SlotKind
{
    /// <summary>One piece in the place of honour.</summary>
    Feature,

    /// <summary>A series or collection in its own order.</summary>
    Series,

    /// <summary>Pieces picked by hand.</summary>
    List,

    /// <summary>The newest pieces that stand nowhere above; fills itself.</summary>
    Latest,
}
