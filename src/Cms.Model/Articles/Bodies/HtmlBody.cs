using System.Globalization;
using System.Text;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace Cms.Model.Articles.Bodies;

/// <summary>What an HTML text was read as.</summary>
/// <param name="Body">Its blocks.</param>
/// <param name="Dropped">
/// What a body cannot hold or is not to hold, each once: names of elements, <c>comment</c>, <c>deletion</c>, <c>hidden text</c>, and
/// <c>link: …</c> with each address that leads nowhere. What they showed is lost, or is left as plain words.
/// </param>
public sealed record HtmlReading(ArticleBody Body, IReadOnlyList<string> Dropped)
{
    /// <summary>
    /// Whether the text was read to its end; false for one of more than <see cref="HtmlBody.MaxBlocks"/> blocks, which is not read further.
    /// </summary>
    public bool IsWhole { get; init; } = true;
}

/// <summary>
/// Reads HTML as the blocks that a body has; <see cref="HtmlElements"/> is the one list of what each element becomes.
/// Nothing of the markup is kept as markup, so there is nothing to be cleaned: an element that is on no list is the text
/// inside it. There is no tree: a text is read once from its start to its end, however deep it nests.
/// </summary>
public static class HtmlBody
{
    /// <summary>
    /// The longest text that is read, in UTF-16 units. What comes out is measured by <see cref="MarkdownBody.MaxLength"/>.
    /// </summary>
    public const int MaxLength = 900_000;

    /// <summary>The most blocks that are read, items of lists among them.</summary>
    public const int MaxBlocks = MarkdownBody.MaxLines;

    /// <summary>The blocks of an HTML text, and what could not be kept.</summary>
    /// <param name="html">The text.</param>
    /// <param name="baseUrl">What its relative links are relative to; null where that is not known, and they lead nowhere.</param>
    /// <exception cref="ArgumentException">The text is longer than <see cref="MaxLength"/>.</exception>
    public static HtmlReading Read(string html, Uri? baseUrl = null)
    {
        if (html.Length > MaxLength)
            throw new ArgumentException($"An HTML text can have at most {MaxLength} characters.", nameof(html));
        using var source = new TextSource(html);
        var tokenizer = new HtmlTokenizer(source, HtmlEntityProvider.Resolver)
        {
            SkipComments = true,
            // All others are looked at by nobody, and a tag may have a hundred thousand.
            ShouldEmitAttribute = (ref _, name) => HtmlElements.Reads(name.Span),
        };
        return new Reader(tokenizer, baseUrl).Read();
    }

    private enum FrameKind
    {
        // Looks: strong, a link, or nothing at all.
        Look,

        // Words in quote marks, which the element stands for.
        QuotedWords,

        // A paragraph, a section, a row of a table: what is in it stands apart.
        Passage,
        Heading,
        Quote,
        List,
        Item,
        Code,
    }

    // An element that is open, and what text looked like before it.
    private sealed record Frame(string Name, FrameKind Kind, SpanLook Before)
    {
        public bool IsContainer => Kind is FrameKind.Quote or FrameKind.List or FrameKind.Item;

        // The number or sign that a word processor wrote before a paragraph that is an item of a list.
        public bool IsMarker { get; init; }
    }

    // What blocks are put into: the body, a quote, an item, or a list that takes items.
    private sealed class Container(FrameKind kind)
    {
        public FrameKind Kind => kind;

        public List<Block> Blocks { get; } = [];

        public List<ListItem> Items { get; } = [];

        public bool IsOrdered { get; init; }

        public int Start { get; init; } = 1;

        // How deep a list is that a word processor wrote as paragraphs; 0 for any other.
        public int Level { get; init; }
    }

    private sealed class Reader
    {
        // Elements inside each other. Deeper, an element is the text inside it.
        private const int MaxOpen = 200;

        private const int MaxDropped = 50;
        private const int MaxItemNumber = 999_999_999;

        // Longer ones are known by their beginning.
        private const int MostShown = 100;

        private readonly HtmlTokenizer _tokenizer;
        private readonly Uri? _baseUrl;
        private readonly HashSet<string> _hiddenClasses = new(StringComparer.Ordinal);
        private readonly SpanBuilder _spans = new();
        private readonly HeadingIds _headings = new();
        private readonly List<Frame> _open = [];
        private readonly Stack<Container> _containers = new();
        private readonly StringBuilder _code = new();
        private readonly StringBuilder _marker = new();
        private readonly List<string> _dropped = [];
        private SpanLook _look;
        private bool _isInCode;
        private string? _codeLanguage;
        private bool _isAfterPre;
        private bool _isSheet;
        private bool _isInMarker;
        private int _headingLevel;
        private int _wordLevel;
        private int _depth;

        private int _blocks;
        private int _openParagraphs;

        // Whether what is left out began earlier than its content, so that it is still to be closed.
        private bool _isLeftOpen;

        // The element whose content is left out, and how many of each name are open inside it.
        private string? _left;
        private readonly Dictionary<string, int> _leftInside = new(StringComparer.Ordinal);
        private int _leftDepth;

        public Reader(HtmlTokenizer tokenizer, Uri? baseUrl)
        {
            (_tokenizer, _baseUrl) = (tokenizer, baseUrl);
            _containers.Push(new Container(FrameKind.Passage));
            _spans.Start();
        }

        public HtmlReading Read()
        {
            while (_blocks <= MaxBlocks)
            {
                var token = _tokenizer.Get();
                switch (token.Type)
                {
                    case HtmlTokenType.EndOfFile:
                        CloseTo(0);
                        Flush();
                        CloseWordLists();
                        return _blocks <= MaxBlocks ? new HtmlReading(new ArticleBody(_containers.Pop().Blocks), _dropped) : Unread();
                    case HtmlTokenType.Character:
                        if (_left is null)
                            Text(token.Data);
                        else if (_isSheet)
                            _hiddenClasses.UnionWith(HtmlStyles.HiddenClasses(token.Data));
                        break;
                    case HtmlTokenType.StartTag:
                        Start(token.AsTag());
                        break;
                    case HtmlTokenType.EndTag:
                        End(token.Name);
                        break;
                }
            }

            return Unread();
        }

        private HtmlReading Unread() => new(new ArticleBody([]), _dropped) { IsWhole = false };

        private void Text(string text)
        {
            if (_isInCode)
            {
                // The line break right after the tag belongs to the markup.
                _code.Append(_isAfterPre && text.StartsWith('\n') ? text.AsSpan(1) : text);
                _isAfterPre = false;
                return;
            }

            if (_isInMarker)
            {
                if (_marker.Length < 40)
                    _marker.Append(text);
                return;
            }

            // Text right inside a list is nobody's item yet.
            if (_look.IsCode)
                _spans.Write(text.AsSpan(), _look);
            else
                Words(text);
        }

        // Any row of spaces and line breaks is one space; a hard space stays one.
        private void Words(string text)
        {
            var words = new StringBuilder(text.Length);
            var last = _spans.Last;
            foreach (var c in text)
            {
                if (c is ' ' or '\t' or '\n' or '\r' or '\f')
                {
                    if (last is not (' ' or '\n'))
                        words.Append(last = ' ');
                }
                else
                {
                    words.Append(last = c);
                }
            }

            if (words.Length > 0)
                _spans.Write(words.ToString(), _look);
        }

        private void Start(HtmlTagToken tag)
        {
            var name = tag.Name;
            (_isAfterPre, _isSheet) = (false, name == "style");
            // What follows such a tag is no markup, wherever it stands.
            if (HtmlElements.TextOf(name) is { } mode)
                _tokenizer.State = mode;

            var becomes = HtmlElements.Of(name);
            if (_left is not null && !EndsLeft(name, becomes))
            {
                if (HtmlElements.IsVoid(name))
                    return;
                _leftInside[name] = _leftInside.GetValueOrDefault(name) + 1;
                _leftDepth++;
                return;
            }

            if (HtmlPrivate.Of(tag, _hiddenClasses) is { } what)
            {
                LeavePrivate(tag, what);
                return;
            }

            if (HtmlPrivate.IsHeadOfComment(tag))
            {
                LeaveCommentAround();
                return;
            }

            if (HtmlElements.IsUnsaid(name))
                Drop(name);
            if (_isInCode && becomes is not (HtmlElement.LeftOut or HtmlElement.Code))
            {
                if (becomes == HtmlElement.LineBreak)
                    _code.Append('\n');
                else if (name == "code")
                    _codeLanguage ??= LanguageOf(tag);
                return;
            }

            switch (becomes)
            {
                case HtmlElement.LeftOut:
                    LeaveOut(tag);
                    break;
                case HtmlElement.Nothing:
                    break;
                case HtmlElement.LineBreak:
                    _spans.Break(_headingLevel == 0, _look);
                    break;
                case HtmlElement.Rule:
                    Apart(endsHeading: true);
                    Add(new Rule());
                    break;
                case HtmlElement.Picture:
                    Picture(tag);
                    break;
                case HtmlElement.Figure when IdOf(tag, HtmlElements.IllustrationAttribute) is { } id:
                    Apart(endsHeading: true);
                    Add(new Figure(id));
                    // Its caption and credit are the illustration's own.
                    Leave(name);
                    break;
                case HtmlElement.Player:
                    Player(tag);
                    break;
                case HtmlElement.Link:
                    Open(name, FrameKind.Look, LinkOf(tag));
                    break;
                case HtmlElement.QuotedWords:
                    Open(name, FrameKind.QuotedWords, _look);
                    if (_open is [.., { Kind: FrameKind.QuotedWords }])
                        Words("“");
                    break;
                case var look when HtmlElements.IsLook(look):
                    Look(tag, becomes);
                    break;
                case HtmlElement.Heading:
                    Apart(endsHeading: true);
                    _headingLevel = name[1] - '0';
                    Open(name, FrameKind.Heading, _look);
                    break;
                case HtmlElement.Quote:
                    Apart(endsHeading: true);
                    OpenContainer(name, FrameKind.Quote, new Container(FrameKind.Quote));
                    break;
                case HtmlElement.List:
                    Apart(endsHeading: true);
                    OpenContainer(
                        name,
                        FrameKind.List,
                        new Container(FrameKind.List) { IsOrdered = name == "ol", Start = name == "ol" ? NumberOf(tag) : 1 }
                    );
                    break;
                case HtmlElement.Item:
                    Item(name);
                    break;
                case HtmlElement.Code:
                    Apart(endsHeading: true);
                    Open(name, FrameKind.Code, _look);
                    if (_open is [.., { Kind: FrameKind.Code }])
                        (_isInCode, _codeLanguage, _isAfterPre) = (true, LanguageOf(tag), true);
                    break;
                case HtmlElement.Table:
                    Drop(name);
                    Passage(tag);
                    break;
                case HtmlElement.Cell:
                    if (_spans.Last is not ('\n' or ' '))
                        _spans.Write(" | ", _look);
                    break;
                case HtmlElement.Passage or HtmlElement.Figure:
                    Passage(tag);
                    break;
            }
        }

        private void End(string name)
        {
            _isAfterPre = false;
            if (_left is not null)
            {
                if (_leftInside.TryGetValue(name, out var inside) && inside > 0)
                {
                    _leftInside[name] = inside - 1;
                    _leftDepth--;
                    return;
                }

                // Its own end, or that of something around it whose writer forgot its own.
                var isOwn = name == _left;
                if (!isOwn && (_left is "script" or "style" || !_open.Exists(f => f.Name == name)))
                    return;
                _left = null;
                if (isOwn && !_isLeftOpen)
                    return;
                _isLeftOpen = false;
            }

            for (var at = _open.Count - 1; at >= 0; at--)
            {
                if (_open[at].Name == name)
                {
                    CloseTo(at);
                    return;
                }

                // What a strong passage began outside an item does not end inside it.
                if (_open[at].IsContainer && HtmlElements.IsLook(HtmlElements.Of(name)))
                    return;
            }
        }

        private void Open(string name, FrameKind kind, SpanLook look, bool isMarker = false)
        {
            if (_open.Count >= MaxOpen)
                return;
            _open.Add(new Frame(name, kind, _look) { IsMarker = isMarker });
            _openParagraphs += name == "p" ? 1 : 0;
            _look = look;
        }

        private void OpenContainer(string name, FrameKind kind, Container container)
        {
            if (_open.Count >= MaxOpen || (kind != FrameKind.Item && _depth >= MarkdownBody.MaxDepth))
                return;
            if (kind != FrameKind.Item)
                _depth++;
            Open(name, kind, _look);
            _containers.Push(container);
        }

        private void CloseTo(int at)
        {
            while (_open.Count > at)
            {
                var frame = _open[^1];
                switch (frame.Kind)
                {
                    case FrameKind.QuotedWords:
                        Words("”");
                        break;
                    case FrameKind.Passage or FrameKind.Heading:
                        Flush();
                        break;
                    case FrameKind.Code:
                        FlushCode();
                        break;
                    case FrameKind.Quote or FrameKind.List or FrameKind.Item:
                        Flush();
                        CloseWordLists();
                        CloseContainer();
                        break;
                }

                if (frame.Kind == FrameKind.Heading)
                    _headingLevel = 0;
                _isInMarker &= !frame.IsMarker;
                _look = frame.Before;
                _openParagraphs -= frame.Name == "p" ? 1 : 0;
                _open.RemoveAt(_open.Count - 1);
            }
        }

        private void CloseContainer()
        {
            var closed = _containers.Pop();
            if (closed.Kind != FrameKind.Item)
                _depth--;
            switch (closed.Kind)
            {
                case FrameKind.Quote when closed.Blocks.Count > 0:
                    Add(new Quote(closed.Blocks));
                    break;
                case FrameKind.List when closed.Items.Count > 0:
                    Add(new ListBlock(closed.IsOrdered, closed.Start, closed.Items));
                    break;
                case FrameKind.Item when closed.Blocks.Count > 0:
                    _containers.Peek().Items.Add(ItemOf(closed.Blocks));
                    break;
            }
        }

        private static Block BlockOf(List<Span> passage) => BodyLinks.Embed(passage) ?? (Block)new Paragraph(passage);

        private static ListItem ItemOf(List<Block> blocks) =>
            blocks[0] is Paragraph first ? new ListItem(first.Spans, blocks[1..]) : new ListItem([], blocks);

        private void Add(Block block)
        {
            _blocks++;
            // What is no item of theirs ends the lists of a word processor.
            if (_containers.Peek().Level > 0 && block is not ListBlock)
                CloseWordLists();
            var into = _containers.Peek();
            if (into.Kind != FrameKind.List)
                into.Blocks.Add(block);
            else if (block is ListBlock && into.Items is [.., var last])
                into.Items[^1] = last with { Blocks = [.. last.Blocks, block] };
            else
                into.Items.Add(ItemOf([block]));
        }

        /// <summary>Ends the paragraph at hand: what comes stands apart from it.</summary>
        private void Apart(bool endsHeading)
        {
            var heading = _headingLevel == 0 ? -1 : _open.FindLastIndex(f => f.Kind == FrameKind.Heading);
            if (heading >= 0 && !endsHeading)
            {
                _spans.Break(hard: false, _look);
                return;
            }

            if (heading >= 0)
                CloseTo(heading);
            // Nothing stands apart inside a paragraph.
            for (var at = _open.Count - 1; _openParagraphs > 0 && at >= 0 && !_open[at].IsContainer; at--)
            {
                if (_open[at].Name == "p")
                {
                    CloseTo(at);
                    break;
                }
            }

            Flush();
        }

        private void Flush()
        {
            var spans = _spans.Finish();
            var (heading, level) = (_headingLevel, _wordLevel);
            _wordLevel = 0;
            if (spans.Count > 0)
            {
                var passages = MarkdownBounds.Split(spans);
                if (level > 0)
                    AddWordItem(level, passages);
                else if (heading > 0 && passages.Count == 1)
                    Add(new Heading(Math.Clamp(heading, 2, 6), _headings.Next(spans), spans));
                else
                    passages.ForEach(passage => Add(BlockOf(passage)));
            }

            _marker.Clear();
            _spans.Start();
        }

        private void FlushCode()
        {
            _isInCode = false;
            var isInside = _containers.Count > 1;
            var text = BodyText.Clean(_code.ToString()).TrimEnd('\n');
            _code.Clear();
            // How far a tab reaches depends on the list or quote around it.
            if (isInside)
                text = string.Join(
                    '\n',
                    text.Split('\n')
                        .Select(line =>
                            string.Concat(Enumerable.Repeat("    ", line.Length - line.TrimStart('\t').Length)) + line.TrimStart('\t')
                        )
                );
            if (!string.IsNullOrWhiteSpace(text))
                Add(new CodeBlock(_codeLanguage, text));
        }

        private void Passage(HtmlTagToken tag)
        {
            Apart(endsHeading: false);
            if (_headingLevel > 0)
                return;
            if (tag.Name == "p")
                _wordLevel = HtmlStyles.WordListLevel(tag.GetAttribute("style"));
            Open(tag.Name, FrameKind.Passage, _look);
        }

        private void Item(string name)
        {
            Apart(endsHeading: true);
            for (var at = _open.Count - 1; at >= 0 && _open[at].Kind is not FrameKind.List; at--)
            {
                if (_open[at].Kind == FrameKind.Item)
                {
                    CloseTo(at);
                    break;
                }
            }

            // An item of no list is a passage.
            if (_containers.Peek().Kind == FrameKind.List)
                OpenContainer(name, FrameKind.Item, new Container(FrameKind.Item));
        }

        private void Look(HtmlTagToken tag, HtmlElement becomes)
        {
            var style = tag.GetAttribute("style");
            if (HtmlStyles.IsWordListMarker(style))
            {
                Open(tag.Name, FrameKind.Look, _look, isMarker: true);
                _isInMarker = _open is [.., { IsMarker: true }];
                return;
            }

            var marks = _look.Marks | HtmlElements.MarkOf(becomes);
            Open(tag.Name, FrameKind.Look, _look with { Marks = HtmlStyles.Apply(style, marks) });
        }

        private SpanLook LinkOf(HtmlTagToken tag)
        {
            if (_look is not { Href: null, ArticleId: null })
                return _look;
            if (IdOf(tag, HtmlElements.ArticleAttribute) is { } article)
                return _look with { ArticleId = article };
            var href = tag.GetAttribute("href");
            var look = _look.To(href, _baseUrl);
            // What only a program would have followed leads no reader anywhere.
            if (look == _look && !string.IsNullOrWhiteSpace(href) && !WebAddress.IsProgram(href))
                Drop($"link: {Shown(href)}");
            return look;
        }

        private void Picture(HtmlTagToken tag)
        {
            if ((IdOf(tag, HtmlElements.IllustrationAttribute) ?? BodyLinks.Illustration(tag.GetAttribute("src"))) is { } id)
            {
                Apart(endsHeading: true);
                Add(new Figure(id));
                return;
            }

            // A picture that is none of ours leaves its words.
            Drop(tag.Name);
            if (!_isInMarker)
                Words(tag.GetAttribute("alt") ?? "");
        }

        private void Player(HtmlTagToken tag)
        {
            if (
                HtmlPlayers.PageOf(tag.GetAttribute("src")) is { } page
                && BodyLinks.Embed(page, BodyText.OnOneLine(BodyText.Clean(tag.GetAttribute("title") ?? "")).Trim().ToString()) is { } embed
            )
            {
                Apart(endsHeading: true);
                Add(embed);
            }
            else
            {
                Drop(tag.Name);
            }

            Leave(tag.Name);
        }

        private void LeaveOut(HtmlTagToken tag)
        {
            if (HtmlElements.ShowsNothing(tag.Name) is false)
                Drop(tag.Name);
            if (!(tag.IsSelfClosing && tag.Name is "svg" or "math") && !HtmlElements.IsVoid(tag.Name))
                Leave(tag.Name);
        }

        private void LeavePrivate(HtmlTagToken tag, string what)
        {
            if (HtmlElements.IsVoid(tag.Name))
                return;
            if (HtmlElements.Of(tag.Name) is HtmlElement.LeftOut)
                LeaveOut(tag);
            else
                Leave(tag.Name);
            if (!HtmlElements.ShowsNothing(tag.Name))
                Drop(what);
        }

        /// <summary>Leaves out the passage at hand from its beginning, and all that comes in the section around it.</summary>
        private void LeaveCommentAround()
        {
            Drop(HtmlPrivate.Comment);
            var around = _open.FindLastIndex(f => f.Name == "div");
            if (around < 0)
                around = _open.FindLastIndex(f => f.Kind == FrameKind.Passage);
            if (around < 0)
                return;
            _spans.Start();
            CloseTo(around + 1);
            Leave(_open[around].Name);
            _isLeftOpen = true;
        }

        private void Leave(string name)
        {
            _left = name;
            _leftInside.Clear();
            _leftDepth = 0;
        }

        // A few elements need no end where another of their kind begins.
        private bool EndsLeft(string name, HtmlElement becomes)
        {
            var ends = _left switch
            {
                "p" => becomes
                    is HtmlElement.Passage
                        or HtmlElement.Heading
                        or HtmlElement.Quote
                        or HtmlElement.List
                        or HtmlElement.Item
                        or HtmlElement.Code
                        or HtmlElement.Rule
                        or HtmlElement.Figure
                        or HtmlElement.Table,
                "li" => name == "li",
                "dt" or "dd" => name is "dt" or "dd",
                "td" or "th" => name is "td" or "th" or "tr",
                "tr" => name == "tr",
                _ => false,
            };
            if (!ends || _leftDepth > 0)
                return false;
            (_left, _isLeftOpen) = (null, false);
            return true;
        }

        private static string Shown(string href)
        {
            var line = BodyText.OnOneLine(BodyText.Clean(href)).Trim();
            return line.Length <= MostShown ? line.ToString() : $"{line[..MostShown]}…";
        }

        private void Drop(string name)
        {
            if (_dropped.Count < MaxDropped && !_dropped.Contains(name))
                _dropped.Add(name);
        }

        // A word processor says of a paragraph that it is an item, how deep, and what it wrote before it.
        private void AddWordItem(int level, List<List<Span>> passages)
        {
            var marker = _marker.ToString().Trim();
            var (isOrdered, start) = HtmlStyles.MarkerOf(marker);
            while (
                _containers.Peek() is { Level: > 0 } list && (list.Level > level || (list.Level == level && list.IsOrdered != isOrdered))
            )
                CloseContainer();
            if (_containers.Peek().Level < level)
            {
                if (_depth >= MarkdownBody.MaxDepth)
                {
                    passages.ForEach(passage => Add(BlockOf(passage)));
                    return;
                }

                _depth++;
                _containers.Push(
                    new Container(FrameKind.List)
                    {
                        IsOrdered = isOrdered,
                        Start = isOrdered ? start : 1,
                        Level = level,
                    }
                );
            }

            _blocks++;
            _containers.Peek().Items.Add(ItemOf(passages.ConvertAll(BlockOf)));
        }

        private void CloseWordLists()
        {
            while (_containers.Peek().Level > 0)
                CloseContainer();
        }

        private static Guid? IdOf(HtmlTagToken tag, string attribute) =>
            Guid.TryParseExact(tag.GetAttribute(attribute), "D", out var id) ? id : null;

        private static int NumberOf(HtmlTagToken tag) =>
            int.TryParse(tag.GetAttribute("start"), NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            && start <= MaxItemNumber
                ? start
                : 1;

        private static string? LanguageOf(HtmlTagToken tag)
        {
            const string Prefix = "language-";
            var name = tag.GetAttribute("class")?.Split(' ').FirstOrDefault(c => c.StartsWith(Prefix, StringComparison.Ordinal));
            return BodyText.Language(name?[Prefix.Length..]);
        }
    }
}
