namespace Cms.Benchmarks;

/// <summary>One kind of read.</summary>
/// <param name="Name">As printed.</param>
/// <param name="Requests">What is asked, in this order.</param>
/// <param name="Target">Least share of the floor, or null where none is set.</param>
/// <param name="Status">What every answer must be.</param>
internal sealed record Scenario(string Name, IReadOnlyList<byte[]> Requests, double? Target, int Status = 200)
{
    // Enough answers to find one of ordinary length among.
    private const int Sampled = 25;

    /// <summary>The answer the floor plays: of some, the one of middle length, and the request it belongs to.</summary>
    public (Answer Answer, byte[] Request) Typical(Connection connection)
    {
        var answers = Requests
            .Take(Sampled)
            .Select(r => (Answer: connection.Exchange(r), Request: r))
            .OrderBy(a => a.Answer.Body.Length)
            .ToList();
        if (answers.Find(a => a.Answer.Status != Status) is { Answer: { } other })
            throw new BenchmarkFailure($"{Name} answered {other.Status} where {Status} was expected.");
        return answers[answers.Count / 2];
    }
}

/// <summary>The reads that are measured. A new one is a line here.</summary>
internal static class Scenarios
{
    // More would only lengthen the pass that settles them; the choice is spread over the whole magazine.
    private const int MostSlugs = 100_000;

    /// <summary>The same URL over and over, from a server as it is shipped.</summary>
    public static IReadOnlyList<Scenario> Hot(Connection connection, Walk walk)
    {
        var articles = new Scenario("", [.. walk.Slugs.Take(20).Select(s => Connection.Request(Walk.Article(s)))], null);
        var (answer, article) = articles.Typical(connection);
        var slug = walk.Slugs[articles.Requests.ToList().IndexOf(article)];
        return
        [
            new("hot: article by slug", [article], 0.9),
            new("hot: list of 20", [Connection.Request(Walk.FirstPage)], 0.9),
            new("hot: home", [Connection.Request(Walk.Home)], 0.9),
            new("hot: feed", [Connection.Request(Walk.Feed)], 0.9),
            new("304: home", [Connection.Request(Walk.Home, ETag(connection.Get(Walk.Home)))], 0.9, 304),
            new("304: feed", [Connection.Request(Walk.Feed, ETag(connection.Get(Walk.Feed)))], 0.9, 304),
            new("304: article", [Connection.Request(Walk.Article(slug), ETag(answer))], 0.9, 304),
        ];
    }

    /// <summary>Reads from a server whose response cache is off, so that repeats are cold too.</summary>
    public static IReadOnlyList<Scenario> Cold(Walk walk) =>
        [
            new("cold: article by slug", ColdArticles(walk), 0.45),
            new("cold: list of 20, any page", Shuffled(walk.Pages), 0.2),
            new("cold: list of 20 by topic", Shuffled(walk.TopicPages), 0.15),
            new("cold: list of 20 by id", Shuffled(walk.ListsById), null),
            new("cold: related", Shuffled(walk.Related), null),
            new("cold: home", [Connection.Request(Walk.Home)], null),
            new("cold: search", Shuffled(walk.Searches), 0.03),
            new(ColdFirstPage, [Connection.Request(Walk.FirstPage)], null),
            new(ColdDeepPage, Shuffled(walk.PagesBetween(0.89, 0.91)), null),
            new("cold: feed of a topic", Shuffled(walk.TopicFeeds), null),
            new("cold: 100 changes at the start", [Connection.Request(Walk.FirstChanges)], 0.15),
            new("cold: 100 changes at the head", [Connection.Request(walk.LastChanges)], 0.15),
        ];

    public const string ColdFirstPage = "cold: first page of 20";
    public const string ColdDeepPage = "cold: page of 20, 90 % deep";

    /// <summary>What fills the response cache of a server as it is shipped, before its memory is read.</summary>
    public static IReadOnlyList<byte[]> Everything(Walk walk) => Shuffled([.. Articles(walk), .. walk.Pages, .. walk.TopicPages]);

    public static IReadOnlyList<byte[]> ColdArticles(Walk walk) => Shuffled(Articles(walk));

    private static IEnumerable<string> Articles(Walk walk)
    {
        var step = Math.Max(1, (double)walk.Slugs.Count / MostSlugs);
        return Enumerable.Range(0, Math.Min(walk.Slugs.Count, MostSlugs)).Select(i => Walk.Article(walk.Slugs[(int)(i * step)]));
    }

    private static byte[][] Shuffled(IEnumerable<string> paths)
    {
        var requests = paths.Select(p => Connection.Request(p)).ToArray();
        // The same order in every run.
        new Random(20261122).Shuffle(requests);
        return requests;
    }

    private static string ETag(Answer answer) => answer.Header("ETag") ?? throw new BenchmarkFailure("An answer has no ETag.");
}
