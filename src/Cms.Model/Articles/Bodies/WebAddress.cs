using System.Buffers;
using System.Globalization;
using System.Text;

namespace Cms.Model.Articles.Bodies;

/// <summary>
/// Reads an address as browsers do (https://url.spec.whatwg.org): space around it is cut off, line ends inside it are passed over, a
/// backslash is a slash, and what has no place in an address is encoded. What may be printed leads to the web, to a letter or to a call.
/// </summary>
internal static class WebAddress
{
    // Longer ones break in mail programs and older browsers, and nobody cites them.
    private const int MaxLength = 2_048;

    // People copy these along with an address; none is ever at its ends.
    private static readonly char[] Around =
    [
        .. Enumerable.Range(0, 33).Select(value => (char)value),
        '\u00A0',
        '\u200B',
        '\u3000',
        '\uFEFF',
    ];

    // What an honest address has nowhere: controls, line ends of other kinds, and what was no character.
    private static readonly SearchValues<char> Dishonest = SearchValues.Create([
        .. Enumerable.Range(0, 32).Append(127).Select(value => (char)value),
        '\u2028',
        '\u2029',
        '\uFEFF',
        '\uFFFD',
    ]);

    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\t\n\r");

    // What a host cannot have; browsers refuse the whole address for it.
    private static readonly SearchValues<char> NotInHost = SearchValues.Create(" \u00A0\u3000\"<>@^`{|}");

    /// <summary>The address as it may be printed, absolute; null where it leads to nothing that may be a link.</summary>
    /// <param name="written">As it was written.</param>
    /// <param name="baseUrl">What a relative address is relative to; null where nothing is known of that.</param>
    public static string? Printed(string? written, Uri? baseUrl = null)
    {
        if (written is null || Trimmed(written) is not { Length: > 0 and <= MaxLength } trimmed)
            return null;
        var url = trimmed.AsSpan().ContainsAny(LineEnds) ? string.Concat(trimmed.Where(c => !LineEnds.Contains(c))) : trimmed;
        if (url.AsSpan().ContainsAny(Dishonest))
            return null;
        if (url.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
            return Web("https://" + url);
        return SchemeOf(url) switch
        {
            // One site would look like another.
            "http" or "https" => IsBrokenInHost(trimmed) ? null : Web(url),
            "mailto" => Letter(url["mailto:".Length..].Trim()),
            "tel" => Call(url["tel:".Length..].Trim()),
            null when baseUrl is not null => Resolved(url, baseUrl),
            _ => null,
        };
    }

    /// <summary>Whether an address is one that only a program follows, which no reader misses.</summary>
    public static bool IsProgram(string written) =>
        SchemeOf(string.Concat(Trimmed(written).Where(c => !LineEnds.Contains(c)))) is "javascript" or "vbscript" or "data";

    private static string Trimmed(string written) => written.Trim(Around);

    private static string? SchemeOf(string url)
    {
        var colon = url.IndexOf(':');
        return colon > 0 && char.IsAsciiLetter(url[0]) && url[..colon].All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '-' or '.')
            ? url[..colon].ToLowerInvariant()
            : null;
    }

    private static bool IsBrokenInHost(string url)
    {
        var host = url.IndexOf(':') + 1;
        while (host < url.Length && url[host] is '/' or '\\')
            host++;
        var length = url.AsSpan(host).IndexOfAny("/\\?#");
        return url.AsSpan(0, length < 0 ? url.Length : host + length).ContainsAny(LineEnds);
    }

    private static string? Web(string url)
    {
        var colon = url.IndexOf(':');
        var slashes = colon + 1;
        while (slashes < url.Length && url[slashes] is '/' or '\\')
            slashes++;
        if (slashes < colon + 3)
            return null;
        var rest = Slashed(url[slashes..]);
        var host = rest.AsSpan(0, rest.AsSpan().IndexOfAny("/?#") is >= 0 and var end ? end : rest.Length);
        // A name before the host makes one site look like another.
        if (host.IsEmpty || host.ContainsAny(NotInHost) || !Uri.TryCreate($"{url[..colon]}://{rest}", UriKind.Absolute, out var uri))
            return null;
        return (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) && uri.Host.Length > 0 && uri.UserInfo.Length == 0
            ? uri.AbsoluteUri
            : null;
    }

    // Only before the query; in it a backslash is itself.
    private static string Slashed(string url)
    {
        var end = url.AsSpan().IndexOfAny("?#");
        return end < 0 ? url.Replace('\\', '/') : string.Concat(url[..end].Replace('\\', '/'), url.AsSpan(end));
    }

    private static string? Resolved(string url, Uri baseUrl)
    {
        var slashed = Slashed(url);
        if (slashed.StartsWith("//", StringComparison.Ordinal))
            return Web($"{baseUrl.Scheme}:{slashed}");
        return Uri.TryCreate(slashed, UriKind.Relative, out var relative) && Uri.TryCreate(baseUrl, relative, out var uri)
            ? Printed(uri.AbsoluteUri)
            : null;
    }

    private static string? Letter(string letter)
    {
        var query = letter.IndexOf('?');
        var to = query < 0 ? letter : letter[..query];
        // A letter to nobody yet, with its words, is what “send this to a friend” is.
        var isAddressed =
            query == 0 ? letter.Length > 1 : to.Split(',').All(name => name.Trim().Split('@') is [{ Length: > 0 }, { Length: > 0 }]);
        return isAddressed ? "mailto:" + Encoded(letter) : null;
    }

    private static string? Call(string number) =>
        number.Any(char.IsAsciiDigit) && number.All(c => char.IsAsciiLetterOrDigit(c) || " +-.()*#,;=%".Contains(c))
            ? "tel:" + Encoded(number)
            : null;

    private static string Encoded(string text)
    {
        var encoded = new StringBuilder(text.Length);
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is > ' ' and < 127 && !"\"<>\\^`{|}".Contains((char)rune.Value))
            {
                encoded.Append((char)rune.Value);
                continue;
            }

            foreach (var value in bytes[..rune.EncodeToUtf8(bytes)])
                encoded.Append(CultureInfo.InvariantCulture, $"%{value:X2}");
        }

        return encoded.ToString();
    }
}
