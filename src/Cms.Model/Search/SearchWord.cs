namespace Cms.Model.Search;

/// <summary>Where a word stands in a text.</summary>
/// <param name="Start">Its first letter, in UTF-16 units.</param>
/// <param name="Length">How long it is, in UTF-16 units.</param>
/// <param name="IsPart">Whether it is two letters of a script that is written without spaces, or one that stands alone.</param>
public readonly record struct SearchWord(int Start, int Length, bool IsPart);
