using System.Buffers;
using System.Net;

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
    public static string Of(ReadOnlySpan<char> html)
    {
        // A tag leaves a letter at most.
        var letters = ArrayPool<char>.Shared.Rent(html.Length);
        try
        {
            return WebUtility.HtmlDecode(new string(letters, 0, WriteLetters(html, letters)));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(letters);
        }
    }

    private static int WriteLetters(ReadOnlySpan<char> html, Span<char> letters)
    {
        var count = 0;
        while (html.IndexOf('<') is var open and >= 0)
        {
            html[..open].CopyTo(letters[count..]);
            count += open;
            html = html[(open + 1)..];
            var end = html.IndexOf('>');
            var name = html[..end].TrimStart('/');
            if (name.IndexOfAny(' ', '/') is var length and >= 0)
                name = name[..length];
            if (!IsWithinLine(name))
                letters[count++] = '\n';
            html = html[(end + 1)..];
        }

        html.CopyTo(letters[count..]);
        return count + html.Length;
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
