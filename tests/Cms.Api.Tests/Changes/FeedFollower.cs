using System.Text.Json;

namespace Cms.Api.Tests.Changes;

/// <summary>Follows the open change feed as a caller would: page by page, by the cursor it was given last.</summary>
internal sealed class FeedFollower(HttpClient client, string? cursor = null)
{
    private readonly List<JsonElement> _rows = [];

    /// <summary>Every row it was given, in the order it was given them.</summary>
    public IReadOnlyList<JsonElement> Rows => _rows;

    /// <summary>The numbers of these rows.</summary>
    public IReadOnlyList<long> Sequences => [.. _rows.Select(r => r.GetProperty("sequence").GetInt64())];

    /// <summary>How often it asked.</summary>
    public int Polls { get; private set; }

    /// <summary>The cursor it would go on with.</summary>
    public string? Cursor { get; private set; } = cursor;

    /// <summary>One that begins at the present end of the log.</summary>
    public static async Task<FeedFollower> AtHeadAsync(HttpClient client)
    {
        var follower = new FeedFollower(client, "latest");
        await follower.DrainAsync();
        return follower;
    }

    /// <summary>Asks once.</summary>
    /// <returns>Whether there is more already.</returns>
    public async Task<bool> PollAsync(int limit)
    {
        using var answer = await client.GetAsync($"/v1/changes?limit={limit}{(Cursor is null ? "" : $"&cursor={Cursor}")}");
        answer.EnsureSuccessStatusCode();
        var page = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync()).RootElement;
        _rows.AddRange(page.GetProperty("data").EnumerateArray());
        Cursor = page.GetProperty("meta").GetProperty("nextCursor").GetString();
        Polls++;
        return page.GetProperty("meta").GetProperty("hasMore").GetBoolean();
    }

    /// <summary>Asks until there is no more.</summary>
    public async Task DrainAsync(int limit = 100)
    {
        while (await PollAsync(limit)) { }
    }
}
