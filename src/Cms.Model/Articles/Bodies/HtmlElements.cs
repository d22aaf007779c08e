using AngleSharp.Html.Parser;

namespace Cms.Model.Articles.Bodies;

/// <summary>
/// The one list of elements and attributes that are read of HTML. What is on it becomes a block, a mark or a link of ours
/// and nothing else; no attribute, address or style is ever printed as it came.
/// </summary>
internal static class HtmlElements
{
    /// <summary>Names the illustration that a figure, or an image, is.</summary>
    public const string IllustrationAttribute = "data-illustration";

    /// <summary>Names the article of ours that a link leads to.</summary>
    public const string ArticleAttribute = "data-article";

    // A style is looked at for the looks of text, for hidden text and for the lists of word processors; addresses are judged by WebAddress.
    // The rest tell what is for nobody to read.
    private static readonly string[] Attributes =
    [
        "href",
        "src",
        "alt",
        "title",
        "class",
        "start",
        "style",
        "id",
        "name",
        "role",
        "hidden",
        "cite",
        "datetime",
        IllustrationAttribute,
        ArticleAttribute,
    ];

    // What it meant besides its words is lost with it.
    private static readonly HashSet<string> Unsaid = new(StringComparer.Ordinal) { "u", "dl", "details", "ruby", "bdo" };

    // They have no inside and no end.
    private static readonly HashSet<string> Void = new(StringComparer.Ordinal)
    {
        "area",
        "base",
        "basefont",
        "bgsound",
        "br",
        "col",
        "embed",
        "frame",
        "hr",
        "image",
        "img",
        "input",
        "keygen",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    };

    private static readonly Dictionary<string, HtmlElement> Elements = Table(
        (
            HtmlElement.Passage,
            "p div section article main header footer aside nav address hgroup dl dt dd tr caption thead tbody tfoot figcaption details "
                + "summary center form fieldset legend body html"
        ),
        (HtmlElement.Heading, "h1 h2 h3 h4 h5 h6"),
        (HtmlElement.Quote, "blockquote"),
        (HtmlElement.List, "ul ol menu dir"),
        (HtmlElement.Item, "li"),
        (HtmlElement.Code, "pre listing"),
        (HtmlElement.Rule, "hr"),
        (HtmlElement.Figure, "figure"),
        (HtmlElement.Picture, "img image"),
        (HtmlElement.Player, "iframe"),
        (HtmlElement.Table, "table"),
        (HtmlElement.Cell, "td th"),
        (HtmlElement.LineBreak, "br"),
        (HtmlElement.Link, "a"),
        (HtmlElement.Strong, "strong b"),
        (HtmlElement.Emphasis, "em i cite dfn var"),
        (HtmlElement.InlineCode, "code kbd samp tt"),
        (HtmlElement.Strike, "s strike del"),
        (HtmlElement.Superscript, "sup"),
        (HtmlElement.Subscript, "sub"),
        (HtmlElement.Small, "small"),
        (HtmlElement.Highlight, "mark"),
        (HtmlElement.QuotedWords, "q"),
        (HtmlElement.Plain, "span font u ins big abbr time bdi bdo ruby label"),
        (
            HtmlElement.LeftOut,
            "script style head title template noscript object applet embed svg math canvas audio video select datalist textarea button "
                + "map frameset noembed noframes xmp plaintext xml rt rp dialog portal"
        ),
        (HtmlElement.Nothing, "meta link base basefont input area param source track wbr col colgroup frame bgsound keygen")
    );

    // After these the reader of HTML takes everything up to their end for text.
    private static readonly Dictionary<string, HtmlParseMode> Texts = new(StringComparer.Ordinal)
    {
        ["script"] = HtmlParseMode.Script,
        ["style"] = HtmlParseMode.Rawtext,
        ["xmp"] = HtmlParseMode.Rawtext,
        ["iframe"] = HtmlParseMode.Rawtext,
        ["noembed"] = HtmlParseMode.Rawtext,
        ["noframes"] = HtmlParseMode.Rawtext,
        ["textarea"] = HtmlParseMode.RCData,
        ["title"] = HtmlParseMode.RCData,
        ["plaintext"] = HtmlParseMode.Plaintext,
    };

    /// <summary>What an element becomes.</summary>
    public static HtmlElement Of(string name) => Elements.GetValueOrDefault(name);

    /// <summary>How what follows the element's tag is read; null where it is markup.</summary>
    public static HtmlParseMode? TextOf(string name) => Texts.TryGetValue(name, out var mode) ? mode : null;

    /// <summary>Whether an attribute is looked at.</summary>
    public static bool Reads(ReadOnlySpan<char> attribute)
    {
        foreach (var name in Attributes)
        {
            if (attribute.Equals(name, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>Whether an element has no inside, so that no end of it comes.</summary>
    public static bool IsVoid(string name) => Void.Contains(name);

    /// <summary>Whether the words of an element are kept and what it says of them is not.</summary>
    public static bool IsUnsaid(string name) => Unsaid.Contains(name);

    /// <summary>Whether it is a look of running text, and no block.</summary>
    public static bool IsLook(HtmlElement element) => element is >= HtmlElement.Link and <= HtmlElement.Plain;

    /// <summary>The mark that an element is; none for any other.</summary>
    public static SpanMarks MarkOf(HtmlElement element) =>
        element switch
        {
            HtmlElement.Strong => SpanMarks.Strong,
            HtmlElement.Emphasis => SpanMarks.Emphasis,
            HtmlElement.InlineCode => SpanMarks.Code,
            HtmlElement.Strike => SpanMarks.Strike,
            HtmlElement.Superscript => SpanMarks.Superscript,
            HtmlElement.Subscript => SpanMarks.Subscript,
            HtmlElement.Small => SpanMarks.Small,
            HtmlElement.Highlight => SpanMarks.Highlight,
            _ => SpanMarks.None,
        };

    /// <summary>Whether an element that is left out shows a reader nothing anyway, so that nobody misses it.</summary>
    public static bool ShowsNothing(string name) => name is "head" or "title" or "style" or "xml" or "rp" or "template";

    private static Dictionary<string, HtmlElement> Table(params ReadOnlySpan<(HtmlElement Becomes, string Names)> rows)
    {
        var table = new Dictionary<string, HtmlElement>(StringComparer.Ordinal);
        foreach (var (becomes, names) in rows)
        {
            foreach (var name in names.Split(' '))
                table.Add(name, becomes);
        }

        return table;
    }
}
