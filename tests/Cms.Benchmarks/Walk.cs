using System.Text.Json;

namespace Cms.Benchmarks;

/// <summary>Everything there is to ask of one magazine, found by following its cursors from end to end.</summary>
internal sealed class Walk
{
    public const string Home = "/v1/home";
    public const string Feed = "/feeds/articles.rss";
    public const string FirstPage = "/v1/articles?limit=20";
    public const string FirstChanges = "/v1/changes?limit=100";

    // A large magazine has more pages to a topic than a run can ask for.
    private const int PagesPerTopic = 2_000;

    // Of what is asked for at random; more would only take longer to settle.
    private const int Chosen = 1_000;

    private Walk(List<string> slugs, List<string> pages, List<string> topicPages, List<string> topicFeeds, string lastChanges)
    {
        (Slugs, Pages, TopicPages, TopicFeeds, LastChanges) = (slugs, pages, topicPages, topicFeeds, lastChanges);
    }

    /// <summary>Of every public article, the newest first.</summary>
    public IReadOnlyList<string> Slugs { get; }

    /// <summary>Every page of 20, the first page first.</summary>
    public IReadOnlyList<string> Pages { get; }

    /// <summary>The pages of 20 of every topic.</summary>
    public IReadOnlyList<string> TopicPages { get; }

    /// <summary>The feed of every topic.</summary>
    public IReadOnlyList<string> TopicFeeds { get; }

    /// <summary>Lists of 20 articles that stand anywhere, chosen by their slugs.</summary>
    public IReadOnlyList<string> ListsById =>
        [
            .. Some(20 * Chosen)
                .Chunk(20)
                .Select(chosen => $"/v1/articles?limit=20&id={string.Join(',', chosen.Distinct().Select(Uri.EscapeDataString))}"),
        ];

    /// <summary>What is related to articles that stand anywhere.</summary>
    public IReadOnlyList<string> Related => [.. Some(Chosen).Select(slug => $"{Article(slug)}/related")];

    /// <summary>Searches for two words of a title.</summary>
    public IReadOnlyList<string> Searches =>
        [
            .. Some(Chosen)
                .Select(slug => slug.Split('-').Where(w => w.Length > 4 && !char.IsDigit(w[0])).Take(2))
                .Where(words => words.Count() == 2)
                .Select(words => $"/v1/search?q={string.Join('+', words)}"),
        ];

    /// <summary>The page of 100 changes nearest to the head that is full.</summary>
    public string LastChanges { get; }

    public static string Article(string slug) => $"/v1/articles/{Uri.EscapeDataString(slug)}";

    public static Walk Through(Connection connection, CancellationToken ct)
    {
        var slugs = new List<string>();
        var pages = new List<string>();
        foreach (var (path, found, _) in Follow(connection, FirstPage, ct))
        {
            pages.Add(path);
            slugs.AddRange(found);
        }

        var topicPages = new List<string>();
        var topics = Follow(connection, "/v1/topics?limit=100", ct).SelectMany(p => p.Slugs).ToList();
        foreach (var topic in topics)
        {
            var first = $"/v1/articles?topic={Uri.EscapeDataString(topic)}&limit=20";
            topicPages.AddRange(Follow(connection, first, ct).Take(PagesPerTopic).Where(p => p.Count > 0).Select(p => p.Path));
        }

        var lastChanges = FirstChanges;
        foreach (var (path, _, count) in Follow(connection, FirstChanges, ct))
        {
            if (count == 100)
                lastChanges = path;
        }

        if (slugs.Count == 0 || topicPages.Count == 0)
            throw new BenchmarkFailure("The magazine has no articles, or none of them has a topic.");
        var topicFeeds = topics.ConvertAll(t => $"/feeds/topics/{Uri.EscapeDataString(t)}.rss");
        return new Walk(slugs, pages, topicPages, topicFeeds, lastChanges);
    }

    /// <summary>The pages between two depths, as shares of the whole.</summary>
    public IReadOnlyList<string> PagesBetween(double from, double to)
    {
        var first = Math.Min((int)(Pages.Count * from), Pages.Count - 1);
        var last = Math.Max((int)(Pages.Count * to), first + 1);
        return [.. Pages.Skip(first).Take(last - first)];
    }

    // The same in every run.
    private IEnumerable<string> Some(int count)
    {
        var random = new Random(20261129);
        return Enumerable.Range(0, count).Select(_ => Slugs[random.Next(Slugs.Count)]);
    }

    private static IEnumerable<(string Path, List<string> Slugs, int Count)> Follow(
        Connection connection,
        string first,
        CancellationToken ct
    )
    {
        var path = first;
        string? before = null;
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            using var page = JsonDocument.Parse(connection.Get(path).Body);
            var rows = page.RootElement.GetProperty("data");
            var slugs = rows.EnumerateArray()
                .Where(r => r.TryGetProperty("slug", out var s) && s.ValueKind == JsonValueKind.String)
                .Select(r => r.GetProperty("slug").GetString()!)
                .ToList();
            yield return (path, slugs, rows.GetArrayLength());

            var meta = page.RootElement.GetProperty("meta");
            if (!meta.GetProperty("hasMore").GetBoolean())
                yield break;
            var cursor = meta.GetProperty("nextCursor").GetString() ?? throw new BenchmarkFailure($"{path} has more but no nextCursor.");
            if (cursor == before)
                throw new BenchmarkFailure($"{path} leads to itself.");
            before = cursor;
            path = $"{first}&cursor={Uri.EscapeDataString(cursor)}";
        }
    }
}
