using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Cms.Model.Articles.Bodies;

/// <summary>
/// Finds what a body cannot hold yet, and what leads nowhere, in a text that its author took for more than the Markdown it is.
/// </summary>
internal sealed class MarkdownJudge(string text)
{
    // Whoever gets so many looks at the whole text anyway.
    private const int Most = 50;

    private const int MostShown = 100;

    private readonly List<MarkdownWarning> _found = [];

    /// <summary>What is found, in the order of the lines; one line for each kind of thing.</summary>
    /// <param name="document">The text as it was read, with places.</param>
    /// <param name="text">The text.</param>
    public static IReadOnlyList<MarkdownWarning> Judge(MarkdownDocument document, string text)
    {
        var judge = new MarkdownJudge(text);
        judge.Look(document);
        return [.. judge._found.DistinctBy(w => (w.Code, w.Line)).OrderBy(w => w.Line).Take(Most)];
    }

    private void Look(ContainerBlock container)
    {
        // Calls itself once per quote and list, which the parser keeps shallow.
        foreach (var block in container)
        {
            switch (block)
            {
                case LinkReferenceDefinition { Label: ['^', ..] } note:
                    Footnote(note.Line);
                    break;
                case ContainerBlock inner:
                    Look(inner);
                    break;
                case LeafBlock leaf and (ParagraphBlock or HeadingBlock):
                    Look(leaf);
                    break;
            }
        }
    }

    private void Look(LeafBlock leaf)
    {
        var former = ReadOnlySpan<char>.Empty;
        var number = leaf.Line;
        var (start, end) = (Math.Clamp(leaf.Span.Start, 0, text.Length), Math.Clamp(leaf.Span.End + 1, 0, text.Length));
        foreach (var whole in text.AsSpan(start, Math.Max(0, end - start)).EnumerateLines())
        {
            // Further lines begin with the marks of the quotes around them.
            var line = whole.Trim().TrimStart("> ");
            if (IsRow(line) || (former.Contains('|') && IsBelowHead(line)))
                Add("markdown-table", number, "A body cannot hold a table yet; the row is printed as it was typed, with its bars.");
            if (HoldsNote(line))
                Footnote(number);
            if (line.StartsWith("[ ] ") || line.StartsWith("[x] ", StringComparison.OrdinalIgnoreCase))
                Add("markdown-task", number, "A body cannot hold boxes to tick; the brackets are printed as they were typed.");
            former = line;
            number++;
        }

        if (leaf.Inline is { } inline)
            Look(inline, leaf is ParagraphBlock && MarkdownBody.HoldsFiguresAlone(inline));
        else if (leaf.Lines.Count > 0)
            Add(
                "markdown-too-dense",
                leaf.Line,
                "So long a paragraph with so many marks is printed as it was typed, marks and all; part it with blank lines."
            );
    }

    // Calls itself once per mark inside a mark, which is bounded by the marks a paragraph may have.
    private void Look(ContainerInline container, bool isFigure)
    {
        var tags = new MarkdownTags(container, SpanMarks.None);
        foreach (var inline in container)
        {
            switch (inline)
            {
                case HtmlInline html when !MarkdownBody.IsComment(html) && !MarkdownBody.IsLineBreak(html) && !tags.Pass(html):
                    Add(
                        "markdown-html",
                        html.Line,
                        $"HTML is printed as it was typed: {Shown(html.Tag)}. Write Markdown, or send the body as bodyHtml."
                    );
                    break;
                case LinkInline { IsImage: true } image when BodyLinks.Illustration(MarkdownBody.UrlOf(image)) is null:
                    Add(
                        "markdown-image",
                        image.Line,
                        $"The picture at {Shown(MarkdownBody.UrlOf(image))} is not shown, only its words are printed; "
                            + "upload it and write illustration:<id> for its address."
                    );
                    break;
                case LinkInline { IsImage: true } image when !isFigure:
                    Add(
                        "markdown-image",
                        image.Line,
                        "An illustration among other words is not shown, only its words are printed; give it a paragraph of its own."
                    );
                    break;
                case LinkInline { IsImage: false } link
                    when default(SpanLook).To(MarkdownBody.UrlOf(link)) is { Href: null, ArticleId: null }:
                    Add(
                        "markdown-link",
                        link.Line,
                        $"The link to {Shown(MarkdownBody.UrlOf(link))} leads nowhere, only its words are printed; "
                            + "write the whole address, with https://."
                    );
                    break;
            }

            if (inline is ContainerInline inner)
                Look(inner, isFigure);
        }
    }

    private void Footnote(int line) =>
        Add(
            "markdown-footnote",
            line,
            "A body cannot hold footnotes yet; the mark and the note are printed as they were typed, or are lost."
        );

    private void Add(string code, int line, string message)
    {
        if (_found.Count < Most * 4)
            _found.Add(new MarkdownWarning(code, line + 1, message));
    }

    private static string Shown(string? words) =>
        words is null ? ""
        : words.Length <= MostShown ? words
        : words[..MostShown] + "…";

    private static bool IsRow(ReadOnlySpan<char> line) => line.Length > 2 && line[0] == '|' && line[^1] == '|' && line.Count('|') > 2;

    private static bool IsBelowHead(ReadOnlySpan<char> line) =>
        line.Contains('-') && line.Contains('|') && line.IndexOfAnyExcept("|-: \t") < 0;

    private static bool HoldsNote(ReadOnlySpan<char> line)
    {
        for (var at = line.IndexOf("[^"); at >= 0; )
        {
            var rest = line[(at + 2)..];
            var end = rest.IndexOfAny("] [");
            if (end > 0 && rest[end] == ']' && (at == 0 || line[at - 1] is not ('\\' or '`')))
                return true;
            var next = rest.IndexOf("[^");
            at = next < 0 ? -1 : at + 2 + next;
        }

        return false;
    }
}
