using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using NUnit.Framework;

namespace Cms.Api.Tests;

/// <summary>The program killed in the middle of a storm of writes, again and again: what it acknowledged is there.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class KillTests
{
    // CMS_KILL_ROUNDS asks for more than a machine that builds every change has time for. Whoever does leaves the machine to it.
    private static readonly int? RoundsAskedFor = int.TryParse(Environment.GetEnvironmentVariable("CMS_KILL_ROUNDS"), out var rounds)
        ? rounds
        : null;
    private static readonly int Rounds = Math.Max(1, RoundsAskedFor ?? 5);

    private const int Writers = 8;

    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(5);

    [TestCase(20_261_125)]
    [TestCase(20_261_128)]
    public async Task Every_acknowledged_write_survives_a_kill_and_the_log_stays_dense(int seed)
    {
        var key = $"cms_chosen01_{new string('k', 40)}";
        using var folder = await new ProgramFolder().MigratedAsync();
        var acknowledged = new ConcurrentDictionary<string, string[]>();
        string? author = null;
        var random = new Random(seed);
        var starts = new List<TimeSpan>();
        for (var round = 0; round < Rounds; round++)
        {
            using var server = folder.Start([$"--Cms:BootstrapAdminKey={key}"]);
            await ReadyAsync(server, starts);
            using var client = server.Client(key);
            author ??= (
                await client.WriteAsync(201, HttpMethod.Post, "/v1/admin/authors", new { name = "Ada Quill", kind = "person" })
            ).Text("id")!;
            var until = acknowledged.Count + 15 + random.Next(25);
            var reached = new TaskCompletionSource();
            var storm = Enumerable
                .Range(0, Writers)
                .Select(async writer =>
                {
                    try
                    {
                        for (var i = 0; ; i++)
                        {
                            var piece = await client.WriteAsync(
                                201,
                                HttpMethod.Post,
                                "/v1/admin/articles",
                                new
                                {
                                    title = $"Round {round}, writer {writer}, piece {i}",
                                    license = new { id = "CC-BY-4.0" },
                                    contributions = new[] { new { role = "author", authorId = author } },
                                }
                            );
                            var (id, path) = (piece.Text("id")!, $"/v1/admin/articles/{piece.Text("id")}");
                            acknowledged[id] = ["create"];
                            if (acknowledged.Count >= until)
                                reached.TrySetResult();
                            if (i % 4 == 3)
                            {
                                await client.WriteAsync(200, HttpMethod.Post, $"{path}/review", null, piece.Tag());
                                acknowledged[id] = ["create", "submit"];
                                continue;
                            }

                            var published = await client.WriteAsync(200, HttpMethod.Post, $"{path}/publication", null, piece.Tag());
                            acknowledged[id] = ["create", "publish"];
                            await client.WriteAsync(
                                200,
                                HttpMethod.Post,
                                $"{path}/corrections",
                                new
                                {
                                    kind = "correction",
                                    text = "It was not so.",
                                    changes = new { body = "Corrected." },
                                },
                                published.GetProperty("article").Tag()
                            );
                            acknowledged[id] = ["create", "publish", "correct"];
                        }
                    }
                    catch (Exception e) when (e is HttpRequestException or IOException)
                    {
                        // Killed: what was not answered may or may not be there.
                    }
                })
                .ToList();
            // Not at a set time, but in the middle of work whenever that is.
            await Task.WhenAny([reached.Task, server.Process.WaitForExitAsync(), .. storm]);
            server.Process.Kill();
            await Task.WhenAll(storm);
        }

        using (var server = folder.Start([$"--Cms:BootstrapAdminKey={key}"]))
        {
            await ReadyAsync(server, starts);
            using var client = server.Client(key);
            var acts = (await client.WalkAsync("/v1/admin/audit?limit=100"))
                .Where(a => a.Text("kind") == "article")
                .GroupBy(a => a.Text("thingId")!)
                .ToDictionary(
                    g => g.Key,
                    g => g.OrderBy(a => a.GetProperty("editVersion").GetInt32()).Select(a => a.Text("action")!).ToList()
                );
            var rows = await client.WalkAsync("/v1/changes?limit=100");
            var reasons = rows.Where(r => r.Text("type") == "article").ToLookup(r => r.Text("id")!, r => r.Text("reason")!);
            foreach (var (id, done) in acknowledged)
            {
                // One more may have been done by the request that died.
                Assert.That(acts[id].Take(done.Length), Is.EqualTo(done), id);
                Assert.That(acts[id], Has.Count.LessThanOrEqualTo(done.Length + 1), id);
            }

            Assert.That(
                rows.Select(r => r.GetProperty("sequence").GetInt64()),
                Is.EqualTo(Enumerable.Range(1, rows.Count).Select(n => (long)n)),
                "In order, each number once and none left out."
            );
            foreach (var (id, done) in acts)
            {
                Assert.That(
                    reasons[id],
                    Is.EqualTo(done.Where(a => a is "publish" or "correct").Select(a => $"{a}ed")),
                    $"{id}: what is visible has its rows once."
                );
                var seen = await client.ReadAsync($"/v1/articles/{id}?formats=text", done.Contains("publish") ? 200 : 404);
                if (done.Contains("publish"))
                    Assert.That(
                        (seen.At("data/version").GetInt32(), seen.Text("data/body/text")),
                        Is.EqualTo(done.Contains("correct") ? (2, "Corrected.") : (1, "")),
                        id
                    );
            }
        }

        Assert.That(acknowledged, Has.Count.GreaterThan(Rounds), "Otherwise little was tried.");
        await TestContext.Out.WriteLineAsync(
            $"{acknowledged.Count} pieces; ready after {string.Join(", ", starts.Select(t => $"{t.TotalSeconds:0.0}"))} s."
        );
        // With other tests beside it no clock says anything, not even the processor's.
        Assert.That(RoundsAskedFor is null ? [] : starts.Where(t => t >= LongestStart), Is.Empty, "It is ready again in under 5 s.");
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.Path, "cms.db")};Pooling=False");
        await connection.OpenAsync();
        Assert.That(await AskAsync(connection, "PRAGMA integrity_check"), Is.EqualTo("ok"));
        Assert.That(await AskAsync(connection, "SELECT COUNT(*) FROM pragma_foreign_key_check"), Is.EqualTo(0L));
        Assert.That(
            await AskAsync(connection, "SELECT (SELECT sequence FROM change_heads) - (SELECT COUNT(*) FROM changes)"),
            Is.EqualTo(0L),
            "Rows are numbered without holes."
        );
        Assert.That(
            await AskAsync(
                connection,
                "SELECT COUNT(*) FROM articles a WHERE (SELECT COUNT(*) FROM revisions r WHERE r.article_id = a.id) <> a.edit_version"
            ),
            Is.EqualTo(0L),
            "No article without its revisions."
        );
        Assert.That(
            await AskAsync(
                connection,
                "SELECT COUNT(*) FROM articles a WHERE (SELECT COUNT(*) FROM audit_entries e WHERE e.thing_id = a.id) <> a.edit_version"
            ),
            Is.EqualTo(0L),
            "No act without its line."
        );
    }

    private static async Task ReadyAsync(ProgramServer server, List<TimeSpan> starts)
    {
        await server.AnsweringAsync();
        starts.Add(DateTime.Now - server.Process.StartTime);
    }

    private static async Task<object?> AskAsync(SqliteConnection connection, string question)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = question;
        return await command.ExecuteScalarAsync();
    }
}
