namespace Cms.Model.Articles.Bodies;

/// <summary>Frames of other sites' players, and the pages that they play.</summary>
internal static class HtmlPlayers
{
    /// <summary>
    /// The page of what a frame plays; null where the address may not be printed. Of a site that is not known it is the address itself.
    /// </summary>
    public static string? PageOf(string? src)
    {
        // Copied code often leaves the scheme to the page around it.
        if (WebAddress.Printed(src is ['/', '/', ..] ? "https:" + src : src) is not { } address)
            return null;
        var uri = new Uri(address);
        return uri.Host switch
        {
            "www.youtube.com"
            or "youtube.com"
            or "www.youtube-nocookie.com"
            or "youtube-nocookie.com" when After(uri, "/embed/") is { } id && id != "videoseries" =>
                $"https://www.youtube.com/watch?v={id}",
            "player.vimeo.com" when After(uri, "/video/") is { } id => $"https://vimeo.com/{id}",
            "w.soundcloud.com" => WebAddress.Printed(
                Uri.UnescapeDataString(
                    uri.Query.TrimStart('?').Split('&').FirstOrDefault(p => p.StartsWith("url=", StringComparison.Ordinal))?[4..] ?? ""
                )
            ),
            _ => address,
        };
    }

    private static string? After(Uri uri, string path) =>
        uri.AbsolutePath.StartsWith(path, StringComparison.Ordinal)
        && uri.AbsolutePath[path.Length..].TrimEnd('/') is { Length: > 0 } id
        && !id.Contains('/')
            ? id
            : null;
}
