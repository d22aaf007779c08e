using System.Text;

namespace Cms.Model.Articles.Bodies;

/// <summary>Gathers the text of one block into spans, joining what looks alike.</summary>
internal sealed class SpanBuilder
{
    private readonly StringBuilder _text = new();
    private List<Span> _spans = [];
    private SpanLook _look;

    // A line break was asked for and waits for the text after it: none stands at the end of a block.
    private bool _isBroken;

    /// <summary>The last letter written, over all spans; a line break before there is any.</summary>
    public char Last { get; private set; } = '\n';

    /// <summary>Begins a block.</summary>
    public void Start()
    {
        _spans = [];
        _text.Clear();
        _look = default;
        Last = '\n';
        _isBroken = false;
    }

    /// <summary>The spans of the block that was begun, without space at the end.</summary>
    public List<Span> Finish()
    {
        Flush();
        TrimEnd();
        return _spans;
    }

    /// <summary>Adds text on one line; a block or line begins without space.</summary>
    public void Write(ReadOnlySpan<char> text, SpanLook look)
    {
        // A character reference can stand for any letter, so the source being clean is not enough.
        text = BodyText.OnOneLine(text);
        if (!look.IsCode && Last == '\n')
            text = text.TrimStart();
        if (text.IsEmpty)
            return;
        if (_isBroken)
            WriteBreak(look);
        Turn(look);
        _text.Append(text);
        Last = text[^1];
    }

    /// <summary>Adds a line break that was asked for (hard), or the space that any other amounts to.</summary>
    public void Break(bool hard, SpanLook look)
    {
        if (Last == '\n')
            return;
        if (!hard)
        {
            if (Last != ' ')
                Write(" ", look);
            return;
        }
        if (!_look.IsCode)
            while (_text.Length > 0 && char.IsWhiteSpace(_text[^1]))
                _text.Length--;
        if (_text.Length == 0)
            TrimEnd();
        _isBroken = true;
        Last = '\n';
    }

    // A break between two looks belongs to neither; it goes where no mark has to end right after it or around it alone.
    private void WriteBreak(SpanLook next)
    {
        _isBroken = false;
        if (_text.Length == 0 && _spans.Count == 0)
            return;
        var before = _text.Length > 0 ? _look : SpanLook.Of(_spans[^1]);
        Turn((before.IsWithin(next) ? before : next).WithoutCode);
        _text.Append('\n');
    }

    private void Turn(SpanLook look)
    {
        if (look == _look)
            return;
        Flush();
        _look = look;
    }

    private void Flush()
    {
        if (_text.Length == 0)
            return;
        var text = _text.ToString();
        _text.Clear();
        if (_spans.Count > 0 && SpanLook.Of(_spans[^1]) == _look)
        {
            text = _spans[^1].Text + text;
            _spans.RemoveAt(_spans.Count - 1);
        }
        _spans.Add(new Span(BodyText.Clean(text), _look.Marks, _look.Href, _look.ArticleId));
    }

    private void TrimEnd()
    {
        while (_spans.Count > 0 && (_spans[^1].Marks & SpanMarks.Code) == 0)
        {
            var last = _spans[^1];
            var trimmed = last.Text.TrimEnd();
            if (trimmed.Length == last.Text.Length)
                return;
            _spans.RemoveAt(_spans.Count - 1);
            if (trimmed.Length > 0)
            {
                _spans.Add(last with { Text = trimmed });
                return;
            }
        }
    }
}

/// <summary>What a run of text looks like and where it leads.</summary>
internal readonly record struct SpanLook(SpanMarks Marks, string? Href, Guid? ArticleId)
{
    /// <summary>Whether it is kept letter by letter.</summary>
    public bool IsCode => (Marks & SpanMarks.Code) != 0;

    /// <summary>The same in running text.</summary>
    public SpanLook WithoutCode => this with { Marks = Marks & ~SpanMarks.Code };

    /// <summary>That of a span.</summary>
    public static SpanLook Of(Span span) => new(span.Marks, span.Href, span.ArticleId);

    /// <summary>The same, leading to an address where it may be printed. A link inside a link leads nowhere of its own.</summary>
    public SpanLook To(string? url)
    {
        if (Href is not null || ArticleId is not null)
            return this;
        return BodyLinks.Article(url) is { } article ? this with { ArticleId = article } : this with { Href = BodyLinks.Outside(url) };
    }

    /// <summary>Whether the other has all that this has.</summary>
    public bool IsWithin(SpanLook other) =>
        (Marks & ~other.Marks & ~SpanMarks.Code) == 0 && (this is { Href: null, ArticleId: null } || (Href == other.Href && ArticleId == other.ArticleId));
}
