using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using NUnit.Framework;

namespace Cms.Api.Tests.Commands.Backups;

/// <summary>
/// The program backs up beside a server that is written to, and is killed in the middle: processes as an operator has them.
/// </summary>
public sealed class BackupStormTests
{
    private const int Writers = 6;

    [Test]
    public async Task A_backup_in_a_storm_holds_all_that_was_acknowledged_and_a_kill_leaves_what_was_there()
    {
        var key = $"cms_chosen01_{new string('k', 40)}";
        using var folder = await new ProgramFolder().MigratedAsync();
        var (data, backups) = (Path.Combine(folder.Path, "data"), Path.Combine(folder.Path, "backups"));
        var backup = Path.Combine(backups, "cms.zip");
        (string, string?)[] environment = [("Cms__DataDirectory", data), ("Cms__Demo", "true")];
        var acknowledged = new ConcurrentBag<string>();
        string[] before = [];
        using (var server = folder.Start([$"--Cms:BootstrapAdminKey={key}"], environment: environment))
        {
            await server.AnsweringAsync();
            using var client = server.Client(key);
            using var end = new CancellationTokenSource();
            var enough = new TaskCompletionSource();
            var storm = Enumerable
                .Range(0, Writers)
                .Select(async writer =>
                {
                    for (var i = 0; !end.IsCancellationRequested; i++)
                    {
                        try
                        {
                            var made = await client.WriteAsync(
                                201,
                                HttpMethod.Post,
                                "/v1/admin/articles",
                                new { title = $"Writer {writer}, piece {i}" }
                            );
                            acknowledged.Add(made.Text("id")!);
                        }
                        catch (HttpRequestException e) when (e.StatusCode is HttpStatusCode.ServiceUnavailable)
                        {
                            // Given up by a server that is behind: it was not acknowledged.
                        }

                        if (acknowledged.Count >= 40)
                            enough.TrySetResult();
                    }
                })
                .ToList();
            await Task.WhenAny([enough.Task, .. storm]);
            before = [.. acknowledged];

            var (exit, said) = await folder.RunToEndAsync(["backup", backup], environment);

            Assert.That(exit, Is.Zero, said);
            var whole = await HashAsync(backup);
            using (var killed = folder.Start(["backup", backup], environment: environment))
                await KillWhenAsync(killed, () => File.Exists(backup + ".part"));
            Assert.That(await HashAsync(backup), Is.EqualTo(whole), "A backup that was killed leaves the one before.");
            await end.CancelAsync();
            await Task.WhenAll(storm);
        }

        var all = acknowledged.Count;
        using (var killed = folder.Start(["restore", backup], environment: environment))
            await KillWhenAsync(killed, () =>
                File.Exists(Path.Combine(data, "cms.db.restoring")) || File.Exists(Path.Combine(data, "restoring.part"))
            );
        var (ids, epoch) = await ReadAsync(data);
        Assert.That(ids.Count >= all || before.All(ids.Contains), Is.True, "A restore that was killed leaves what was there, or is done.");

        var restored = await folder.RunToEndAsync(["restore", backup], environment);

        Assert.That(restored.Exit, Is.Zero, restored.Said);
        var (now, then) = await ReadAsync(data);
        Assert.That(before.Except(now), Is.Empty, "Nothing acknowledged before the backup began is missing.");
        Assert.That(then, Is.Not.EqualTo(epoch));
        using var again = folder.Start([], environment: environment);
        await again.AnsweringAsync();
        using var reader = again.Client(key);
        await reader.ReadAsync($"/v1/admin/articles/{before[0]}");
    }

    /// <summary>Kills it in the middle of its work, or finds that it was quicker.</summary>
    private static async Task KillWhenAsync(ProgramServer program, Func<bool> isInTheMiddle)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        var began = Stopwatch.StartNew();
        while (!program.Process.HasExited && !isInTheMiddle() && began.Elapsed < TimeSpan.FromSeconds(60))
            await look.WaitForNextTickAsync();
        if (!program.Process.HasExited)
            program.Process.Kill();
        await program.Process.WaitForExitAsync();
    }

    private static async Task<string> HashAsync(string file) => Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(file)));

    private static async Task<(HashSet<string> Ids, string Epoch)> ReadAsync(string data)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(data, "cms.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT hex(id) FROM articles UNION ALL SELECT 'epoch ' || hex(epoch) FROM change_heads UNION ALL SELECT 'integrity ' || "
            + "integrity_check FROM pragma_integrity_check";
        var rows = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            rows.Add(reader.GetString(0));
        Assert.That(rows, Does.Contain("integrity ok"));
        return (
            [.. rows.Where(r => !r.Contains(' ', StringComparison.Ordinal)).Select(r => Guid.ParseExact(r, "N").ToString())],
            rows.Single(r => r.StartsWith("epoch", StringComparison.Ordinal))
        );
    }
}
