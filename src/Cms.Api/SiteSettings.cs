namespace Cms.Api;

/// <summary>The magazine as readers know it (<c>Cms:Site:…</c>).</summary>
public sealed record SiteSettings
{
    /// <summary>The magazine's name.</summary>
    public string Name { get; init; } = "The Common Reader's Almanac";

    /// <summary>The line under the name; null for none.</summary>
    public string? Tagline { get; init; }

    /// <summary>BCP 47 tag of the language of the page around the pieces.</summary>
    public string Language { get; init; } = "en";

    /// <summary>IANA name of the time zone that the editors' days are counted in.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>Absolute address of the logo; null for none.</summary>
    public string? Logo { get; init; }

    /// <summary>Absolute address of the page that says how errors are put right; null where there is none.</summary>
    public string? CorrectionsPolicy { get; init; }

    /// <summary>Where the website stands; every <c>url</c> in an answer begins with it.</summary>
    public string Url { get; init; } = "http://localhost:3000";

    /// <summary>Paths on the website, each with <c>{slug}</c>.</summary>
    public SitePathSettings Paths { get; init; } = new();
}
