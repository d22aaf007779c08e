namespace Cms.Api;

/// <summary>Where things stand on the website (<c>Cms:Site:Paths:…</c>).</summary>
public sealed record SitePathSettings
{
    /// <summary>An article's page.</summary>
    public string Article { get; init; } = "/articles/{slug}";

    /// <summary>An author's page.</summary>
    public string Author { get; init; } = "/authors/{slug}";

    /// <summary>A series' page.</summary>
    public string Series { get; init; } = "/series/{slug}";

    /// <summary>A source's page.</summary>
    public string Source { get; init; } = "/sources/{slug}";

    /// <summary>A topic's page.</summary>
    public string Topic { get; init; } = "/topics/{slug}";

    /// <summary>A page that is no piece; its slug may hold slashes.</summary>
    public string Page { get; init; } = "/{slug}";

    /// <summary>A preview, with <c>{token}</c>.</summary>
    public string Preview { get; init; } = "/preview/{token}";
}
