using Cms.Model.Articles.Bodies;

namespace Cms.Api.Delivery.Articles.Bodies;

/// <summary>
/// Turns a flat row of spans into elements that nest: what spans look like is kept as flags, but both HTML and Markdown want every element
/// closed inside the one it was opened in. What goes on longest is opened first, so that little has to be closed and opened again.
/// </summary>
internal static class SpanNesting
{
    // Looking further ahead for the best nesting would cost more than the few letters it saves.
    private const int Lookahead = 32;

    public static void Write<TMarkup>(IReadOnlyList<Span> spans, BodyReferences references, ref TMarkup markup)
        where TMarkup : struct, ISpanMarkup
    {
        // At most the eight elements are open at once, the outermost in the lowest byte.
        ulong stack = 0;
        var depth = 0;
        var open = SpanElements.None;
        string? openLink = null;

        var link = spans.Count > 0 ? references.UrlOf(spans[0]) : null;
        for (var i = 0; i < spans.Count; i++)
        {
            var span = spans[i];
            var wanted = ElementsOf(span, link);
            while (open != wanted)
            {
                var element = Longest(spans, i, wanted & ~open, link, references);
                markup.Open(element, span, link);
                stack |= (ulong)element << (8 * depth++);
                open |= element;
            }
            openLink = link;

            var next = i + 1 < spans.Count ? spans[i + 1] : null;
            link = next is null ? null : references.UrlOf(next);
            var staying = next is null ? SpanElements.None : ElementsOf(next, link);
            if (link != openLink)
                staying &= ~SpanElements.Link;
            var kept = 0;
            while (kept < depth && (staying & At(stack, kept)) != 0)
                kept++;

            markup.Text(span, kept < depth);
            while (depth > kept)
            {
                var element = At(stack, --depth);
                markup.Close(element, openLink);
                stack &= ~(0xFFul << (8 * depth));
                open &= ~element;
            }
        }
    }

    private static SpanElements At(ulong stack, int depth) => (SpanElements)((stack >> (8 * depth)) & 0xFF);

    // From superscript on the two count alike.
    private static SpanElements ElementsOf(Span span, string? link) =>
        (link is null ? SpanElements.None : SpanElements.Link)
        | (SpanElements)(span.Marks & (SpanMarks.Superscript | SpanMarks.Subscript | SpanMarks.Small | SpanMarks.Highlight))
        | ((span.Marks & SpanMarks.Strong) == 0 ? SpanElements.None : SpanElements.Strong)
        | ((span.Marks & SpanMarks.Emphasis) == 0 ? SpanElements.None : SpanElements.Emphasis)
        | ((span.Marks & SpanMarks.Strike) == 0 ? SpanElements.None : SpanElements.Strike);

    private static SpanElements Longest(IReadOnlyList<Span> spans, int from, SpanElements among, string? link, BodyReferences references)
    {
        for (var i = from + 1; i < spans.Count && i <= from + Lookahead && !IsOne(among); i++)
        {
            var url = references.UrlOf(spans[i]);
            var going = ElementsOf(spans[i], url) & among;
            if (url != link)
                going &= ~SpanElements.Link;
            if (going == SpanElements.None)
                break;
            among = going;
        }
        return (SpanElements)((int)among & -(int)among);
    }

    private static bool IsOne(SpanElements elements) => (elements & (elements - 1)) == 0;
}
