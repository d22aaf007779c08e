using System.Globalization;
using System.Text;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace Cms.Model.Articles.Bodies;

/// <summary>
/// Makes links of addresses that stand in a text as they are, beside whatever marks people write around them: they end where a letter
/// stands that no address has, such as a dash, a quote mark or a full stop of another script, and before what ends a sentence or a bracket.
/// </summary>
internal sealed class BareAddressParser : InlineParser
{
    private const string Ampersand = "&amp;";

    // How long the name of a character is at most, with its & and its ;.
    private const int MaxEntity = 34;

    private static readonly string[] Openings = ["https://", "http://", "www.", "mailto:", "tel:"];

    /// <summary>Looks at words that begin as an address does.</summary>
    public BareAddressParser() => OpeningCharacters = ['h', 'H', 'w', 'W', 'm', 'M', 't', 'T'];

    /// <inheritdoc />
    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.AsSpan();
        if (OpeningOf(text) is not { } opening || !MayFollow(ref slice) || IsInLink(processor.Inline))
            return false;
        var length = LengthOf(text);
        var address = text[..length].ToString().Replace(Ampersand, "&", StringComparison.Ordinal);
        var isWeb = opening[0] is 'h' or 'w';
        if (address.Length <= opening.Length || (isWeb && !HasDomain(address.AsSpan(opening.Length))))
            return false;
        if (WebAddress.Printed(address) is not { } url)
            return false;

        var link = new LinkInline
        {
            Url = url,
            IsClosed = true,
            IsAutoLink = true,
        };
        link.Span.Start = processor.GetSourcePosition(slice.Start, out var line, out var column);
        link.Span.End = link.Span.Start + length - 1;
        (link.Line, link.Column) = (line, column);
        // Of a letter or a call the name alone is read.
        link.AppendChild(new LiteralInline { Content = new StringSlice(isWeb ? address : address[opening.Length..]), IsClosed = true });
        processor.Inline = link;
        slice.Start += length;
        return true;
    }

    private static string? OpeningOf(ReadOnlySpan<char> text)
    {
        foreach (var opening in Openings)
        {
            if (text.StartsWith(opening, StringComparison.OrdinalIgnoreCase))
                return opening;
        }

        return null;
    }

    /// <summary>Whether an address may begin here: not inside a word, and not inside another address.</summary>
    private static bool MayFollow(ref StringSlice slice)
    {
        var before = slice.PeekCharExtra(-1);
        if (before.IsWhiteSpaceOrZero())
            return true;
        if (char.IsAscii(before))
            return !char.IsAsciiLetterOrDigit(before) && !"/:.-@=&?#%+\\$".Contains(before);
        if (!Rune.TryCreate(before, out var rune) && !Rune.TryCreate(slice.PeekCharExtra(-2), before, out rune))
            return false;
        // Where words are written without spaces, an address follows a letter.
        return !Rune.IsLetterOrDigit(rune) || ArticleBody.IsWrittenWithoutSpaces(rune);
    }

    private static bool IsInLink(Inline? inline)
    {
        for (; inline is not null; inline = inline.Parent)
        {
            if (inline is LinkDelimiterInline { IsActive: true, Type: DelimiterType.Open })
                return true;
        }

        return false;
    }

    private static int LengthOf(ReadOnlySpan<char> text)
    {
        var (end, round, square) = (0, 0, 0);
        while (end < text.Length)
        {
            var c = text[end];
            if (!char.IsAscii(c))
            {
                Rune.DecodeFromUtf16(text[end..], out var rune, out var letters);
                var isMark = Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
                if (!isMark && !Rune.IsLetterOrDigit(rune))
                    break;
                end += letters;
                continue;
            }

            if (c <= ' ' || "<>\"`\\|\u007F".Contains(c) || (c == '&' && IsEntity(text[end..])))
                break;
            round +=
                c == '(' ? 1
                : c == ')' ? -1
                : 0;
            square +=
                c == '[' ? 1
                : c == ']' ? -1
                : 0;
            end++;
        }

        for (; end > 0; end--)
        {
            switch (text[end - 1])
            {
                case ')' when round < 0:
                    round++;
                    continue;
                case ']' when square < 0:
                    square++;
                    continue;
                case ')' or ']':
                    return end;
                case var last when "?!.,:;*_~'".Contains(last):
                    continue;
                default:
                    return end;
            }
        }

        return end;
    }

    // A sign that was written by its name stands for itself, and mostly for one that no address has; & is in most of them.
    private static bool IsEntity(ReadOnlySpan<char> text)
    {
        if (text.StartsWith(Ampersand))
            return false;
        var end = text[..Math.Min(text.Length, MaxEntity)].IndexOf(';');
        if (end < 2)
            return false;
        foreach (var c in text[1..end])
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '#')
                return false;
        }

        return true;
    }

    private static bool HasDomain(ReadOnlySpan<char> address)
    {
        var end = address.IndexOfAny("/?#:");
        var host = end < 0 ? address : address[..end];
        var dot = host.IndexOf('.');
        return dot > 0 && !host.EndsWith(".") && host.IndexOf("..") < 0;
    }
}
