using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using NUnit.Framework;

namespace Cms.Api.Tests;

/// <summary>The program killed in the middle of a storm of writes, again and again: what it acknowledged is there.</summary>
public sealed class KillTests
{
    // CMS_KILL_ROUNDS asks for more than a machine that builds every change has time for.
    private static readonly int Rounds = int.TryParse(Environment.GetEnvironmentVariable("CMS_KILL_ROUNDS"), out var rounds) ? rounds : 5;

    private const int Writers = 8;

    [Test]
    public async Task Every_acknowledged_write_survives_a_kill_and_the_log_stays_dense()
    {
        var key = $"cms_chosen01_{new string('k', 40)}";
        using var folder = new ProgramFolder();
        var acknowledged = new ConcurrentDictionary<string, string>();
        var random = new Random(20_261_125);
        for (var round = 0; round < Rounds; round++)
        {
            using var server = folder.Start([$"--Cms:BootstrapAdminKey={key}"]);
            await server.AnsweringAsync();
            using var client = server.Client(key);
            var until = acknowledged.Count + 40 + random.Next(60);
            var reached = new TaskCompletionSource();
            var storm = Enumerable.Range(0, Writers).Select(async writer =>
            {
                try
                {
                    for (var i = 0; ; i++)
                    {
                        var draft = await client.WriteAsync(201, HttpMethod.Post, "/v1/admin/articles", new
                        {
                            title = $"Round {round}, writer {writer}, piece {i}",
                            license = new { id = "CC-BY-4.0" },
                            attributions = new[] { new { relation = "partOf", text = "Part of a storm." } },
                        });
                        acknowledged[draft.Text("id")!] = "draft";
                        if (acknowledged.Count >= until)
                            reached.TrySetResult();
                        var submitted = await client.WriteAsync(200, HttpMethod.Post, $"/v1/admin/articles/{draft.Text("id")}/review", null, draft.Tag());
                        acknowledged[draft.Text("id")!] = submitted.Text("status")!;
                    }
                }
                catch (Exception e) when (e is HttpRequestException or IOException)
                {
                    // Killed: what was not answered may or may not be there.
                }
            }).ToList();
            // Not at a set time, but in the middle of work whenever that is.
            await Task.WhenAny(reached.Task, server.Process.WaitForExitAsync());
            server.Process.Kill();
            await Task.WhenAll(storm);
        }

        using (var server = folder.Start([$"--Cms:BootstrapAdminKey={key}"]))
        {
            await server.AnsweringAsync();
            using var client = server.Client(key);
            foreach (var (id, status) in acknowledged)
            {
                var there = (await client.ReadAsync($"/v1/admin/articles/{id}")).Text("status");
                // What was acknowledged as a draft may have been handed in by the request that died.
                Assert.That(there, Is.EqualTo(status).Or.EqualTo("inReview"), id);
            }
        }

        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.Path, "cms.db")};Pooling=False");
        await connection.OpenAsync();
        Assert.That(await AskAsync(connection, "PRAGMA integrity_check"), Is.EqualTo("ok"));
        Assert.That(await AskAsync(connection, "SELECT COUNT(*) FROM pragma_foreign_key_check"), Is.EqualTo(0L));
        Assert.That(await AskAsync(connection, "SELECT (SELECT sequence FROM change_heads) - (SELECT COUNT(*) FROM changes)"), Is.EqualTo(0L), "Rows are numbered without holes.");
        Assert.That(await AskAsync(connection, "SELECT COUNT(*) FROM articles a WHERE (SELECT COUNT(*) FROM revisions r WHERE r.article_id = a.id) <> a.edit_version"), Is.EqualTo(0L), "No article without its revisions.");
        Assert.That(await AskAsync(connection, "SELECT COUNT(*) FROM articles a WHERE (SELECT COUNT(*) FROM audit_entries e WHERE e.thing_id = a.id) <> a.edit_version"), Is.EqualTo(0L), "No act without its line.");
    }

    private static async Task<object?> AskAsync(SqliteConnection connection, string question)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = question;
        return await command.ExecuteScalarAsync();
    }
}
