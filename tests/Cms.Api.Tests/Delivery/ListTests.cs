using System.Text.Json;
using Cms.Model.Articles;
using Cms.Model.Authors;
using Cms.Testing;
using NUnit.Framework;

namespace Cms.Api.Tests.Delivery;

/// <summary>What every list has in common: limits, pages, cursors, totals and links.</summary>
public sealed class ListTests(string provider) : OnEveryDatabase(provider)
{
    private static readonly string[] Lists =
    [
        "/v1/articles",
        "/v1/authors",
        "/v1/series",
        "/v1/sources",
        "/v1/topics",
        "/v1/redirects",
        "/v1/withdrawals",
        "/v1/authors/{author}/articles",
        "/v1/series/{series}/articles",
    ];

    private readonly Author _author = An.Author();
    private Stock _stock = null!;

    protected override (string Name, string Value)[] Settings => [("Cms:PublicUrl", "https://api.example")];

    protected override async Task PrepareAsync()
    {
        _stock = await Stock.StoreAsync(Host, 30);
        await Host.DeskAsync(async db =>
        {
            foreach (var article in db.Articles.Where(a => a.IsPublic).ToList())
                article.MoveTo($"{article.Slug}-moved", An.Hour.AddDays(4));
            await db.SaveAsync(CancellationToken.None);
        });
        var gone = Enumerable.Range(0, 6).Select(i => An.Article(An.Content($"Gone {i}", _author))).ToList();
        await SaveAsync([_author, .. gone]);
        foreach (var article in gone)
            await ChangeAsync<Article>(article.Id, a => a.Unpublish(An.Hour.AddDays(5)));
    }

    [TestCaseSource(nameof(Lists))]
    public async Task The_envelope_says_where_the_page_stands(string list)
    {
        list = Of(list);

        var all = await GetAsync($"{list}?limit=100&count=true");
        var first = await GetAsync($"{list}?limit=2");
        var second = await GetAsync($"{list}?limit=2&page=2");
        var next = await GetAsync($"{list}?limit=2&cursor={first.Text("meta/nextCursor")}");

        Assert.Multiple(() =>
        {
            Assert.That(
                all.At("meta").ToString(),
                Is.EqualTo($$"""{"limit":100,"hasMore":false,"nextCursor":null,"page":1,"total":{{all.Ids().Count}},"unknown":[]}""")
            );
            Assert.That(first.At("meta/limit").GetInt32(), Is.EqualTo(2));
            Assert.That(first.At("meta/hasMore").GetBoolean(), Is.True);
            Assert.That(first.At("meta/total").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(second.At("meta/page").GetInt32(), Is.EqualTo(2));
            Assert.That(next.At("meta/page").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(next.At("data").ToString(), Is.EqualTo(second.At("data").ToString()));
            Assert.That(
                next.At("meta/nextCursor").ToString(),
                Is.EqualTo(second.At("meta/nextCursor").ToString()),
                "one place has one cursor"
            );
        });
    }

    [Test]
    public async Task Filters_whose_value_is_nobodys_are_named()
    {
        var (known, hidden) = (An.Author("Known by a piece"), An.Author("Known to the desk"));
        await SaveAsync(known, hidden, An.Article(An.Content("Says who", known)));
        using var desk = await Host.StaffAsync(Cms.Model.Access.Role.Editor);
        var filters = $"author=ines-okafr,{known.Slug},{known.Id},{hidden.Slug}&series=none&topic=none,nobody&source={hidden.Id}";
        string[] everywhere = ["author=ines-okafr", "series=none", $"source={hidden.Id}", "topic=none", "topic=nobody"];

        var seen = await GetAsync($"/v1/articles?{filters}&topic[not]=none&topic[all]=none&id={hidden.Id},none");
        var seenAtDesk = await desk.ReadAsync($"/v1/admin/articles?{filters}");

        Assert.That(
            Unknown(seen),
            Is.EquivalentTo(
                (string[])[.. everywhere, $"author={hidden.Slug}", "topic[not]=none", "topic[all]=none", $"id={hidden.Id}", "id=none"]
            ),
            "Who is not public is nobody."
        );
        Assert.That(Unknown(seenAtDesk), Is.EquivalentTo(everywhere));
        Assert.That(Unknown(await GetAsync($"/v1/authors?id={known.Slug},{hidden.Slug}")), Is.EqualTo(new[] { $"id={hidden.Slug}" }));
        Assert.That(
            Unknown(await desk.ReadAsync($"/v1/admin/authors?id={known.Slug},{hidden.Slug},none")),
            Is.EqualTo(new[] { "id=none" })
        );
        Assert.That(Unknown(await GetAsync($"/v1/articles?author={known.Slug}")), Is.Empty);

        await GetAsync($"/v1/articles?author={hidden.Slug}");
        await ChangeAsync<Cms.Model.Authors.Author>(hidden.Id, a => a.List(true));
        Assert.That(
            Unknown(await GetAsync($"/v1/articles?author={hidden.Slug}")),
            Is.Empty,
            "The very next read knows who has become public."
        );

        static List<string?> Unknown(JsonElement list) => [.. list.At("meta/unknown").EnumerateArray().Select(u => u.GetString())];
    }

    [TestCaseSource(nameof(Lists))]
    public async Task Its_links_are_whole_canonical_and_lead_on(string list)
    {
        list = Of(list);

        using var answer = await Client.GetAsync($"{list}?page=1&limit=2&count=true&atLeast=0");
        var links = (await answer.JsonAsync()).At("links");
        using var next = await Client.GetAsync(Calls.PathOf(links.Text("next")!));
        var nextLinks = (await next.JsonAsync()).At("links");

        Assert.Multiple(() =>
        {
            Assert.That(
                links.Text("self"),
                Is.EqualTo($"https://api.example{list}?count=true&limit=2&page=1"),
                "names in order, atLeast left out"
            );
            Assert.That(
                links.Text("next"),
                Does.StartWith($"https://api.example{list}?count=true&cursor=").And.EndWith("&limit=2"),
                "no page beside a cursor"
            );
            Assert.That(answer.Header("Link"), Is.EqualTo($"<{links.Text("self")}>; rel=\"self\", <{links.Text("next")}>; rel=\"next\""));
            Assert.That(nextLinks.Text("self"), Is.EqualTo(links.Text("next")));
        });
    }

    [Test]
    public async Task However_a_request_is_written_its_own_address_is_the_same()
    {
        var slug = _stock.Topics[1].Slug;
        string[] writings =
        [
            $"sort=-title&topic[not]={slug},other",
            $"topic%5Bnot%5D={slug}%2Cother&sort=-title",
            $"topic[not]={slug}&topic[not]=other&sort=%2Dtitle",
        ];

        var selves = new List<string?>();
        foreach (var query in writings)
            selves.Add((await GetAsync($"/v1/articles?{query}")).Text("links/self"));

        Assert.That(selves, Is.All.EqualTo($"https://api.example/v1/articles?sort=-title&topic%5Bnot%5D={slug}%2Cother"));
    }

    [TestCaseSource(nameof(Lists))]
    public async Task Limits_are_refused_and_never_rounded(string list)
    {
        list = Of(list);
        foreach (var query in new[] { "limit=0", "limit=101", "page=0", "page=5001", "page=251", "limit=100&page=51", "limit=3&page=1667" })
        {
            var refusal = await GetAsync($"{list}?{query}", 400);
            Assert.That(refusal.Text("code"), Is.EqualTo("invalid-parameter"), query);
        }

        Assert.That((await GetAsync($"{list}?limit=20&page=251", 400)).Text("detail"), Does.Contain("cursor"));
        await GetAsync($"{list}?limit=100&page=50");
        await GetAsync($"{list}?limit=1");
    }

    [TestCaseSource(nameof(Lists))]
    public async Task A_page_and_a_cursor_are_two_ways_and_not_one(string list)
    {
        list = Of(list);
        var cursor = (await GetAsync($"{list}?limit=2")).Text("meta/nextCursor");

        var refusal = await GetAsync($"{list}?limit=2&page=2&cursor={cursor}", 400);

        Assert.That(refusal.Text("errors/0/message"), Does.Contain("page and cursor"));
    }

    [Test]
    public async Task Authors_series_sources_and_topics_are_filtered_by_id_kind_and_date()
    {
        var author = _stock.Authors[3];
        var asked = new[] { _stock.Authors[1].Id, author.Id };
        var since = (await GetAsync($"/v1/authors/{author.Id}")).Text("data/modifiedAt");

        Assert.Multiple(async () =>
        {
            Assert.That((await GetAsync($"/v1/authors?id={asked[0]},{author.Slug},unknown")).Ids(), Is.EquivalentTo(asked));
            Assert.That((await GetAsync("/v1/authors?kind=organization")).Ids(), Is.Empty);
            Assert.That((await GetAsync("/v1/authors?kind=person,organization")).Ids(), Has.Count.EqualTo(6));
            Assert.That((await GetAsync("/v1/series?kind=multipart")).Ids(), Is.EqualTo(new[] { _stock.Series[0].Id }));
            Assert.That((await GetAsync("/v1/sources?kind=publication&count=true")).At("meta/total").GetInt32(), Is.EqualTo(4));
            Assert.That((await GetAsync($"/v1/authors?modifiedAt[gte]={since}")).Ids(), Does.Contain(author.Id));
            Assert.That((await GetAsync("/v1/topics?modifiedAt[gte]=2030-01-01")).Ids(), Is.Empty);
        });
    }

    [Test]
    public async Task Redirects_lead_from_each_former_address_to_the_present_one()
    {
        var redirects = await Client.WalkAsync("/v1/redirects?limit=100");

        Assert.That(
            redirects.Select(r => r.At("id").GetGuid()),
            Is.EquivalentTo(_stock.Pieces.Select(p => p.Id)),
            "of what is public only"
        );
        foreach (var redirect in redirects.Take(3))
        {
            using var answer = await Client.GetAsync($"/v1/articles/{redirect.Text("fromSlug")}");
            Assert.That(answer.Header("Location"), Does.EndWith($"/v1/articles/{redirect.Text("toSlug")}"));
            Assert.That(redirect.Text("from"), Does.EndWith($"/articles/{redirect.Text("fromSlug")}"));
            Assert.That(redirect.Text("to"), Does.EndWith($"/articles/{redirect.Text("toSlug")}"));
        }
    }

    private string Of(string list) =>
        list.Replace("{author}", _stock.Authors[2].Id.ToString(), StringComparison.Ordinal)
            .Replace("{series}", _stock.Series[1].Slug, StringComparison.Ordinal);
}
