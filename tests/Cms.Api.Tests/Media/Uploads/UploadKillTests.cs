using System.Collections.Concurrent;
using Cms.Api.Http.Bodies;
using NUnit.Framework;

namespace Cms.Api.Tests.Media.Uploads;

/// <summary>The program killed in the middle of uploads: what it acknowledged is there whole, and nothing is there by halves.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class UploadKillTests
{
    private const int Rounds = 3;

    [Test]
    public async Task No_half_file_is_there_after_a_kill_and_none_that_was_acknowledged_is_missing()
    {
        var key = $"cms_chosen01_{new string('k', 40)}";
        using var folder = await new ProgramFolder().MigratedAsync();
        var acknowledged = new ConcurrentBag<string>();
        var shade = 0;
        for (var round = 0; round < Rounds; round++)
        {
            using var server = folder.Start([$"--Cms:BootstrapAdminKey={key}"]);
            await server.AnsweringAsync();
            using var client = server.Client(key);
            var until = acknowledged.Count + 4;
            var reached = new TaskCompletionSource();
            var storm = Enumerable
                .Range(0, 4)
                .Select(async _ =>
                {
                    try
                    {
                        while (true)
                        {
                            var number = Interlocked.Increment(ref shade);
                            var file = Pictures.Make(Pictures.Png, 800 + number, 600, number);
                            var made = await client.SendPartsAsync(file, new { alt = "A boat" }).WithStatusAsync(201);
                            acknowledged.Add(Path.GetFileName(made.Text("illustration/src")!));
                            if (acknowledged.Count >= until)
                                reached.TrySetResult();
                        }
                    }
                    catch (Exception e) when (e is HttpRequestException or IOException)
                    {
                        // Killed: what was not answered may or may not be there.
                    }
                })
                .ToList();
            await Task.WhenAny([reached.Task, server.Process.WaitForExitAsync(), .. storm]);
            server.Process.Kill();
            await Task.WhenAll(storm);
        }

        var media = Path.Combine(folder.Path, "media");
        var stored = Directory
            .EnumerateFiles(media, "*", SearchOption.AllDirectories)
            .Where(f => !f.Contains(".unfinished", StringComparison.Ordinal))
            .ToDictionary(f => Path.GetFileName(f), f => f);
        foreach (var (name, path) in stored)
        {
            var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(await File.ReadAllBytesAsync(path)));
            Assert.That(name, Is.EqualTo($"{hash}.png"), "A file is what its name says.");
        }

        Assert.That(acknowledged.Where(name => !stored.ContainsKey(name)), Is.Empty);
        Assert.That(acknowledged, Has.Count.GreaterThanOrEqualTo(Rounds * 4));
        // What was on its way has no name; or a name and not a byte, where the end came just before it was taken away.
        var incoming = Path.Combine(folder.Path, "incoming");
        Assert.That(Directory.EnumerateFiles(incoming).Where(f => new FileInfo(f).Length > 0), Is.Empty);
        PassingFile.DeleteLeft(incoming);
        Assert.That(Directory.EnumerateFiles(incoming), Is.Empty);
    }
}
