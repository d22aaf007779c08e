namespace Cms.Model.Articles.Bodies;

/// <summary>What an element becomes in a body.</summary>
internal enum HtmlElement
{
    /// <summary>The text inside it; also of every element that is on no list.</summary>
    Text,

    /// <summary>Nothing, with all that is inside it.</summary>
    LeftOut,

    /// <summary>Nothing; it has no inside.</summary>
    Nothing,

    /// <summary>A passage that stands apart: a paragraph.</summary>
    Passage,

    /// <summary>A heading.</summary>
    Heading,

    /// <summary>A quote.</summary>
    Quote,

    /// <summary>A list.</summary>
    List,

    /// <summary>An item of a list.</summary>
    Item,

    /// <summary>Text kept letter by letter.</summary>
    Code,

    /// <summary>A pause.</summary>
    Rule,

    /// <summary>An illustration of ours, else a passage.</summary>
    Figure,

    /// <summary>An illustration of ours, else its words.</summary>
    Picture,

    /// <summary>Something played from a site that is known, else nothing.</summary>
    Player,

    /// <summary>Its rows as paragraphs.</summary>
    Table,

    /// <summary>Its words, parted from those of the next by a bar.</summary>
    Cell,

    /// <summary>A line break.</summary>
    LineBreak,

    /// <summary>A link.</summary>
    Link,

    /// <summary>Strong.</summary>
    Strong,

    /// <summary>Emphasis.</summary>
    Emphasis,

    /// <summary>Code in running text.</summary>
    InlineCode,

    /// <summary>Struck through.</summary>
    Strike,

    /// <summary>Raised.</summary>
    Superscript,

    /// <summary>Lowered.</summary>
    Subscript,

    /// <summary>In small print.</summary>
    Small,

    /// <summary>Marked out.</summary>
    Highlight,

    /// <summary>Words in quote marks.</summary>
    QuotedWords,

    /// <summary>Running text, as far as its style says nothing else.</summary>
    Plain,
}
