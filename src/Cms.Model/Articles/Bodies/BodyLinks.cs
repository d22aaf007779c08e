using System.Buffers;

namespace Cms.Model.Articles.Bodies;

/// <summary>Where a body may lead: the outside web, a letter, an article or an illustration of ours. Everything else is no link.</summary>
internal static class BodyLinks
{
    private const string ArticleScheme = "article:";
    private const string IllustrationScheme = "illustration:";

    // Longer ones break in mail programs and older browsers, and nobody cites them.
    private const int MaxLength = 2_048;

    // A browser drops tabs and line breaks inside an address and reads a backslash as a slash; an honest address has none of them.
    private static readonly SearchValues<char> Dishonest = SearchValues.Create(
        [.. Enumerable.Range(0, 33).Select(value => (char)value), '\\', '\u007F', '\u00A0', '\u2028', '\u2029', '\u3000', '\uFEFF', '\uFFFD']);

    // Each tells a thing to play from the site's other pages, such as somebody's profile.
    private static readonly Dictionary<string, EmbedSite> EmbedSites = new(StringComparer.Ordinal)
    {
        ["youtube.com"] = new("youtube", "YouTube", path => StartsWithAny(path, "/watch?", "/shorts/", "/live/", "/embed/", "/playlist?")),
        ["youtube-nocookie.com"] = new("youtube", "YouTube", path => StartsWithAny(path, "/embed/")),
        ["youtu.be"] = new("youtube", "YouTube", path => StartsWithAny(path, "/")),
        ["vimeo.com"] = new("vimeo", "Vimeo", path => path.Length > 1 && char.IsAsciiDigit(path[1])),
        ["player.vimeo.com"] = new("vimeo", "Vimeo", path => StartsWithAny(path, "/video/")),
        ["soundcloud.com"] = new("soundcloud", "SoundCloud", path => path.LastIndexOf('/') is > 1 and var slash && slash < path.Length - 1),
        ["on.soundcloud.com"] = new("soundcloud", "SoundCloud", path => StartsWithAny(path, "/")),
    };

    /// <summary>The address as it may be printed, or null where it is not allowed.</summary>
    public static string? Outside(string? url)
    {
        if (string.IsNullOrEmpty(url) || url.Length > MaxLength || url.AsSpan().IndexOfAny(Dishonest) >= 0)
            return null;
        var isMail = url.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase);
        if (!isMail && !url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && !url.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            return null;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri))
            return null;

        // A name before the host makes one site look like another.
        var allowed = isMail
            ? uri.Scheme == Uri.UriSchemeMailto && uri.UserInfo.Length > 0 && uri.Host.Length > 0
            : (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) && uri.Host.Length > 0 && uri.UserInfo.Length == 0;
        return allowed ? uri.AbsoluteUri : null;
    }

    /// <summary>The article meant by <c>article:&lt;uuid&gt;</c>, or null.</summary>
    public static Guid? Article(string? url) => Ours(url, ArticleScheme);

    /// <summary>The illustration meant by <c>illustration:&lt;uuid&gt;</c>, or null.</summary>
    public static Guid? Illustration(string? url) => Ours(url, IllustrationScheme);

    /// <summary>What the allowed address plays, or null where it is an ordinary page.</summary>
    public static Embed? Embed(string address, string? title)
    {
        var uri = new Uri(address);
        var host = uri.Host;
        if (host.StartsWith("www.", StringComparison.Ordinal))
            host = host[4..];
        else if (host.StartsWith("m.", StringComparison.Ordinal))
            host = host[2..];
        if (!uri.IsDefaultPort || !EmbedSites.TryGetValue(host, out var site) || !site.Plays(uri.PathAndQuery))
            return null;
        var isNamed = !string.IsNullOrWhiteSpace(title) && !title.Equals(site.Name, StringComparison.OrdinalIgnoreCase);
        return new Embed(site.Provider, address, isNamed ? title! : site.Name);
    }

    /// <summary>What a paragraph plays that is nothing but a link to it, or null.</summary>
    public static Embed? Embed(List<Span> spans)
    {
        var href = spans[0].Href;
        if (href is null || spans.Exists(span => span.Href != href))
            return null;
        var words = string.Concat(spans.Select(span => span.Text)).Replace('\n', ' ');
        var isBare = Outside(words) == href || Outside("https://" + words) == href;
        return Embed(href, isBare ? null : words);
    }

    private static Guid? Ours(string? url, string scheme) =>
        url is not null && url.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) && Guid.TryParseExact(url.AsSpan(scheme.Length), "D", out var id)
            ? id
            : null;

    private static bool StartsWithAny(string path, params ReadOnlySpan<string> openings)
    {
        foreach (var opening in openings)
            if (path.Length > opening.Length && path.StartsWith(opening, StringComparison.Ordinal))
                return true;
        return false;
    }

    private sealed record EmbedSite(string Provider, string Name, Func<string, bool> Plays);
}
