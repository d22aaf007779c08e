using System.Text.Json;
using Cms.Model.Pages;
using Cms.Testing;
using NUnit.Framework;

namespace Cms.Api.Tests.Delivery.Pages;

/// <summary>Pages as readers get them.</summary>
public sealed class GetPageTests(string provider) : OnEveryDatabase(provider)
{
    private readonly Page _about = An.Page("about", An.PageContent("About us"));
    private readonly Page _team = An.Page("about/team", An.PageContent("The team"));
    private readonly Page _imprint = An.Page("imprint", An.PageContent("Imprint"));
    private readonly Page _draft = new("about/secret", An.PageContent("Secret"), An.Hour);

    protected override Task PrepareAsync() => SaveAsync(_about, _team, _imprint, _draft);

    [Test]
    public async Task A_slug_with_slashes_is_found_bare_and_encoded_and_by_id()
    {
        var bare = await GetAsync("/v1/pages/about/team");
        var encoded = await GetAsync("/v1/pages/about%2Fteam");
        var lower = await GetAsync("/v1/pages/about%2fteam");
        var byId = await GetAsync($"/v1/pages/{_team.Id}");

        Assert.That(new[] { encoded, lower, byId }.Select(p => p.GetRawText()), Is.All.EqualTo(bare.GetRawText()));
        Assert.That(
            (bare.Text("data/slug"), bare.Text("data/parent/slug"), bare.Text("data/url")),
            Is.EqualTo(("about/team", "about", "http://localhost:3000/about/team"))
        );
    }

    [Test]
    public async Task A_body_is_given_in_the_formats_that_are_named()
    {
        var page = await GetAsync("/v1/pages/about?formats=markdown,text,blocks");

        Assert.That(
            (page.At("data/body/html").ValueKind, page.Text("data/body/blocks/1/type"), page.Text("data/seo/description")),
            Is.EqualTo((JsonValueKind.Null, "heading", "The first paragraph of About us. The second paragraph."))
        );
        await GetAsync("/v1/pages/about?formats=pdf", 400);
    }

    [Test]
    public async Task A_list_has_every_public_page_by_title_and_those_below_one()
    {
        var all = await GetAsync("/v1/pages?count=true");
        var below = await GetAsync("/v1/pages?parent=about");
        var byId = await GetAsync($"/v1/pages?parent={_about.Id}&sort=-title");
        var nobody = await GetAsync("/v1/pages?parent=about/secret");

        Assert.That(all.Ids(), Is.EqualTo([_about.Id, _imprint.Id, _team.Id]));
        Assert.That(all.At("data/0").Names(), Does.Not.Contain("body"));
        Assert.That((below.Ids().Single(), byId.Ids().Single()), Is.EqualTo((_team.Id, _team.Id)));
        Assert.That((nobody.Ids().Count, nobody.Text("meta/unknown/0")), Is.EqualTo((0, "parent=about/secret")));
        Assert.That((await Client.WalkIdsAsync("/v1/pages?limit=1&sort=-title")), Is.EqualTo([_team.Id, _imprint.Id, _about.Id]));
    }

    [TestCase("/v1/pages/about/secret")]
    [TestCase("/v1/pages/nowhere")]
    [TestCase("/v1/pages/about/team/")]
    [TestCase("/v1/pages/about/../about")]
    [TestCase("/v1/pages/%2F%2F")]
    [TestCase("/v1/pages/ab%0Aout")]
    public async Task What_is_not_public_and_what_is_no_path_is_not_found(string path)
    {
        var problem = await GetAsync(path, path == "/v1/pages/about/../about" ? 200 : 404);

        Assert.That(problem.TryGetProperty("code", out _), Is.EqualTo(path != "/v1/pages/about/../about"));
    }

    [Test]
    public async Task An_answer_says_what_purges_it_and_is_not_sent_again_to_who_has_it()
    {
        using var first = await Client.GetAsync("/v1/pages/about/team");
        using var again = await Client.GetAsync("/v1/pages/about/team", ("If-None-Match", first.Header("ETag")!));

        Assert.That(first.Header("Surrogate-Key"), Does.Contain($"page:{_team.Id} page:about/team").And.Contain("pages"));
        Assert.That((int)again.StatusCode, Is.EqualTo(304));
    }

    [Test]
    public async Task A_page_stands_among_pages_alone()
    {
        foreach (
            var path in new[]
            {
                "/v1/articles?limit=100",
                "/v1/home",
                "/v1/snapshot",
                "/feeds/articles.rss",
                "/feeds/articles.json",
                "/sitemaps/news.xml",
            }
        )
        {
            using var answer = await Client.GetAsync(path);

            Assert.That(await answer.Content.ReadAsStringAsync(), Does.Not.Contain("The team").And.Not.Contain(_team.Id.ToString()), path);
        }

        using var map = await Client.GetAsync("/sitemaps/pages-1.xml");
        Assert.That(await map.Content.ReadAsStringAsync(), Does.Contain("<loc>http://localhost:3000/about/team</loc>"));
        await GetAsync($"/v1/articles/{_team.Id}", 404);
    }
}
