namespace Cms.Model.Site;

/// <summary>What the magazine is called.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Tagline">The line under the name; null for none.</param>
/// <param name="Language">BCP 47 tag of the language of the page around the pieces.</param>
public sealed record SiteWords(string Name, string? Tagline, string Language);
