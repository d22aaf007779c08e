using System.Text.Json;
using Cms.Model.Articles;
using Cms.Model.Authors;
using Cms.Model.Home;
using Cms.Model.Series;
using Cms.Testing;
using NUnit.Framework;

namespace Cms.Api.Tests.Delivery.Home;

public sealed class GetHomeTests(string provider) : OnEveryDatabase(provider)
{
    private readonly Author _author = An.Author("Tove Lindqvist");
    private int _day;

    protected override (string Name, string Value)[] Settings =>
        [
            ("Cms:Site:Name", "The Harbour"),
            ("Cms:Site:Tagline", "Slow news"),
            ("Cms:Site:Language", "es"),
            ("Cms:Site:TimeZone", "Europe/Lisbon"),
            ("Cms:Site:Logo", "https://harbour.example/logo.png"),
            ("Cms:Site:Url", "https://harbour.example/"),
            ("Cms:PublicUrl", "https://api.harbour.example/"),
            ("Cms:Site:Paths:Article", "/a/{slug}"),
        ];

    protected override Task PrepareAsync() => SaveAsync(_author);

    [Test]
    public async Task The_slots_stand_in_order_with_their_leads_first()
    {
        var (one, two, three) = (Piece("One"), Piece("Two"), Piece("Three"));
        await SaveAsync(one, two, three);
        await PublishAsync(
            new HomeSlot
            {
                Key = "top",
                Kind = SlotKind.Feature,
                Title = "Today",
                Text = "Read this",
                LeadId = two.Id,
                ArticleIds = [one.Id, two.Id],
            },
            new HomeSlot
            {
                Key = "more",
                Kind = SlotKind.List,
                ArticleIds = [three.Id, one.Id],
                Limit = 1,
            }
        );

        var slots = (await GetAsync("/v1/home")).At("data/slots");

        Assert.Multiple(() =>
        {
            Assert.That(slots.EnumerateArray().Select(s => s.Text("key")), Is.EqualTo(new[] { "top", "more" }));
            Assert.That(slots.Text("0/title"), Is.EqualTo("Today"));
            Assert.That(slots.Text("0/text"), Is.EqualTo("Read this"));
            Assert.That(slots.Text("0/kind"), Is.EqualTo("feature"));
            Assert.That(slots.Ids("0/articles"), Is.EqualTo(new[] { two.Id, one.Id }));
            Assert.That(slots.At("0/leadId").GetGuid(), Is.EqualTo(two.Id));
            Assert.That(slots.At("0/hasMore").GetBoolean(), Is.False);
            Assert.That(slots.Ids("1/articles"), Is.EqualTo(new[] { three.Id }));
            Assert.That(slots.At("1/hasMore").GetBoolean(), Is.True);
            Assert.That(slots.At("1/leadId").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(slots.Text("0/articles/0/byline"), Is.EqualTo("By Tove Lindqvist"));
        });
    }

    [Test]
    public async Task A_piece_goes_and_comes_back_without_the_front_page_being_published_again()
    {
        var (piece, draft) = (Piece("Here and gone"), An.Draft(An.Content("Not yet", _author)));
        await SaveAsync(piece, draft);
        await PublishAsync(
            new HomeSlot
            {
                Key = "only",
                Kind = SlotKind.List,
                LeadId = draft.Id,
                ArticleIds = [piece.Id],
            }
        );
        var before = await GetAsync("/v1/home");

        await ChangeAsync<Article>(piece.Id, a => a.Unpublish(An.Hour.AddDays(1)));
        var without = await GetAsync("/v1/home");
        await ChangeAsync<Article>(piece.Id, a => a.Publish(An.Hour.AddDays(2)));
        await ChangeAsync<Article>(draft.Id, a => a.Publish(An.Hour.AddDays(2)));
        var after = await GetAsync("/v1/home");

        Assert.Multiple(() =>
        {
            Assert.That(before.Ids("data/slots/0/articles"), Is.EqualTo(new[] { piece.Id }));
            Assert.That(before.At("data/slots/0/leadId").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(before.ToString(), Does.Not.Contain("Not yet").And.Not.Contain(draft.Id.ToString()));
            Assert.That(without.At("data/slots").GetArrayLength(), Is.EqualTo(1), "an emptied slot stays");
            Assert.That(without.Ids("data/slots/0/articles"), Is.Empty);
            Assert.That(after.Ids("data/slots/0/articles"), Is.EqualTo(new[] { draft.Id, piece.Id }));
            Assert.That(after.At("data/slots/0/leadId").GetGuid(), Is.EqualTo(draft.Id));
            Assert.That(after.At("data/version").GetInt32(), Is.EqualTo(before.At("data/version").GetInt32()));
        });
    }

    [Test]
    public async Task A_latest_slot_skips_what_stands_above_and_goes_on_in_the_list_of_articles()
    {
        var pieces = Enumerable.Range(0, 9).Select(i => Piece($"Latest {i}")).ToList();
        await SaveAsync([.. pieces]);
        await PublishAsync(
            new HomeSlot
            {
                Key = "top",
                Kind = SlotKind.List,
                ArticleIds = [pieces[8].Id, pieces[6].Id],
            },
            new HomeSlot
            {
                Key = "latest",
                Kind = SlotKind.Latest,
                Limit = 3,
            }
        );

        var slot = (await GetAsync("/v1/home")).At("data/slots/1");
        var rest = await GetAsync($"/v1/articles?limit=3&cursor={slot.Text("nextCursor")}");

        Assert.That(slot.Ids("articles"), Is.EqualTo(new[] { pieces[7].Id, pieces[5].Id, pieces[4].Id }));
        Assert.That(slot.At("hasMore").GetBoolean(), Is.True);
        Assert.That(rest.Ids(), Is.EqualTo(new[] { pieces[3].Id, pieces[2].Id, pieces[1].Id }));
    }

    [Test]
    public async Task A_new_piece_shows_in_a_latest_slot_at_once()
    {
        await PublishAsync(
            new HomeSlot
            {
                Key = "latest",
                Kind = SlotKind.Latest,
                Limit = 1,
            }
        );
        await GetAsync("/v1/home");
        var piece = Piece("Just in");

        await SaveAsync(piece);

        Assert.That((await GetAsync("/v1/home")).Ids("data/slots/0/articles"), Is.EqualTo(new[] { piece.Id }));
    }

    [TestCase(2)]
    [TestCase(3)]
    [TestCase(5)]
    [TestCase(50)]
    public async Task A_series_slot_and_the_list_it_goes_on_in_give_every_part(int limit)
    {
        var series = An.Series(SeriesKind.Multipart, "The Long Repair");
        var parts = Enumerable.Range(0, 6).Select(i => Piece($"Part {i}")).ToList();
        series.SetMembers([.. parts.Select((p, i) => new SeriesPlace(p.Id, i))], An.Hour);
        await SaveAsync([series, .. parts]);
        foreach (var lead in new Guid?[] { null, parts[0].Id, parts[1].Id, parts[5].Id })
        {
            await PublishAsync(
                new HomeSlot
                {
                    Key = "series",
                    Kind = SlotKind.Series,
                    SeriesId = series.Id,
                    LeadId = lead,
                    Limit = limit,
                }
            );

            var slot = (await GetAsync("/v1/home")).At("data/slots/0");
            var shown = slot.Ids("articles");
            var rest = slot.At("hasMore").GetBoolean()
                ? await Client.WalkIdsAsync(
                    $"/v1/series/{series.Id}/articles?cursor={slot.Text("nextCursor")}".Replace(
                        "?cursor",
                        "?limit=100&cursor",
                        StringComparison.Ordinal
                    )
                )
                : [];

            Assert.Multiple(() =>
            {
                Assert.That(slot.Text("series/slug"), Is.EqualTo(series.Slug));
                Assert.That(shown, Is.Unique.And.Count.EqualTo(Math.Min(limit, 6)));
                Assert.That(shown[0], Is.EqualTo(lead ?? parts[0].Id));
                Assert.That(
                    shown.Where(id => id != lead),
                    Is.EqualTo(parts.Select(p => p.Id).Where(id => id != lead).Take(limit - (lead is null ? 0 : 1)))
                );
                Assert.That(shown.Union(rest), Is.EquivalentTo(parts.Select(p => p.Id)), "none is passed over");
            });
        }
    }

    [Test]
    public async Task A_series_slot_of_one_shows_its_lead_and_that_there_is_more()
    {
        var series = An.Series(title: "A Shelf");
        var (one, two) = (Piece("On the shelf"), Piece("Beside it"));
        series.SetMembers([new(one.Id), new(two.Id)], An.Hour);
        await SaveAsync(series, one, two);
        await PublishAsync(
            new HomeSlot
            {
                Key = "series",
                Kind = SlotKind.Series,
                SeriesId = series.Id,
                LeadId = two.Id,
                Limit = 1,
            }
        );

        var slot = (await GetAsync("/v1/home")).At("data/slots/0");

        Assert.That(slot.Ids("articles"), Is.EqualTo(new[] { two.Id }));
        Assert.That(slot.At("hasMore").GetBoolean(), Is.True);
    }

    [Test]
    public async Task A_series_that_is_not_public_leaves_its_slot_empty_and_unnamed()
    {
        var series = An.Series(title: "A Secret Inquiry");
        var draft = An.Draft(An.Content("Not yet public", _author));
        series.SetMembers([new(draft.Id)], An.Hour);
        await SaveAsync(series, draft);
        await PublishAsync(
            new HomeSlot
            {
                Key = "series",
                Kind = SlotKind.Series,
                SeriesId = series.Id,
                LeadId = draft.Id,
                Title = "Soon",
            }
        );

        var hidden = (await GetAsync("/v1/home")).At("data/slots/0");
        await ChangeAsync<Article>(draft.Id, a => a.Publish(An.Hour.AddDays(1)));
        var shown = (await GetAsync("/v1/home")).At("data/slots/0");

        Assert.Multiple(() =>
        {
            Assert.That(hidden.At("series").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(hidden.Ids("articles"), Is.Empty);
            Assert.That(hidden.At("hasMore").GetBoolean(), Is.False);
            Assert.That(hidden.ToString(), Does.Not.Contain("Secret"));
            Assert.That(shown.Text("series/name"), Is.EqualTo("A Secret Inquiry"));
            Assert.That(shown.Ids("articles"), Is.EqualTo(new[] { draft.Id }));
        });
    }

    [Test]
    public async Task Includes_cover_every_slot()
    {
        var other = An.Author("Second Hand");
        var (one, two) = (Piece("First slot"), An.Article(An.Content("Second slot", other), An.Hour));
        await SaveAsync(other, one, two);
        await PublishAsync(
            new HomeSlot
            {
                Key = "a",
                Kind = SlotKind.List,
                ArticleIds = [one.Id],
            },
            new HomeSlot
            {
                Key = "b",
                Kind = SlotKind.List,
                ArticleIds = [two.Id],
            }
        );

        var included = (await GetAsync("/v1/home?include=authors")).At("included");

        Assert.That(included.At("authors").Names(), Is.EquivalentTo(new[] { _author.Id.ToString(), other.Id.ToString() }));
        Assert.That(included.At("topics").Names().Concat(included.At("series").Names()).Concat(included.At("sources").Names()), Is.Empty);
    }

    [Test]
    public async Task A_draft_of_the_front_page_is_nobodys_business()
    {
        await PublishAsync(new HomeSlot { Key = "public", Kind = SlotKind.List });

        await Host.DeskAsync(async db =>
        {
            (await db.Home.FindAsync(HomePage.TheId))!.Edit(
                new HomeLayout { Slots = [new HomeSlot { Key = "secret", Kind = SlotKind.List }] }
            );
            await db.SaveAsync(CancellationToken.None);
        });

        Assert.That((await GetAsync("/v1/home")).Text("data/slots/0/key"), Is.EqualTo("public"));
    }

    [Test]
    public async Task The_site_says_what_the_operator_set()
    {
        var site = (await GetAsync("/v1/site")).At("data");
        var onHome = (await GetAsync("/v1/home")).At("data/site");

        Assert.Multiple(() =>
        {
            Assert.That(site.Text("name"), Is.EqualTo("The Harbour"));
            Assert.That(site.Text("tagline"), Is.EqualTo("Slow news"));
            Assert.That(site.Text("language"), Is.EqualTo("es"));
            Assert.That(site.Text("timeZone"), Is.EqualTo("Europe/Lisbon"));
            Assert.That(site.Text("logo"), Is.EqualTo("https://harbour.example/logo.png"));
            Assert.That(site.Text("url"), Is.EqualTo("https://harbour.example"));
            Assert.That(site.Text("links/articles"), Is.EqualTo("https://api.harbour.example/v1/articles"));
            Assert.That(onHome.ToString(), Is.EqualTo(site.ToString()));
        });
    }

    [Test]
    public async Task Addresses_come_from_the_settings_and_never_from_the_request()
    {
        var piece = Piece("Where it stands");
        await SaveAsync(piece);

        using var answer = await Client.GetAsync(
            $"/v1/articles?id={piece.Id}",
            ("Host", "evil.example"),
            ("X-Forwarded-Host", "evil.example"),
            ("X-Forwarded-Proto", "ftp")
        );

        var list = await answer.JsonAsync();
        Assert.That(list.Text("data/0/url"), Is.EqualTo($"https://harbour.example/a/{piece.Slug}"));
        Assert.That(list.Text("links/self"), Is.EqualTo($"https://api.harbour.example/v1/articles?id={piece.Id}"));
        Assert.That(list.ToString() + answer.Header("Link"), Does.Not.Contain("evil").And.Not.Contain("ftp:"));
    }

    // Each newer than the last.
    private Article Piece(string title) => An.Article(An.Content(title, _author), An.Hour.AddMinutes(_day++));

    private Task PublishAsync(params HomeSlot[] slots) =>
        Host.DeskAsync(async db =>
        {
            var home = await db.Home.FindAsync(HomePage.TheId);
            if (home is null)
                db.Add(home = new HomePage(An.Hour));
            home.Edit(new HomeLayout { Slots = slots });
            home.Publish(An.Hour);
            await db.SaveAsync(CancellationToken.None);
        });
}
