namespace Cms.Model.Articles.Bodies;

/// <summary>How a span is set; marks add up.</summary>
[Flags]
public enum SpanMarks
{
    /// <summary>As running text.</summary>
    None = 0,

    /// <summary>Of strong importance, mostly bold.</summary>
    Strong = 1,

    /// <summary>Stressed, or a title or foreign word; mostly italic.</summary>
    Emphasis = 2,

    /// <summary>Letter by letter, as typed into a machine.</summary>
    Code = 4,

    /// <summary>No longer true, struck through.</summary>
    Strike = 8,

    /// <summary>Raised: a power, the number of a note.</summary>
    Superscript = 16,

    /// <summary>Lowered: an index, a number in a formula.</summary>
    Subscript = 32,

    /// <summary>A side remark, in small print.</summary>
    Small = 64,

    /// <summary>Marked out for the reader.</summary>
    Highlight = 128,
}
