namespace Cms.Model;

/// <summary>Looks through all that a writer said.</summary>
public static class ContentTexts
{
    /// <summary>Every text in a content with where it stands, as a JSON pointer.</summary>
    public static IReadOnlyList<(string Pointer, string Text)> Texts<TContent>(this TContent content)
        where TContent : class, IContent<TContent>
    {
        var texts = new List<(string, string)>();
        _ = content.WithTexts(
            (pointer, text) =>
            {
                texts.Add((pointer, text));
                return text;
            }
        );
        return texts;
    }
}
