using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Cms.Benchmarks;

/// <summary>
/// Durable writes: articles made over HTTP, beside a bare loop of inserts and beside how often the disk says that something
/// is safely on it; and a new name for the author of the most articles.
/// </summary>
internal sealed class Writes(Plan plan, CancellationToken ct)
{
    // On one core the runtime needs so long to compile the object mapper well; until then it is slower by half.
    private static readonly TimeSpan Compiling = TimeSpan.FromSeconds(30);

    // About as much as the rows of one draft hold.
    private const int RowBytes = 4_096;

    private const int Due = 1_000;

    private readonly ConcurrentQueue<Draft> _drafts = [];

    private const string SmallText = "The ferry waits on *Sundays*.\n\n## Why it waits\n\nNobody has asked it to.";

    public async Task<string> RunAsync()
    {
        var server = Server.Publish(plan.PublishedServer, plan.Database, ct);
        var report = new StringBuilder(
            "| what | articles | a second | median | 99 of 100 | the longest |\n|---|---:|---:|---:|---:|---:|\n"
        );
        foreach (var size in plan.Sizes)
        {
            var magazine = server.Copy(server.Fill(size, plan.IsFresh, ct));
            report.Append(Row("the disk: 4 kB written and synced", size, Synced(magazine.Folder)));
            report.Append(Row("SQLite alone: one insert of 4 kB a transaction", size, Inserted(magazine.Folder)));
            GiveToOneAuthor(magazine);
            using var process = server.Start(magazine, isCaching: true, adminKey: Server.Key);
            process.WaitFor("/health/ready", ct);
            using var client = process.NewClient(Server.Key);
            var (author, articles) = await BusiestAuthorAsync(client);
            var made = string.Create(CultureInfo.InvariantCulture, $"articles made over HTTP, {plan.Connections} at once");
            report.Append(Row($"{made}, the first {Compiling.TotalSeconds} s", size, await CreatedAsync(client, author, Compiling)));
            report.Append(Row($"{made}, then", size, await CreatedAsync(client, author, plan.Window)));
            report.Append(
                Row(
                    string.Create(CultureInfo.InvariantCulture, $"of these published, {plan.Connections} at once"),
                    size,
                    await PublishedAsync(client)
                )
            );
            report.Append(Row($"{Due:N0} due at once, from their time to the last of them", size, [await DueAsync(client)]));
            report.Append(
                Row("a draft beside texts made to be slow: its turn in the line", size, await BesideSlowTextsAsync(client, author))
            );
            report.Append(Row($"a new name for an author of {articles:N0}", size, await RenamedAsync(client, author)));
            process.Stop();
        }

        return report.ToString();
    }

    private static string Row(string what, int size, List<double> milliseconds)
    {
        var sorted = milliseconds.Order().ToList();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {what} | {size:N0} | {milliseconds.Count / (milliseconds.Sum() / 1_000):N0} | {sorted[sorted.Count / 2]:0.0} ms | "
                + $"{sorted[sorted.Count * 99 / 100]:0.0} ms | {sorted[^1]:0.0} ms |\n"
        );
    }

    private static string Row(string what, int size, (IReadOnlyList<double> Milliseconds, TimeSpan Took) measured)
    {
        var sorted = measured.Milliseconds.Order().ToList();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {what} | {size:N0} | {sorted.Count / measured.Took.TotalSeconds:N0} | {sorted[sorted.Count / 2]:0.0} ms | "
                + $"{sorted[sorted.Count * 99 / 100]:0.0} ms | {sorted[^1]:0.0} ms |\n"
        );
    }

    private List<double> Synced(string folder)
    {
        using var file = new FileStream(Path.Combine(folder, "synced"), FileMode.Create, FileAccess.Write, FileShare.None, 0);
        var bytes = new byte[RowBytes];
        return Repeated(() =>
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        });
    }

    private List<double> Inserted(string folder)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "inserted.db")};Pooling=False");
        connection.Open();
        Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE t (id INTEGER PRIMARY KEY, content BLOB)");
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO t (content) VALUES (@p0)";
        insert.Parameters.AddWithValue("@p0", new byte[RowBytes]);
        return Repeated(() => insert.ExecuteNonQuery());

        void Execute(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }

    /// <summary>Makes one author the author of everything: a new name is then seen in every piece.</summary>
    private static void GiveToOneAuthor(Magazine magazine)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(magazine.DataDirectory, "cms.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            "UPDATE OR IGNORE article_links SET target_id = (SELECT target_id FROM article_links WHERE kind = 'Author' LIMIT 1) WHERE "
            + "kind = 'Author'";
        command.ExecuteNonQuery();
    }

    private List<double> Repeated(Action act)
    {
        var (took, whole) = (new List<double>(), Stopwatch.StartNew());
        while (whole.Elapsed < plan.Window)
        {
            ct.ThrowIfCancellationRequested();
            var one = Stopwatch.GetTimestamp();
            act();
            took.Add(Stopwatch.GetElapsedTime(one).TotalMilliseconds);
        }

        return took;
    }

    private async Task<(Guid Id, int Articles)> BusiestAuthorAsync(HttpClient client)
    {
        var busiest = (Id: Guid.Empty, Articles: 0);
        for (string? next = "/v1/authors?limit=100"; next is not null; )
        {
            var page = await client.GetFromJsonAsync<JsonElement>(next, ct);
            foreach (var id in page.GetProperty("data").EnumerateArray().Select(a => a.GetProperty("id").GetGuid()))
            {
                var articles = (await client.GetFromJsonAsync<JsonElement>($"/v1/articles?author={id}&count=true&limit=1", ct))
                    .GetProperty("meta")
                    .GetProperty("total")
                    .GetInt32();
                if (articles > busiest.Articles)
                    busiest = (id, articles);
            }

            next = page.GetProperty("links").GetProperty("next").GetString() is { } address ? new Uri(address).PathAndQuery : null;
        }

        return busiest;
    }

    private Task<(IReadOnlyList<double> Milliseconds, TimeSpan Took)> CreatedAsync(HttpClient client, Guid author, TimeSpan window) =>
        SideBySideAsync(window, async (line, n) =>
        {
            var title = string.Create(CultureInfo.InvariantCulture, $"Draft {n} of line {line}");
            _drafts.Enqueue(await MakeAsync(client, author, title, SmallText));
            return true;
        });

    /// <summary>Publishes of what was made all but those that are to be due.</summary>
    private Task<(IReadOnlyList<double> Milliseconds, TimeSpan Took)> PublishedAsync(HttpClient client) =>
        SideBySideAsync(plan.Window, async (_, _) =>
        {
            if (_drafts.Count <= Due || !_drafts.TryDequeue(out var draft))
                return false;
            await ActAsync(client, HttpMethod.Post, draft, "publication", null);
            return true;
        });

    /// <summary>How long after their time the last of a thousand is out, in milliseconds.</summary>
    private async Task<double> DueAsync(HttpClient client)
    {
        var others = await WaitingAsync(client);
        // Far enough that all are set before it comes.
        var at = DateTime.UtcNow.AddSeconds(Due / 20);
        var scheduled = _drafts.Take(Due).ToList();
        foreach (var some in scheduled.Chunk(plan.Connections))
            await Task.WhenAll(some.Select(draft => ActAsync(client, HttpMethod.Put, draft, "schedule", new { at })));
        if (scheduled.Count < Due || DateTime.UtcNow >= at)
            throw new BenchmarkFailure($"Only {scheduled.Count} pieces could be set to a time before it came.");
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await again.WaitForNextTickAsync(ct) && await WaitingAsync(client) > others) { }
        return (DateTime.UtcNow - at).TotalMilliseconds;
    }

    /// <summary>How many pieces wait for their time.</summary>
    private async Task<int> WaitingAsync(HttpClient client) =>
        (await client.GetFromJsonAsync<JsonElement>("/v1/admin/articles?status=scheduled&count=true&limit=1", ct))
            .GetProperty("meta")
            .GetProperty("total")
            .GetInt32();

    private async Task<(IReadOnlyList<double> Milliseconds, TimeSpan Took)> SideBySideAsync(TimeSpan window, Func<int, int, Task<bool>> act)
    {
        var whole = Stopwatch.StartNew();
        var lines = await Task.WhenAll(
            Enumerable
                .Range(0, plan.Connections)
                .Select(line =>
                    Task.Run(
                        async () =>
                        {
                            var took = new List<double>();
                            var one = Stopwatch.GetTimestamp();
                            while (whole.Elapsed < window && await act(line, took.Count))
                            {
                                took.Add(Stopwatch.GetElapsedTime(one).TotalMilliseconds);
                                one = Stopwatch.GetTimestamp();
                            }

                            return took;
                        },
                        ct
                    )
                )
        );
        return ([.. lines.SelectMany(l => l)], whole.Elapsed);
    }

    private async Task ActAsync(HttpClient client, HttpMethod method, Draft draft, string act, object? body)
    {
        using var request = new HttpRequestMessage(method, $"/v1/admin/articles/{draft.Id}/{act}");
        if (body is not null)
            request.Content = JsonContent.Create(body);
        request.Headers.Add("If-Match", draft.Tag);
        using var answer = await client.SendAsync(request, ct);
        if (!answer.IsSuccessStatusCode)
            throw new BenchmarkFailure($"{act} was answered with {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(ct)}");
    }

    /// <summary>
    /// How long small drafts take while another caller sends texts that took readers of texts the longest: whoever writes waits for
    /// the turn of who came before, so the longest is about the longest turn.
    /// </summary>
    private async Task<List<double>> BesideSlowTextsAsync(HttpClient client, Guid author)
    {
        string[] slow =
        [
            string.Concat(Enumerable.Repeat("a\n=\n", 9_900)),
            string.Concat(Enumerable.Repeat("- a\n  - b\n", 9_900)),
            new string('x', 290_000),
            string.Concat(Enumerable.Repeat("[a]: b\n\n", 19_000)),
        ];
        var (took, whole) = (new List<double>(), Stopwatch.StartNew());
        var sending = Task.Run(
            async () =>
            {
                for (var n = 0; whole.Elapsed < plan.Window; n++)
                    await MakeAsync(client, author, string.Create(CultureInfo.InvariantCulture, $"A slow one {n}"), slow[n % slow.Length]);
            },
            ct
        );
        while (whole.Elapsed < plan.Window)
        {
            var one = Stopwatch.GetTimestamp();
            await MakeAsync(client, author, string.Create(CultureInfo.InvariantCulture, $"Beside slow ones {took.Count}"), SmallText);
            took.Add(Stopwatch.GetElapsedTime(one).TotalMilliseconds);
        }

        await sending;
        return took;
    }

    private async Task<Draft> MakeAsync(HttpClient client, Guid author, string title, string body)
    {
        using var answer = await client.PostAsJsonAsync(
            "/v1/admin/articles",
            new
            {
                title,
                body,
                license = new { id = "CC-BY-4.0" },
                contributions = new[] { new { role = "author", authorId = author } },
            },
            ct
        );
        if ((int)answer.StatusCode != 201)
            throw new BenchmarkFailure(
                $"An article was answered with {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(ct)}"
            );
        var made = await answer.Content.ReadFromJsonAsync<JsonElement>(ct);
        return new Draft(made.GetProperty("id").GetGuid(), answer.Headers.ETag!.Tag);
    }

    private async Task<List<double>> RenamedAsync(HttpClient client, Guid author)
    {
        var took = new List<double>();
        for (var n = 0; n < 7; n++)
        {
            var tag = (await client.GetFromJsonAsync<JsonElement>($"/v1/admin/authors/{author}", ct)).GetProperty("editVersion").GetInt32();
            using var request = new HttpRequestMessage(HttpMethod.Patch, $"/v1/admin/authors/{author}")
            {
                Content = JsonContent.Create(new { name = $"Somebody Else {n}" }, new MediaTypeHeaderValue("application/merge-patch+json")),
            };
            request.Headers.Add("If-Match", string.Create(CultureInfo.InvariantCulture, $"\"e{tag}\""));
            var one = Stopwatch.GetTimestamp();
            using var answer = await client.SendAsync(request, ct);
            took.Add(Stopwatch.GetElapsedTime(one).TotalMilliseconds);
            if (!answer.IsSuccessStatusCode)
                throw new BenchmarkFailure(
                    $"A new name was answered with {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(ct)}"
                );
        }

        return took;
    }

    private sealed record Draft(Guid Id, string Tag);
}
