namespace Cms.Model.Articles.Bodies;

/// <summary>What a text refers to: all that a save has to know of it.</summary>
/// <param name="Illustrations">Illustrations standing in it, each once, in order.</param>
/// <param name="Articles">Articles that it links to, each once, in order.</param>
public sealed record NamedInBody(IReadOnlyList<Guid> Illustrations, IReadOnlyList<Guid> Articles)
{
    // Some thousands of texts as they mostly are; a few hundred of nothing but links.
    private const int MostIds = 500_000;
    private const int Overhead = 8;

    private static readonly LastRead<NamedInBody> Last = new(named => Overhead + named.Illustrations.Count + named.Articles.Count, MostIds);

    /// <summary>What a text refers to.</summary>
    public static NamedInBody Of(string markdown) => markdown.Length == 0 ? new([], []) : Last.Of(markdown, Read);

    /// <summary>Whether it was read lately, so that asking costs nothing.</summary>
    public static bool Knows(string markdown) => markdown.Length == 0 || Last.Knows(markdown);

    private static NamedInBody Read(string markdown)
    {
        var body = MarkdownBody.ReadOnce(markdown);
        return new NamedInBody(body.IllustrationIds, body.LinkedArticleIds);
    }
}
