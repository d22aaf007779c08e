using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Cms.Benchmarks;

/// <summary>
/// Whether memory stays as it is: minute after minute of everything at once, reads that are kept and reads that are not,
/// snapshots, changes, and writes that make what is kept old.
/// </summary>
internal sealed class Soak(Plan plan, int minutes, CancellationToken ct)
{
    // A desk of a hundred that never rests.
    private static readonly TimeSpan BetweenWrites = TimeSpan.FromMilliseconds(50);

    private static readonly string[] Others =
    [
        Walk.Home,
        Walk.Feed,
        Walk.FirstPage,
        Walk.FirstChanges,
        "/v1/snapshot?limit=100&formats=html,markdown,text,blocks",
        "/v1/articles?count=true&sort=title",
        "/v1/authors?limit=100",
        "/sitemap.xml",
    ];

    public async Task<string> RunAsync()
    {
        var server = Server.Publish(plan.PublishedServer, plan.Database, ct);
        var magazine = server.Copy(server.Fill(plan.Sizes[0], plan.IsFresh, ct));
        Machine.PinLoad();
        using var process = server.Start(magazine, isCaching: true, adminKey: Server.Key);
        process.WaitFor("/health/ready", ct);
        using var client = process.NewClient(Server.Key);
        var requests = Requests(process);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var writing = WriteAsync(client, end.Token);
        var load = new Load(plan.Connections, ct);
        var report = new StringBuilder("| minute | reads a second | memory | write-ahead log |\n|---:|---:|---:|---:|\n");
        var memory = new List<double>();
        for (var minute = 1; minute <= minutes; minute++)
        {
            var measured = load.Run(process, requests, 200, TimeSpan.Zero, TimeSpan.FromMinutes(1));
            memory.Add(process.MemoryMegabytes);
            var line = Invariant($"| {minute} | {measured.RequestsPerSecond:N0} | {memory[^1]:N0} MB | {LogMegabytes(magazine):N0} MB |");
            Progress.Note(line);
            report.AppendLine(line);
        }

        await end.CancelAsync();
        var writes = await writing;
        process.Stop();
        var half = memory.Skip(minutes / 2).ToList();
        return report
            .Append(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"\n{writes:N0} writes. Growth in the second half: {(half[^1] - half[0]) / Math.Max(1, half.Count - 1):0.0} MB a "
                        + $"minute.\n"
                )
            )
            .ToString();
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private static double LogMegabytes(Magazine magazine) =>
        new FileInfo(Path.Combine(magazine.DataDirectory, "cms.db-wal")) is { Exists: true } log ? log.Length / 1e6 : 0;

    private RequestCycle Requests(PinnedProcess process)
    {
        using var connection = new Connection(process.Port);
        var walk = Walk.Through(connection, ct);
        // Of the others one after every ten, whatever the size of the magazine.
        var others = Others.Concat(walk.TopicFeeds).Select(path => Connection.Request(path)).ToList();
        return new RequestCycle([
            .. Scenarios
                .Everything(walk)
                .SelectMany((request, n) => n % 10 == 0 ? new[] { request, others[n / 10 % others.Count] } : [request]),
        ]);
    }

    private async Task<int> WriteAsync(HttpClient client, CancellationToken end)
    {
        var authors = await client.GetFromJsonAsync<JsonElement>("/v1/authors?limit=1", ct);
        var author = authors.GetProperty("data")[0].GetProperty("id").GetGuid();
        using var timer = new PeriodicTimer(BetweenWrites);
        var count = 0;
        try
        {
            for (; await timer.WaitForNextTickAsync(end); count++)
            {
                using var made = await client.PostAsJsonAsync(
                    "/v1/admin/articles",
                    new
                    {
                        title = string.Create(CultureInfo.InvariantCulture, $"Made in a storm {count}"),
                        body = "The ferry waits on *Sundays*.\n\n## Why it waits\n\nNobody has asked it to.",
                        license = new { id = "CC-BY-4.0" },
                        contributions = new[] { new { role = "author", authorId = author } },
                    },
                    ct
                );
                await DemandAsync(made, 201);
                var id = (await made.Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("id").GetGuid();
                using var publication = new HttpRequestMessage(HttpMethod.Post, $"/v1/admin/articles/{id}/publication")
                {
                    Headers = { IfMatch = { made.Headers.ETag! } },
                };
                using var published = await client.SendAsync(publication, ct);
                await DemandAsync(published, 200);
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The soak is over.
        }

        return count * 2;
    }

    private async Task DemandAsync(HttpResponseMessage answer, int status)
    {
        if ((int)answer.StatusCode != status)
            throw new BenchmarkFailure($"A write was answered with {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(ct)}");
    }
}
