namespace Cms.Api.Admin.Articles.Differences;

/// <summary>What became of a text.</summary>
public sealed record TextDifferenceResponse
{
    /// <summary>How finely it was compared: by words, or by paragraphs where so much differs that words would take too long.</summary>
    public required DifferenceLevel Level { get; init; }

    /// <summary>
    /// The text from its start to its end; empty where nothing differs. What is equal or deleted is the former text, what is equal or
    /// inserted the later.
    /// </summary>
    public required IReadOnlyList<TextRun> Runs { get; init; }
}
