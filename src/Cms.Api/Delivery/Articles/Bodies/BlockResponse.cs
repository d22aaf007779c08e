using System.Text.Json.Serialization;
using Cms.Api.Delivery.Illustrations;

namespace Cms.Api.Delivery.Articles.Bodies;

/// <summary>One block of an article's body, in reading order; <c>type</c> says which. New types may appear: leave out what you do not know.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ParagraphBlock), "paragraph")]
[JsonDerivedType(typeof(HeadingBlock), "heading")]
[JsonDerivedType(typeof(QuoteBlock), "quote")]
[JsonDerivedType(typeof(ListBlock), "list")]
[JsonDerivedType(typeof(FigureBlock), "figure")]
[JsonDerivedType(typeof(EmbedBlock), "embed")]
[JsonDerivedType(typeof(CodeBlock), "code")]
[JsonDerivedType(typeof(RuleBlock), "rule")]
public abstract record BlockResponse;

/// <summary>Running text.</summary>
public sealed record ParagraphBlock : BlockResponse
{
    /// <summary>The text in runs that look alike; put together they are the paragraph. Never empty.</summary>
    public required IReadOnlyList<BodySpan> Spans { get; init; }
}

/// <summary>A heading inside the body.</summary>
public sealed record HeadingBlock : BlockResponse
{
    /// <summary>2 to 6; the article's title is the only heading of level 1.</summary>
    public required int Level { get; init; }

    /// <summary>Anchor for a link to this place, unique within the body and the same as in the HTML. Letters and digits of any script, parted by hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>The words of the heading, without line breaks. Never empty.</summary>
    public required IReadOnlyList<BodySpan> Spans { get; init; }
}

/// <summary>Words set apart as somebody else's.</summary>
public sealed record QuoteBlock : BlockResponse
{
    /// <summary>What is quoted: mostly paragraphs, but any block may be, a further quote too. Draw them as those of the body. Never empty.</summary>
    public required IReadOnlyList<BlockResponse> Blocks { get; init; }
}

/// <summary>A list, with or without numbers.</summary>
public sealed record ListBlock : BlockResponse
{
    /// <summary>True where the items are numbered.</summary>
    public required bool Ordered { get; init; }

    /// <summary>The number of the first item, the others count on from it; 1 for a list without numbers.</summary>
    public required int Start { get; init; }

    /// <summary>The items in order. Never empty.</summary>
    public required IReadOnlyList<BodyListItem> Items { get; init; }
}

/// <summary>One entry of a list.</summary>
public sealed record BodyListItem
{
    /// <summary>The text of the item; empty where it opens with another block, such as a figure.</summary>
    public required IReadOnlyList<BodySpan> Spans { get; init; }

    /// <summary>What follows inside the item, such as a further paragraph or a list below it. Mostly empty.</summary>
    public required IReadOnlyList<BlockResponse> Blocks { get; init; }
}

/// <summary>An illustration standing by itself.</summary>
public sealed record FigureBlock : BlockResponse
{
    /// <summary>The illustration with its sizes, alternative text, caption and credit.</summary>
    public required IllustrationResponse Illustration { get; init; }
}

/// <summary>Something played from another site, such as a video. Nothing is loaded from there until you decide to.</summary>
public sealed record EmbedBlock : BlockResponse
{
    /// <summary>The site: <c>youtube</c>, <c>vimeo</c> or <c>soundcloud</c>. More may appear: draw a plain link then.</summary>
    public required string Provider { get; init; }

    /// <summary>Its page on that site, absolute: a page to link to, not the address of a player.</summary>
    public required string Url { get; init; }

    /// <summary>What to call it in a link or for a screen reader: the editor's words, else the name of the site.</summary>
    public required string Title { get; init; }
}

/// <summary>Text kept letter by letter, such as a program or a table typed by hand.</summary>
public sealed record CodeBlock : BlockResponse
{
    /// <summary>The language it is written in, as the author named it, for colouring; null where none was named.</summary>
    public required string? Language { get; init; }

    /// <summary>The lines, parted by a line feed, without one at the end.</summary>
    public required string Text { get; init; }
}

/// <summary>A pause between two passages, mostly drawn as a line or three stars.</summary>
public sealed record RuleBlock : BlockResponse;

/// <summary>A run of text that looks alike and leads to one place.</summary>
public sealed record BodySpan
{
    /// <summary>Plain text, to be escaped by whoever prints it. A line feed in it is a line break the author asked for.</summary>
    public required string Text { get; init; }

    /// <summary>How it is set; <c>[]</c> for plain text. In the order strong, emphasis, strike, code, superscript, subscript, small, highlight.</summary>
    public required IReadOnlyList<BodyMark> Marks { get; init; }

    /// <summary>Where it leads: an absolute http, https, mailto or tel address, or null where it is no link.</summary>
    public required string? Href { get; init; }

    /// <summary>The article of this magazine that <c>href</c> leads to, or null for any other link.</summary>
    public required Guid? ArticleId { get; init; }
}

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
