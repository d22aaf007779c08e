using System.Net;
using System.Text;

namespace Cms.Api.Delivery.Articles.Bodies;

/// <summary>What stands printed in a body, as text to look for words in: out of the HTML that <see cref="HtmlWriter"/> wrote.</summary>
public static class PrintedText
{
    // What stands within a line; any other element ends one.
    private static readonly string[] WithinLine =
    [
        "a",
        "abbr",
        "b",
        "code",
        "em",
        "i",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
    ];

    /// <summary>The words, blocks parted by a line's end.</summary>
    /// <param name="html">HTML of our own making: every <c>&lt;</c> begins a tag, and every tag ends.</param>
    public static string Of(string html)
    {
        var text = new StringBuilder(html.Length);
        var rest = html.AsSpan();
        while (rest.IndexOf('<') is var open and >= 0)
        {
            text.Append(rest[..open]);
            rest = rest[(open + 1)..];
            var end = rest.IndexOf('>');
            var name = rest[..end].TrimStart('/');
            if (name.IndexOfAny(' ', '/') is var length and >= 0)
                name = name[..length];
            if (!IsWithinLine(name))
                text.Append('\n');
            rest = rest[(end + 1)..];
        }

        return WebUtility.HtmlDecode(text.Append(rest).ToString());
    }

    private static bool IsWithinLine(ReadOnlySpan<char> name)
    {
        foreach (var known in WithinLine)
        {
            if (name.SequenceEqual(known))
                return true;
        }

        return false;
    }
}
