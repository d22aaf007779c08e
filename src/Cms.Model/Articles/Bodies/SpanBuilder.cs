using System.Text;

namespace Cms.Model.Articles.Bodies;

/// <summary>
/// Gathers the text of one block into spans, joining what looks alike. It looks at no letter twice, however often the look changes.
/// </summary>
internal sealed class SpanBuilder
{
    private readonly StringBuilder _text = new();

    // Where each look begins in the text.
    private readonly List<(int Start, SpanLook Look)> _runs = [];

    // A line break was asked for and waits for the text after it: none stands at the end of a block.
    private bool _isBroken;

    /// <summary>The last letter written, over all spans; a line break before there is any.</summary>
    public char Last { get; private set; } = '\n';

    /// <summary>Begins a block.</summary>
    public void Start()
    {
        _runs.Clear();
        _text.Clear();
        Last = '\n';
        _isBroken = false;
    }

    /// <summary>The spans of the block that was begun, without space at the end.</summary>
    public List<Span> Finish()
    {
        TrimEnd();
        var text = _text.ToString();
        var spans = new List<Span>(_runs.Count);
        for (var i = 0; i < _runs.Count; i++)
        {
            var (start, look) = _runs[i];
            var end = i + 1 < _runs.Count ? _runs[i + 1].Start : text.Length;
            spans.Add(new Span(BodyText.Clean(text[start..end]), look.Marks, look.Href, look.ArticleId));
        }

        return spans;
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

        TrimEnd();
        _isBroken = true;
        Last = '\n';
    }

    // A break between two looks belongs to neither; it goes where no mark has to end right after it or around it alone.
    private void WriteBreak(SpanLook next)
    {
        _isBroken = false;
        if (_runs.Count == 0)
            return;
        var before = _runs[^1].Look;
        Turn((before.IsWithin(next) ? before : next).WithoutCode);
        _text.Append('\n');
    }

    private void Turn(SpanLook look)
    {
        if (_runs.Count == 0 || _runs[^1].Look != look)
            _runs.Add((_text.Length, look));
    }

    private void TrimEnd()
    {
        while (_runs.Count > 0 && !_runs[^1].Look.IsCode)
        {
            var start = _runs[^1].Start;
            while (_text.Length > start && char.IsWhiteSpace(_text[^1]))
                _text.Length--;
            if (_text.Length > start)
                return;
            _runs.RemoveAt(_runs.Count - 1);
        }
    }
}
