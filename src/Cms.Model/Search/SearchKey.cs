namespace Cms.Model.Search;

/// <summary>
/// A title or a name from one of its words on, folded, so that what is typed of it is found in one look. Kept of titles while they are
/// public, and of names whoever has them: whether they may be told is asked when they are read.
/// </summary>
public sealed class SearchKey
{
    /// <summary>The longest kept; whoever has typed more of it reads the rest.</summary>
    public const int MaxLength = 60;

    // A title is looked for by its first words.
    private const int MostStarts = 8;

    private SearchKey() { }

    /// <summary>A key.</summary>
    public SearchKey(ThingKind kind, string key, Guid thingId) => (Kind, Key, ThingId) = (kind, key, thingId);

    /// <summary>What kind of thing has it.</summary>
    public ThingKind Kind { get; private set; }

    /// <summary>The words from one of them on.</summary>
    public string Key { get; private set; } = "";

    /// <summary>Which thing.</summary>
    public Guid ThingId { get; private set; }

    /// <summary>What a person, a series or a topic is found by; empty where it is not to be found.</summary>
    public static string NameOf(NamedThing thing) =>
        thing.TrashedAt is not null
            ? ""
            : thing switch
            {
                Authors.Author { PrintedAs: null } author => author.Name,
                Series.ArticleSeries series => series.Title,
                Topics.Topic topic => topic.Name,
                _ => "",
            };

    /// <summary>The keys of a title or a name.</summary>
    public static IReadOnlyList<string> KeysOf(string text)
    {
        var key = Folding.KeyOf(text);
        var keys = new List<string>();
        for (var at = 0; at < key.Length && keys.Count < MostStarts; )
        {
            var from = key[at..Math.Min(key.Length, at + MaxLength)];
            keys.Add(char.IsHighSurrogate(from[^1]) ? from[..^1] : from);
            at = key.IndexOf(' ', at) is >= 0 and var space ? space + 1 : key.Length;
        }

        return [.. keys.Distinct()];
    }
}
