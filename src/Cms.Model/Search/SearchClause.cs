namespace Cms.Model.Search;

/// <summary>A word, or words in quotes, as typed.</summary>
/// <param name="Text">Without its quotes and its mark.</param>
/// <param name="IsPhrase">Whether it stood in quotes.</param>
/// <param name="IsExcluded">Whether it is not to be there.</param>
public sealed record SearchClause(string Text, bool IsPhrase, bool IsExcluded);
