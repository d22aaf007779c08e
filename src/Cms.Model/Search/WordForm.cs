namespace Cms.Model.Search;

/// <summary>What a word is looked up by.</summary>
/// <param name="Stem">What all its forms have in common, folded; empty where nothing is left of it.</param>
/// <param name="Surface">The word itself, folded.</param>
/// <param name="IsStopWord">Whether it says too little by itself to be looked for.</param>
public sealed record WordForm(string Stem, string Surface, bool IsStopWord)
{
    /// <summary>The stem as it stands for a word anywhere in a piece.</summary>
    public string Anywhere { get; } = SearchZone.Anywhere.Term(Stem);

    /// <summary>Whether it is worth knowing for what is misspelt.</summary>
    public bool IsLearnt { get; } = Spelling.IsLearnt(Surface);
}
