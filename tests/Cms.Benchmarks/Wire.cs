using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Cms.Benchmarks;

/// <summary>
/// What a partner's calls cost: a page of changes near the beginning of the log beside one behind millions of rows, and a
/// thousand that wait for changes and get none.
/// </summary>
internal sealed class Wire(Plan plan, long rows, CancellationToken ct)
{
    private const int Waiting = 1_000;
    private const int Pages = 300;

    // Time for all to have sent their request and to have had their first look.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(10);

    public async Task<string> RunAsync()
    {
        var server = Server.Publish(plan.PublishedServer, plan.Database, ct);
        var magazine = server.Copy(server.Fill(plan.Sizes[0], plan.IsFresh, ct));
        var early = await WithAsync(server, magazine, async client =>
        {
            var cursor = await CursorAsync(client);
            await EntitledAsync(client, cursor);
            return cursor;
        });
        Append(magazine, rows);
        var deep = await WithAsync(server, magazine, CursorAsync);
        Append(magazine, Pages);
        return await WithAsync(server, magazine, async client =>
            {
                var report = new StringBuilder("| what | median | 99 of 100 |\n|---|---:|---:|\n");
                var (first, last) = await PagesAsync(client, early, deep);
                report.Append(Row("a page of 100 changes at the beginning of the log", first));
                report.Append(Row(Invariant($"the same behind {rows:N0} rows"), last));
                report.Append(Invariant($"\nRatio of the medians: {Median(last) / Median(first):0.00}\n"));
                return report.ToString();
            }) + await WithAsync(server, magazine, (client, process) => WaitAsync(client, process));
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private static double Median(List<double> milliseconds) => milliseconds.Order().ElementAt(milliseconds.Count / 2);

    private static string Row(string what, List<double> milliseconds) =>
        Invariant(
            $"| {what} | {Median(milliseconds):0.00} ms | {milliseconds.Order().ElementAt(milliseconds.Count * 99 / 100):0.00} ms |\n"
        );

    private Task<T> WithAsync<T>(Server server, Magazine magazine, Func<HttpClient, Task<T>> work) =>
        WithAsync(server, magazine, (client, _) => work(client));

    private async Task<T> WithAsync<T>(Server server, Magazine magazine, Func<HttpClient, PinnedProcess, Task<T>> work)
    {
        using var process = server.Start(magazine, isCaching: true, partnerKey: Server.Key);
        process.WaitFor("/health/ready", ct);
        using var client = process.NewClient(Server.Key);
        var answer = await work(client, process);
        process.Stop();
        return answer;
    }

    private async Task<string> CursorAsync(HttpClient client) =>
        (await client.GetFromJsonAsync<JsonElement>("/v1/partner/snapshot?limit=1", ct))
            .GetProperty("meta")
            .GetProperty("changesCursor")
            .GetString()!;

    /// <summary>Follows the changes until none has come for some seconds: by then every piece that the new partner may have has.</summary>
    private async Task EntitledAsync(HttpClient client, string cursor)
    {
        for (var isMore = true; isMore; )
        {
            var page = await client.GetFromJsonAsync<JsonElement>(
                $"/v1/partner/changes?limit=100&wait=5&cursor={Uri.EscapeDataString(cursor)}",
                ct
            );
            isMore = page.GetProperty("data").GetArrayLength() > 0;
            cursor = page.GetProperty("meta").GetProperty("nextCursor").GetString()!;
        }
    }

    private async Task<(List<double> First, List<double> Last)> PagesAsync(HttpClient client, string early, string deep)
    {
        var (first, last) = (new List<double>(), new List<double>());
        // In turns, so that whatever else the machine does meets both; the first are forgotten.
        for (var n = -Pages; n < Pages; n++)
        {
            var (one, other) = (await PageAsync(client, early), await PageAsync(client, deep));
            if (n < 0)
                continue;
            first.Add(one);
            last.Add(other);
        }

        return (first, last);
    }

    private async Task<double> PageAsync(HttpClient client, string cursor)
    {
        var began = Stopwatch.GetTimestamp();
        using var answer = await client.GetAsync(
            new Uri($"/v1/partner/changes?limit=100&cursor={Uri.EscapeDataString(cursor)}", UriKind.Relative),
            ct
        );
        var body = await answer.Content.ReadAsByteArrayAsync(ct);
        var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        using var page = JsonDocument.Parse(body);
        if (!answer.IsSuccessStatusCode || page.RootElement.GetProperty("data").GetArrayLength() != 100)
            throw new BenchmarkFailure(
                $"A page of changes was answered with {(int)answer.StatusCode}: {Encoding.UTF8.GetString(body)[..200]}"
            );
        return took;
    }

    private async Task<string> WaitAsync(HttpClient client, PinnedProcess process)
    {
        // Read to the end; who asks from there waits.
        var cursor = await CursorAsync(client);
        await client.GetByteArrayAsync(new Uri($"/v1/partner/changes?cursor={Uri.EscapeDataString(cursor)}", UriKind.Relative), ct);
        var (memory, threads) = (process.MemoryMegabytes, process.Threads);
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var waiting = Enumerable
            .Range(0, Waiting)
            .Select(_ =>
                client.GetAsync(new Uri($"/v1/partner/changes?wait=25&cursor={Uri.EscapeDataString(cursor)}", UriKind.Relative), gone.Token)
            )
            .ToList();
        await Task.Delay(Settling, ct);
        var answered = waiting.Count(w => w.IsCompleted);
        if (answered > 0)
            throw new BenchmarkFailure($"{answered} of {Waiting} did not wait.");
        var report = Invariant(
            $"\n{Waiting:N0} that wait: {process.MemoryMegabytes - memory:0} MB and {process.Threads - threads} threads more than none.\n"
        );
        await gone.CancelAsync();
        return report;
    }

    /// <summary>Rows as saves of pieces that the partner is entitled to would have made them.</summary>
    private static void Append(Magazine magazine, long count)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(magazine.DataDirectory, "cms.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
        command.CommandText = """
            PRAGMA cache_size = -200000;
            BEGIN IMMEDIATE;
            CREATE TEMP TABLE piece AS SELECT row_number() OVER (ORDER BY article_id) - 1 AS n, article_id, partner_id FROM partner_articles WHERE partner_id = (SELECT id FROM partners ORDER BY created_at DESC LIMIT 1);
            CREATE UNIQUE INDEX temp.piece_n ON piece (n);
            CREATE TEMP TABLE added AS WITH RECURSIVE s (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < $count) SELECT (SELECT sequence FROM change_heads) + i AS sequence, i % (SELECT COUNT(*) FROM piece) AS n FROM s;
            INSERT INTO changes (sequence, at, changed, is_public, kind, op, reason, slug, thing_id, version, tags)
                SELECT a.sequence, 1795611557229, 'title', 1, 'Article', 'Upsert', 'Updated', 'a-piece', p.article_id, 2, 'topic:water' FROM added a JOIN piece p ON p.n = a.n;
            INSERT INTO partner_changes (partner_id, sequence, action, article_id, op, reason)
                SELECT p.partner_id, a.sequence, 'MustUpdate', p.article_id, 'Upsert', 'Updated' FROM added a JOIN piece p ON p.n = a.n;
            UPDATE change_heads SET sequence = (SELECT MAX(sequence) FROM changes);
            COMMIT;
            ANALYZE;
            PRAGMA wal_checkpoint(TRUNCATE);
            """;
        command.Parameters.AddWithValue("$count", count);
        command.ExecuteNonQuery();
    }
}
