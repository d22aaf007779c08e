using System.Diagnostics;
using Cms.Testing;
using NUnit.Framework;

namespace Cms.Api.Tests;

/// <summary>The program on a disk that is really full.</summary>
public sealed class FullDiskTests
{
    [Test]
    public async Task A_piece_can_be_withdrawn_on_a_full_disk_and_all_is_written_again_when_there_is_room()
    {
        await DemandDisksAsync();
        var key = $"cms_chosen01_{new string('k', 40)}";
        using var folder = new ProgramFolder();
        var (ballast, reserve) = (Path.Combine(folder.Path, "ballast"), Path.Combine(folder.Path, "cms.db.reserve"));
        using var server = folder.Start([$"--Cms:BootstrapAdminKey={key}"], diskMegabytes: 64);
        await server.AnsweringAsync();
        using var desk = server.Client(key);
        var author = await desk.WriteAsync(201, HttpMethod.Post, "/v1/admin/authors", new { name = "Ada Quill", kind = "person" });
        var pieces = new List<System.Text.Json.JsonElement>();
        foreach (var title in new[] { "To be withdrawn", "To be taken down" })
        {
            var contributions = new[] { new { role = "author", authorId = author.Text("id") } };
            var draft = await desk.WriteAsync(
                201,
                HttpMethod.Post,
                "/v1/admin/articles",
                new
                {
                    title,
                    license = new { id = "CC-BY-4.0" },
                    contributions,
                }
            );
            var shown = await desk.WriteAsync(
                200,
                HttpMethod.Post,
                $"/v1/admin/articles/{draft.Text("id")}/publication",
                null,
                draft.Tag()
            );
            pieces.Add(shown.GetProperty("article"));
        }

        // What a program reads for the first time takes long on a machine that runs many tests at once.
        await desk.ReadAsync($"/v1/articles/{pieces[0].Text("slug")}");
        Assert.That(await server.BesideAsync("test", "-f", reserve), Is.Zero, "It is kept from the start.");
        await server.BesideAsync("dd", "if=/dev/zero", $"of={ballast}", "bs=64k", "status=none");
        // What the log of the database still has room for goes in.
        var refused = 0;
        for (var n = 0; n < 200 && refused < 3; n++)
        {
            using var draft = await desk.WriteAsync(
                HttpMethod.Post,
                "/v1/admin/articles",
                new { title = $"More {n}", body = new string('m', 200_000) }
            );
            refused += (int)draft.StatusCode == 507 ? 1 : 0;
        }

        Assert.That(refused, Is.EqualTo(3), "The disk is full.");
        await desk.ReadAsync($"/v1/articles/{pieces[0].Text("slug")}?formats=text");

        var order = new { cause = "legal", notice = "Withdrawn by order of a court." };
        await desk.WriteAsync(200, HttpMethod.Post, $"/v1/admin/articles/{pieces[0].Text("id")}/withdrawal", order, pieces[0].Tag());
        await desk.WriteAsync(200, HttpMethod.Delete, $"/v1/admin/articles/{pieces[1].Text("id")}/publication", null, pieces[1].Tag());

        foreach (var piece in pieces)
            await desk.ReadAsync($"/v1/articles/{piece.Text("slug")}", 410);
        Assert.That(await server.BesideAsync("test", "-f", reserve), Is.Not.Zero, "It was given up for them.");
        await desk.WriteAsync(507, HttpMethod.Post, "/v1/admin/topics", new { name = "Not from that room" });
        // As whoever was killed while making the file leaves what it had begun.
        await server.BesideAsync("mv", ballast, reserve + ".begun");
        using var patience = Patience.Ends();
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        int status;
        while ((status = await TopicAsync(desk)) == 507)
            await again.WaitForNextTickAsync(patience.Token);
        Assert.That(status, Is.EqualTo(201));
        Assert.That(await server.BesideAsync("test", "-f", reserve), Is.Zero, "It is kept again.");
    }

    private static async Task<int> TopicAsync(HttpClient desk)
    {
        using var answer = await desk.WriteAsync(HttpMethod.Post, "/v1/admin/topics", new { name = "There is room" });
        return (int)answer.StatusCode;
    }

    /// <summary>Skips the test where a process may not have a disk of its own.</summary>
    private static async Task DemandDisksAsync()
    {
        const string Words =
            "A process cannot be given a disk of its own here (unshare, nsenter and mount, with the right to make namespaces).";
        if (!OperatingSystem.IsLinux())
            Assert.Ignore(Words);
        var start = new ProcessStartInfo("sh", ["-c", "command -v nsenter && unshare -rm mount -t tmpfs -o size=1m disk /mnt"]);
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        using var trial = Process.Start(start)!;
        await trial.WaitForExitAsync();
        if (trial.ExitCode != 0)
            Assert.Ignore(Words);
    }
}
