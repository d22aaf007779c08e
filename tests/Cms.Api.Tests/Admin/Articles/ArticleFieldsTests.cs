using System.Text.Json;
using Cms.Model.Access;
using NUnit.Framework;

namespace Cms.Api.Tests.Admin.Articles;

/// <summary>The kicker, the genre and what a magazine adds of its own, from the desk to readers.</summary>
public sealed class ArticleFieldsTests(string provider) : OnEveryDatabase(provider)
{
    private HttpClient _desk = null!;

    protected override async Task PrepareAsync() => _desk = await Host.StaffAsync(Role.Publisher);

    [OneTimeTearDown]
    public void Leave() => _desk?.Dispose();

    [Test]
    public async Task They_reach_readers_as_they_were_entered()
    {
        var custom = """{"zeal":"yes — “really”","rating":4.50,"isSponsored":false,"a-b_c":"x"}""";

        var slug = await PublishedAsync(
            $$"""{"title":"What They Saw","kicker":"Eyewitness","genre":"report","custom":{{custom}},"body":"Seen."}"""
        );

        var piece = (await Client.ReadAsync($"/v1/articles/{slug}")).GetProperty("data");
        Assert.That((piece.Text("kicker"), piece.Text("genre")), Is.EqualTo(("Eyewitness", "report")));
        Assert.That(piece.GetProperty("custom").GetRawText(), Is.EqualTo(custom));
        var card = (await Client.ReadAsync($"/v1/articles?genre=report&id={slug}")).GetProperty("data")[0];
        Assert.That((card.Text("slug"), card.GetProperty("custom").GetRawText()), Is.EqualTo((slug, custom)));
    }

    [Test]
    public async Task What_nobody_said_is_an_article_with_no_kicker_and_nothing_of_its_own()
    {
        var slug = await PublishedAsync("""{"title":"A Plain Piece","body":"Plain."}""");

        var piece = (await Client.ReadAsync($"/v1/articles/{slug}")).GetProperty("data");
        Assert.That((piece.Text("kicker"), piece.Text("genre")), Is.EqualTo(((string?)null, "article")));
        Assert.That(piece.GetProperty("custom").GetRawText(), Is.EqualTo("{}"));
    }

    [Test]
    public async Task A_list_is_of_the_genres_it_asks_for()
    {
        var poem = await PublishedAsync("""{"title":"A Short Poem","genre":"poem","body":"O."}""");
        var essay = await PublishedAsync("""{"title":"A Long Essay","genre":"photoEssay","body":"Long."}""");
        var other = await PublishedAsync("""{"title":"A Letter","genre":"letter","body":"Sir."}""");

        var found = await Client.ReadAsync($"/v1/articles?genre=poem,photoEssay&id={poem},{essay},{other}&count=true");

        Assert.That(found.GetProperty("data").EnumerateArray().Select(a => a.Text("slug")), Is.EquivalentTo(new[] { poem, essay }));
        Assert.That(found.At("meta/total").GetInt32(), Is.EqualTo(2));
        var refused = await Client.ReadAsync("/v1/articles?genre=poems", 400);
        Assert.That(refused.At("errors/0/message").GetString(), Does.Contain("photoEssay"));
    }

    [TestCase("interview", "NewsArticle", "interview")]
    [TestCase("review", "ReviewNewsArticle", "review")]
    [TestCase("photoEssay", "Article", "photo essay")]
    [TestCase("poem", "CreativeWork", "poem")]
    [TestCase("article", "NewsArticle", null)]
    public async Task Search_engines_are_told_what_kind_of_work_it_is(string genre, string type, string? said)
    {
        var slug = await PublishedAsync($$"""{"title":"Of Some Kind: {{genre}}","genre":"{{genre}}","body":"Words."}""");

        var described = await Client.ReadAsync($"/v1/articles/{slug}/jsonld");

        Assert.That(described.Text("@type"), Is.EqualTo(type));
        Assert.That(described.TryGetProperty("genre", out var named) ? named.GetString() : null, Is.EqualTo(said));
    }

    [Test]
    public async Task A_patch_changes_one_custom_member_takes_one_out_and_leaves_the_others()
    {
        var made = await _desk.WriteAsync(
            201,
            HttpMethod.Post,
            "/v1/admin/articles",
            """{"title":"Patched","custom":{"kept":1,"changed":"before","gone":true}}"""
        );

        var patched = await _desk.WriteAsync(
            200,
            HttpMethod.Patch,
            $"/v1/admin/articles/{made.Text("id")}",
            """{"custom":{"changed":"after","gone":null,"new":2}}""",
            made.Tag()
        );

        Assert.That(
            JsonElement.DeepEquals(patched.At("working/custom"), JsonElement.Parse("""{"kept":1,"changed":"after","new":2}""")),
            patched.At("working/custom").GetRawText()
        );
    }

    [TestCase("""{"nested":{"a":1}}""", "nested")]
    [TestCase("""{"list":[1]}""", "list")]
    [TestCase("""{"nothing":null}""", "nothing")]
    [TestCase("""{"a b":1}""", "letters")]
    [TestCase("""{"":1}""", "letters")]
    [TestCase("""{"1st":1}""", "letters")]
    [TestCase("{\"bell\":\"\\u0007\"}", "bell")]
    public async Task What_is_not_flat_or_has_an_odd_name_is_refused_with_a_word_of_why(string custom, string word)
    {
        var refused = await _desk.WriteAsync(422, HttpMethod.Post, "/v1/admin/articles", $$"""{"title":"No","custom":{{custom}}}""");

        Assert.That(refused.At("errors/0/pointer").GetString(), Is.EqualTo("/custom"));
        Assert.That(refused.At("errors/0/message").GetString(), Does.Contain(word));
    }

    [TestCase(50, 10, 201)]
    [TestCase(51, 10, 422)]
    [TestCase(40, 500, 422)]
    public async Task There_are_no_more_than_fifty_of_sixteen_kilobytes(int count, int length, int status)
    {
        var custom = Enumerable.Range(0, count).ToDictionary(i => $"n{i}", _ => new string('x', length));

        await _desk.WriteAsync(status, HttpMethod.Post, "/v1/admin/articles", new { title = $"So Many: {count} of {length}", custom });
    }

    private async Task<string> PublishedAsync(string body)
    {
        var made = await _desk.WriteAsync(201, HttpMethod.Post, "/v1/admin/articles", body);
        var path = $"/v1/admin/articles/{made.Text("id")}";
        var author = await _desk.WriteAsync(201, HttpMethod.Post, "/v1/admin/authors", new { name = "Ilse Varga", kind = "person" });
        var ready = await _desk.WriteAsync(
            200,
            HttpMethod.Patch,
            path,
            new { contributions = new[] { new { role = "author", authorId = author.Text("id") } }, license = new { id = "CC-BY-4.0" } },
            made.Tag()
        );
        await _desk.WriteAsync(200, HttpMethod.Post, $"{path}/publication", null, ready.Tag());
        return ready.Text("slug")!;
    }
}
