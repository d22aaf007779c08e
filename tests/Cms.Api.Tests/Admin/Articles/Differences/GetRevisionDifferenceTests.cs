using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Model.Access;
using Cms.Testing;
using NUnit.Framework;

namespace Cms.Api.Tests.Admin.Articles.Differences;

/// <summary>What became of an article between two of its revisions.</summary>
public sealed class GetRevisionDifferenceTests(string provider) : OnEveryDatabase(provider)
{
    private HttpClient _desk = null!;

    protected override async Task PrepareAsync() => _desk = await Host.StaffAsync(Role.Editor, "The desk");

    [Test]
    public async Task The_patch_makes_the_one_revision_the_other_whichever_way()
    {
        var (author, topic) = (An.Author(), An.Topic());
        await SaveAsync(author, topic);
        var article = await _desk.WriteAsync(
            201,
            HttpMethod.Post,
            "/v1/admin/articles",
            new { title = "The tide is out", body = "It went *out*.\n\nAnd stayed." }
        );
        object[] edits =
        [
            new
            {
                title = "The tide is in",
                subtitle = "At last",
                license = new { id = "CC-BY-4.0" },
            },
            new
            {
                contributions = new[] { new { role = "author", authorId = author.Id } },
                topicIds = new[] { topic.Id },
                seo = new { title = "Tide", description = "In" },
            },
            new
            {
                body = "It came **in**.\n\nAnd stayed.",
                license = new { id = "CC-BY-SA-4.0" },
                seo = new { title = "Tides", description = (string?)null },
            },
            """{"subtitle": null, "seo": null, "topicIds": []}""",
        ];
        foreach (var edit in edits)
            article = await _desk.WriteAsync(200, HttpMethod.Patch, Desk(article), edit, article.Tag());
        var numbers = (await _desk.ReadAsync($"{Desk(article)}/revisions"))
            .GetProperty("data")
            .EnumerateArray()
            .Select(r => r.GetProperty("number").GetInt32())
            .ToList();
        Assert.That(numbers, Has.Count.EqualTo(5));

        foreach (var (one, other) in from one in numbers from other in numbers select (one, other))
        {
            var difference = await _desk.ReadAsync($"{Desk(article)}/revisions/{one}/difference?to={other}");

            var content = await ContentAsync(article, one);
            foreach (var step in difference.GetProperty("patch").EnumerateArray())
                JsonPatch.Apply(content, step.Text("op")!, step.Text("path")!, JsonNode.Parse(step.GetProperty("value").GetRawText()));
            Assert.That(JsonNode.DeepEquals(content, await ContentAsync(article, other)), Is.True, $"{one} → {other}: {difference}");
            Assert.That((difference.At("from/number").GetInt32(), difference.At("to/number").GetInt32()), Is.EqualTo((one, other)));
        }
    }

    [Test]
    public async Task What_came_and_went_is_told_word_by_word_up_to_the_newest_revision()
    {
        var draft = await _desk.WriteAsync(
            201,
            HttpMethod.Post,
            "/v1/admin/articles",
            new { title = "The tide is out", body = "It went *out*.\n\nAnd stayed." }
        );
        var edited = await _desk.WriteAsync(
            200,
            HttpMethod.Patch,
            Desk(draft),
            new { title = "The tide is in", body = "It went *in*.\n\nAnd stayed." },
            draft.Tag()
        );

        var difference = await _desk.ReadAsync($"{Desk(draft)}/revisions/1/difference");

        Assert.That(difference.At("to/number").GetInt32(), Is.EqualTo(edited.GetProperty("editVersion").GetInt32()));
        Assert.That(Runs("title"), Is.EqualTo("equal The tide is |delete out|insert in"));
        Assert.That(Runs("body"), Is.EqualTo("equal It went |delete out|insert in|equal .\n\nAnd stayed."));
        Assert.That((Runs("subtitle"), difference.Text("texts/body/level")), Is.EqualTo(("", "word")));
        Assert.That(
            difference.GetProperty("patch").EnumerateArray().Select(s => $"{s.Text("op")} {s.Text("path")}"),
            Is.EqualTo(new[] { "replace /title", "replace /body" })
        );

        string Runs(string text) =>
            string.Join('|', difference.At($"texts/{text}/runs").EnumerateArray().Select(r => $"{r.Text("op")} {r.Text("text")}"));
    }

    [Test]
    public async Task A_revision_that_is_not_there_or_not_theirs_to_see_is_not_found()
    {
        using var contributor = await Host.StaffAsync(Role.Contributor);
        var draft = await _desk.WriteAsync(201, HttpMethod.Post, "/v1/admin/articles", new { title = "Theirs" });

        await _desk.ReadAsync($"{Desk(draft)}/revisions/9/difference", 404);
        await _desk.ReadAsync($"{Desk(draft)}/revisions/1/difference?to=9", 404);
        await contributor.ReadAsync($"{Desk(draft)}/revisions/1/difference", 404);
        await Client.ReadAsync($"{Desk(draft)}/revisions/1/difference", 401);
        Assert.That((await _desk.ReadAsync($"{Desk(draft)}/revisions/1/difference?to=0", 400)).Faults(), Contains.Key("to"));
    }

    [Test]
    public async Task The_longest_bodies_are_compared_in_time()
    {
        var draft = await _desk.WriteAsync(201, HttpMethod.Post, "/v1/admin/articles", new { title = "Long", body = Words(1) });
        await _desk.WriteAsync(200, HttpMethod.Patch, Desk(draft), new { body = Words(2) }, draft.Tag());

        var difference = await _desk.ReadAsync($"{Desk(draft)}/revisions/1/difference");

        Assert.That((difference.Text("texts/body/level"), difference.At("texts/body/runs").GetArrayLength()), Is.EqualTo(("paragraph", 2)));

        static string Words(int seed)
        {
            var random = new Random(seed);
            return string.Join(' ', Enumerable.Range(0, 50_000).Select(i => $"{(i % 100 == 0 ? "\n\n" : "")}w{random.Next(1_000)}"));
        }
    }

    private static string Desk(JsonElement article) => $"/v1/admin/articles/{article.Text("id")}";

    private async Task<JsonNode> ContentAsync(JsonElement article, int number) =>
        JsonNode.Parse((await _desk.ReadAsync($"{Desk(article)}/revisions/{number}")).GetProperty("content").GetRawText())!;
}
