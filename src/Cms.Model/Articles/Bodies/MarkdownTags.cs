using Markdig.Syntax.Inlines;

namespace Cms.Model.Articles.Bodies;

/// <summary>
/// The four tags of HTML that are marks in Markdown too, since it has no sign of its own for them: <c>&lt;sup&gt;</c>, <c>&lt;sub&gt;</c>,
/// <c>&lt;small&gt;</c> and <c>&lt;mark&gt;</c>, bare and in pairs beside each other. One alone, or with attributes, is text.
/// </summary>
public sealed class MarkdownTags
{
    private static readonly (string Name, SpanMarks Mark)[] Names =
    [
        ("sup", SpanMarks.Superscript),
        ("sub", SpanMarks.Subscript),
        ("small", SpanMarks.Small),
        ("mark", SpanMarks.Highlight),
    ];

    private readonly HashSet<HtmlInline>? _paired;
    private readonly SpanMarks _around;
    private readonly int[] _open = new int[Names.Length];

    /// <summary>Finds the pairs among what stands directly inside an element.</summary>
    /// <param name="container">The element.</param>
    /// <param name="around">The marks of what is inside it anyway.</param>
    internal MarkdownTags(ContainerInline container, SpanMarks around)
    {
        (Marks, _around) = (around, around);
        Stack<HtmlInline>[]? waiting = null;
        foreach (var inline in container)
        {
            if (inline is not HtmlInline html || KindOf(html, out var isEnd) is not (>= 0 and var kind))
                continue;
            waiting ??= [.. Names.Select(_ => new Stack<HtmlInline>())];
            if (!isEnd)
                waiting[kind].Push(html);
            else if (waiting[kind].TryPop(out var begin))
                (_paired ??= []).UnionWith([begin, html]);
        }
    }

    /// <summary>The marks of what follows the last tag that was passed.</summary>
    internal SpanMarks Marks { get; private set; }

    /// <summary>The tag that a mark is written as; null for one that Markdown has a sign for.</summary>
    public static string? NameOf(SpanMarks mark) => Array.Find(Names, name => name.Mark == mark).Name;

    /// <summary>Whether a tag begins or ends a mark, which then counts.</summary>
    internal bool Pass(HtmlInline html)
    {
        if (_paired?.Contains(html) != true)
            return false;
        var kind = KindOf(html, out var isEnd);
        _open[kind] += isEnd ? -1 : 1;
        Marks = _open[kind] > 0 ? Marks | Names[kind].Mark : (Marks & ~Names[kind].Mark) | (_around & Names[kind].Mark);
        return true;
    }

    private static int KindOf(HtmlInline html, out bool isEnd)
    {
        var tag = html.Tag.AsSpan();
        isEnd = tag.StartsWith("</");
        var name = tag.Length < 3 ? [] : tag[(isEnd ? 2 : 1)..^1].TrimEnd();
        for (var kind = 0; kind < Names.Length; kind++)
        {
            if (name.Equals(Names[kind].Name, StringComparison.OrdinalIgnoreCase))
                return kind;
        }

        return -1;
    }
}
