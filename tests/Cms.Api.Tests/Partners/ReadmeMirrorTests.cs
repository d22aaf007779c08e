using System.Diagnostics;
using System.Text.Json;
using Cms.Model.Access;
using Cms.Model.Authors;
using Cms.Testing;
using NUnit.Framework;

namespace Cms.Api.Tests.Partners;

/// <summary>The three lines of curl that the README gives a partner, run as they stand there, make a mirror and keep it right.</summary>
public sealed class ReadmeMirrorTests(string provider) : OnEveryDatabase(provider)
{
    private readonly Dictionary<string, string> _copy = [];
    private readonly List<string> _cursors = [];
    private string _key = "";
    private IReadOnlyList<string> _lines = [];

    [Test]
    public async Task The_three_lines_of_the_README_mirror_what_a_partner_may_have()
    {
        using var desk = await Host.StaffAsync(Role.Admin);
        var author = An.Author();
        await SaveAsync(author);
        var (partner, _, _) = await Host.EntitledAsync(desk, new { });
        using var _ = partner;
        _key = partner.DefaultRequestHeaders.Authorization!.Parameter!;
        _lines =
        [
            .. (await File.ReadAllLinesAsync(Path.Combine(Repository.Root, "README.md"))).Where(l =>
                l.Contains("$PARTNER", StringComparison.Ordinal) && l.TrimStart().StartsWith("curl", StringComparison.Ordinal)
            ),
        ];
        Assert.That(_lines, Has.Count.EqualTo(3));
        var (kept, corrected, withdrawn) = (
            await PublishedAsync(desk, author, "Kept"),
            await PublishedAsync(desk, author, "Corected"),
            await PublishedAsync(desk, author, "Withdrawn")
        );
        await Host.PartnersReviewedAsync();

        await SnapshotAsync();
        Assert.That(_copy.Values, Is.EquivalentTo(["Kept", "Corected", "Withdrawn"]));

        await desk.WriteAsync(
            200,
            HttpMethod.Post,
            $"/v1/admin/articles/{corrected.Text("id")}/corrections",
            new
            {
                kind = "correction",
                text = "A letter was missing.",
                changes = new { title = "Corrected" },
            },
            corrected.Tag()
        );
        await desk.WriteAsync(
            200,
            HttpMethod.Post,
            $"/v1/admin/articles/{withdrawn.Text("id")}/withdrawal",
            new { cause = "error", notice = "It was not so." },
            withdrawn.Tag()
        );
        await PublishedAsync(desk, author, "New");
        await FollowAsync(rows: 3);

        Assert.That(_copy.Values, Is.EquivalentTo(["Kept", "Corrected", "New"]));
        Assert.That(_copy[kept.Text("id")!], Is.EqualTo("Kept"));
    }

    private async Task SnapshotAsync()
    {
        var page = await RunAsync(_lines[0]);
        foreach (var item in page.GetProperty("data").EnumerateArray())
            _copy[item.Text("article/id")!] = item.Text("article/title")!;
        Assert.That(page.At("meta/hasMore").GetBoolean(), Is.False);
        _cursors.Add(page.Text("meta/changesCursor")!);
    }

    private async Task FollowAsync(int rows)
    {
        for (var seen = 0; seen < rows; )
        {
            var page = await RunAsync(_lines[1], ("CURSOR", _cursors[^1]));
            foreach (var row in page.GetProperty("data").EnumerateArray())
            {
                seen++;
                if (row.Text("op") == "upsert")
                    await TakeAsync(row.Text("id")!);
                else
                    _copy.Remove(row.Text("id")!);
            }

            _cursors.Add(page.Text("meta/nextCursor")!);
        }
    }

    private async Task TakeAsync(string id) => _copy[id] = (await RunAsync(_lines[2], ("ID", id))).Text("data/article/title")!;

    private static async Task<JsonElement> PublishedAsync(HttpClient desk, Author author, string title)
    {
        var draft = await desk.WriteAsync(
            201,
            HttpMethod.Post,
            "/v1/admin/articles",
            new
            {
                title,
                body = "The ferry waits.",
                license = new { id = "CC-BY-4.0" },
                contributions = new[] { new { role = "author", authorId = author.Id } },
            }
        );
        await desk.WriteAsync(200, HttpMethod.Post, $"/v1/admin/articles/{draft.Text("id")}/publication", null, draft.Tag());
        return await desk.ReadAsync($"/v1/admin/articles/{draft.Text("id")}");
    }

    private async Task<JsonElement> RunAsync(string line, params (string Name, string Value)[] values)
    {
        var start = new ProcessStartInfo(
            "bash",
            ["-c", line.Replace("http://localhost:5000/", Host.BaseAddress.ToString(), StringComparison.Ordinal)]
        )
        {
            RedirectStandardOutput = true,
        };
        start.Environment["PARTNER"] = _key;
        foreach (var (name, value) in values)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var answer = await process.StandardOutput.ReadToEndAsync().PatientlyAsync();
        await process.WaitForExitAsync().PatientlyAsync();
        Assert.That(process.ExitCode, Is.Zero, line);
        return JsonDocument.Parse(answer).RootElement;
    }
}
