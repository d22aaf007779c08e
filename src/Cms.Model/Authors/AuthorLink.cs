namespace Cms.Model.Authors;

/// <summary>A link on somebody's page.</summary>
/// <param name="Label">What it says.</param>
/// <param name="Url">Where it leads.</param>
public sealed record AuthorLink(string Label, string Url);
