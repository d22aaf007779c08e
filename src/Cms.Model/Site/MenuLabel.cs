namespace Cms.Model.Site;

/// <summary>What an entry of a menu says in one language.</summary>
/// <param name="Language">BCP 47 tag of the language.</param>
/// <param name="Text">What it says there.</param>
public sealed record MenuLabel(string Language, string Text);
