namespace Cms.Model.Articles.Bodies;

/// <summary>
/// Keeps paragraphs within what the reader of Markdown takes apart (<see cref="MarkdownBody.MaxParagraphLength"/>): a longer
/// one would be left as it was typed, its marks visible.
/// </summary>
internal static class MarkdownBounds
{
    // What one span may need around its words: marks opened and closed, and what parts them from letters.
    private const int AroundSpan = 130;
    private const int MarksOfSpan = 10;

    /// <summary>The paragraph in as many as it takes, each cut at a space where there is one.</summary>
    public static List<List<Span>> Split(List<Span> spans)
    {
        if (spans.Sum(CostOf) <= MarkdownBody.MaxParagraphLength && spans.Sum(MarksIn) <= MarkdownBody.MaxParagraphMarks)
            return [spans];
        var passages = new List<List<Span>>();
        var passage = new List<Span>();
        var (cost, marks) = (0, 0);
        foreach (var piece in spans.SelectMany(Cut))
        {
            if (
                passage.Count > 0
                && (cost + CostOf(piece) > MarkdownBody.MaxParagraphLength || marks + MarksIn(piece) > MarkdownBody.MaxParagraphMarks)
            )
                Next();
            passage.Add(piece);
            cost += CostOf(piece);
            marks += MarksIn(piece);
        }

        Next();
        return passages;

        void Next()
        {
            if (Trimmed(passage) is { Count: > 0 } kept)
                passages.Add(kept);
            passage = [];
            (cost, marks) = (0, 0);
        }
    }

    private static int CostOf(Span span) =>
        span.Text.Length
        + EscapedIn(span)
        + (span is { Marks: SpanMarks.None, Href: null, ArticleId: null } ? 0 : AroundSpan + (2 * (span.Href?.Length ?? 50)));

    private static int MarksIn(Span span) => MarksOfSpan + span.Text.AsSpan().CountAny('*', '_', '~', '[');

    // A letter that may be a mark takes a backslash, a line break two letters more.
    private static int EscapedIn(Span span) => span.Text.Length - span.Text.Count(c => char.IsLetterOrDigit(c) || c is ' ' or ',' or '.');

    private static IEnumerable<Span> Cut(Span span)
    {
        const int Most = 200;
        var text = span.Text;
        if (CostOf(span) <= MarkdownBody.MaxParagraphLength / 4 && MarksIn(span) <= MarkdownBody.MaxParagraphMarks / 2)
        {
            yield return span;
            yield break;
        }

        for (var start = 0; start < text.Length; )
        {
            var end = Math.Min(start + Most, text.Length);
            if (end < text.Length)
            {
                var space = text.LastIndexOf(' ', end - 1, Most);
                end =
                    space >= 0 ? space + 1
                    : char.IsHighSurrogate(text[end - 1]) ? end - 1
                    : end;
            }

            yield return span with
            {
                Text = text[start..end],
            };
            start = end;
        }
    }

    // Pieces of one look become one span again, and a paragraph neither begins nor ends with space.
    private static List<Span> Trimmed(List<Span> pieces)
    {
        var spans = new SpanBuilder();
        spans.Start();
        foreach (var piece in pieces)
        {
            var lines = piece.Text.Split('\n');
            for (var i = 0; i < lines.Length; i++)
            {
                if (i > 0)
                    spans.Break(hard: true, SpanLook.Of(piece));
                spans.Write(lines[i], SpanLook.Of(piece));
            }
        }

        return spans.Finish();
    }
}
