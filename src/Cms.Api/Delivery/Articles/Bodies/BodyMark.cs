namespace Cms.Api.Delivery.Articles.Bodies;

/// <summary>A way text is set.</summary>
public enum BodyMark
{
    /// <summary>Of strong importance, mostly bold.</summary>
    Strong,

    /// <summary>Stressed, or a title or foreign word; mostly italic.</summary>
    Emphasis,

    /// <summary>Letter by letter, mostly in a typewriter face.</summary>
    Code,

    /// <summary>No longer true, struck through.</summary>
    Strike,

    /// <summary>Raised: a power, the number of a note. Where you cannot raise it, say so, or 10⁶ becomes 106.</summary>
    Superscript,

    /// <summary>Lowered: an index, a number in a formula.</summary>
    Subscript,

    /// <summary>A side remark, in small print.</summary>
    Small,

    /// <summary>Marked out for the reader, mostly as with a bright pen.</summary>
    Highlight,
}
