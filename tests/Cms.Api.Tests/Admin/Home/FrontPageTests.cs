using System.Text.Json;
using Cms.Model.Access;
using Cms.Model.Authors;
using Cms.Model.Series;
using Cms.Testing;
using NUnit.Framework;

namespace Cms.Api.Tests.Admin.Home;

/// <summary>A front page typed in through the desk's door, and every act on it seen at once at the public door.</summary>
public sealed class FrontPageTests(string provider) : OnEveryDatabase(provider)
{
    private readonly Author _author = An.Author("Tomasz Wren");
    private readonly ArticleSeries _series = An.Series(SeriesKind.Collection, "Kept in Repair");
    private HttpClient _desk = null!;

    protected override async Task PrepareAsync()
    {
        await SaveAsync(_author, _series);
        _desk = await Host.StaffAsync(Role.Publisher, "The desk");
    }

    [Test]
    public async Task A_front_page_is_typed_in_published_reordered_and_loses_what_is_withdrawn()
    {
        var pieces = new List<JsonElement>();
        foreach (var title in new[] { "The ferry that waits", "A wall with two names", "Notes from the drying room", "What the tide left" })
            pieces.Add(await PublishedAsync(title));
        var coming = await DraftAsync("Not before Thursday");
        var ids = pieces.ConvertAll(p => p.GetProperty("id").GetGuid());
        await ChangeMembersAsync(ids[1], ids[2]);

        var home = await _desk.ReadAsync("/v1/admin/home");
        object layout = new
        {
            slots = new object[]
            {
                new
                {
                    key = "feature",
                    kind = "feature",
                    title = "Featured Story",
                    articleIds = new[] { ids[0] },
                },
                new
                {
                    key = "kept-in-repair",
                    kind = "series",
                    title = "Kept in Repair",
                    seriesId = _series.Id,
                    leadId = ids[2],
                },
                new
                {
                    key = "picked",
                    kind = "list",
                    articleIds = new[] { coming.GetProperty("id").GetGuid(), ids[0] },
                },
                new
                {
                    key = "latest",
                    kind = "latest",
                    title = "Latest Stories",
                    limit = 16,
                },
            },
        };
        var drafted = await _desk.WriteAsync(200, HttpMethod.Put, "/v1/admin/home", layout, home.Tag());
        Assert.That((await Client.ReadAsync("/v1/home")).At("data/slots").GetArrayLength(), Is.Zero, "A draft is nobody's to see.");
        var asked = await _desk.WriteAsync(200, HttpMethod.Post, "/v1/admin/home/publication?dryRun=true", null, drafted.Tag());
        var published = await _desk.WriteAsync(200, HttpMethod.Post, "/v1/admin/home/publication", null, drafted.Tag());

        Assert.That(
            asked.GetProperty("warnings").EnumerateArray().Select(w => w.Text("code")),
            Is.EqualTo(new[] { "shown-twice", "not-public" })
        );
        var seen = await Client.ReadAsync("/v1/home");
        Assert.That(
            Titles(seen),
            Is.EqualTo(
                new[]
                {
                    "feature: The ferry that waits",
                    "kept-in-repair: Notes from the drying room, A wall with two names",
                    "picked: The ferry that waits",
                    "latest: What the tide left",
                }
            )
        );

        await _desk.WriteAsync(200, HttpMethod.Post, $"/v1/admin/articles/{coming.Text("id")}/publication", null, coming.Tag());
        Assert.That(Titles(await Client.ReadAsync("/v1/home"))[2], Is.EqualTo("picked: Not before Thursday, The ferry that waits"));
        await _desk.WriteAsync(
            200,
            HttpMethod.Post,
            $"/v1/admin/articles/{ids[0]}/corrections",
            new
            {
                kind = "clarification",
                text = "The ferry waits on Sundays.",
                changes = new { title = "The ferry that waits on Sundays" },
            },
            pieces[0].Tag()
        );
        Assert.That(Titles(await Client.ReadAsync("/v1/home"))[0], Is.EqualTo("feature: The ferry that waits on Sundays"));
        await _desk.WriteAsync(
            200,
            HttpMethod.Post,
            $"/v1/admin/articles/{ids[0]}/withdrawal",
            new { cause = "author", notice = "Its author asked." },
            "*"
        );
        var emptied = await Client.ReadAsync("/v1/home");
        Assert.That(
            Titles(emptied),
            Is.EqualTo(
                new[]
                {
                    "feature: ",
                    "kept-in-repair: Notes from the drying room, A wall with two names",
                    "picked: Not before Thursday",
                    "latest: What the tide left",
                }
            )
        );
        await ChangeMembersAsync(ids[2], ids[1], ids[3]);
        Assert.That(
            Titles(await Client.ReadAsync("/v1/home"))[1],
            Is.EqualTo("kept-in-repair: Notes from the drying room, A wall with two names, What the tide left")
        );

        var edited = await _desk.WriteAsync(
            200,
            HttpMethod.Patch,
            "/v1/admin/home",
            new { slots = new[] { new { key = "latest", kind = "latest" } } },
            published.GetProperty("home").Tag()
        );
        Assert.That((edited.At("draft/slots").GetArrayLength(), edited.At("live/slots").GetArrayLength()), Is.EqualTo((1, 4)));
        var discarded = await _desk.WriteAsync(200, HttpMethod.Delete, "/v1/admin/home/draft", null, edited.Tag());
        Assert.That(discarded.GetProperty("draft").ValueKind, Is.EqualTo(JsonValueKind.Null));
        await _desk.WriteAsync(412, HttpMethod.Patch, "/v1/admin/home", new { slots = Array.Empty<object>() }, edited.Tag());
    }

    [Test]
    public async Task A_slot_that_names_nothing_or_says_too_little_is_pointed_at()
    {
        var home = await _desk.ReadAsync("/v1/admin/home");
        var nothing = Guid.CreateVersion7();

        var led = await _desk.WriteAsync(
            422,
            HttpMethod.Put,
            "/v1/admin/home",
            new
            {
                slots = new object[]
                {
                    new
                    {
                        key = "a",
                        kind = "list",
                        articleIds = new[] { nothing },
                    },
                    new
                    {
                        key = "b",
                        kind = "series",
                        seriesId = nothing,
                    },
                },
            },
            home.Tag()
        );
        var little = await _desk.WriteAsync(
            422,
            HttpMethod.Put,
            "/v1/admin/home",
            new
            {
                slots = new object[]
                {
                    new
                    {
                        key = "A b",
                        kind = "series",
                        limit = 51,
                    },
                    new { },
                },
            },
            home.Tag()
        );
        var twice = await _desk.WriteAsync(
            409,
            HttpMethod.Put,
            "/v1/admin/home",
            new { slots = new[] { new { key = "a", kind = "latest" }, new { key = "a", kind = "latest" } } },
            home.Tag()
        );

        Assert.That(led.Faults().Keys, Is.EquivalentTo(new[] { "/slots/0/articleIds/0", "/slots/1/seriesId" }));
        Assert.That(
            little.Faults().Keys,
            Is.EquivalentTo(new[] { "/slots/0/key", "/slots/0/seriesId", "/slots/0/limit", "/slots/1/key", "/slots/1/kind" })
        );
        Assert.That(twice.Text("code"), Is.EqualTo("slot-key-twice"));
    }

    private static List<string> Titles(JsonElement home) =>
        [
            .. home.At("data/slots")
                .EnumerateArray()
                .Select(s =>
                    $"{s.Text("key")}: {string.Join(", ", s.GetProperty("articles").EnumerateArray().Select(a => a.Text("title")))}"
                ),
        ];

    private Task ChangeMembersAsync(params Guid[] articles) =>
        Host.DeskAsync(async db =>
        {
            var series = (await db.Series.FindAsync(_series.Id))!;
            await db.Entry(series).Collection(s => s.Members).LoadAsync();
            series.SetMembers([.. articles.Select(id => new SeriesPlace(id))], DateTime.UtcNow);
            await db.SaveAsync(CancellationToken.None);
        });

    private Task<JsonElement> DraftAsync(string title) =>
        _desk.WriteAsync(
            201,
            HttpMethod.Post,
            "/v1/admin/articles",
            new
            {
                title,
                body = "Some words.",
                license = new { id = "CC-BY-4.0" },
                contributions = new[] { new { role = "author", authorId = _author.Id } },
            }
        );

    private async Task<JsonElement> PublishedAsync(string title)
    {
        var draft = await DraftAsync(title);
        return (
            await _desk.WriteAsync(200, HttpMethod.Post, $"/v1/admin/articles/{draft.Text("id")}/publication", null, draft.Tag())
        ).GetProperty("article");
    }
}
