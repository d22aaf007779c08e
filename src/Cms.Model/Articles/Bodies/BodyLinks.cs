namespace Cms.Model.Articles.Bodies;

/// <summary>
/// Where a body may lead besides to an address (<see cref="WebAddress"/>): an article or an illustration of ours, or something to play.
/// </summary>
internal static class BodyLinks
{
    private const string ArticleScheme = "article:";
    private const string IllustrationScheme = "illustration:";

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
        if (href is null || !href.StartsWith("http", StringComparison.Ordinal) || spans.Exists(span => span.Href != href))
            return null;
        var words = string.Concat(spans.Select(span => span.Text)).Replace('\n', ' ');
        var isBare = WebAddress.Printed(words) == href || WebAddress.Printed("https://" + words) == href;
        return Embed(href, isBare ? null : words);
    }

    private static Guid? Ours(string? url, string scheme) =>
        url is not null
        && url.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)
        && Guid.TryParseExact(url.AsSpan(scheme.Length), "D", out var id)
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
