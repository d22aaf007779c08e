using System.Text.Json;
using Cms.Model.Access;
using Cms.Testing;
using Cms.Testing.Contract;
using Cms.Testing.Hosts;
using NUnit.Framework;

namespace Cms.Api.Tests.Contract;

/// <summary>
/// What a desk does in a day, with what a person would send: the requests and answers that the contract shows as examples,
/// where they are rewritten.
/// </summary>
public sealed class DayAtTheDeskTests
{
    [Test]
    public async Task A_front_page_is_made_corrected_and_told_of()
    {
        await using var host = await CmsHost.StartAsync("sqlite", settings: ("Cms:Outbound:AllowPrivateAddresses", "true"));
        using var desk = await host.StaffAsync(Role.Admin, "Ines at the night desk");
        using var story = ExampleRecorder.Telling();
        var picture = An.Illustration();
        await host.DeskAsync(async db =>
        {
            db.Add(picture);
            await db.SaveAsync(CancellationToken.None);
        });

        var author = await MakeAsync(
            desk,
            "authors",
            new
            {
                name = "Ines Okafor",
                kind = "person",
                bio = "Ines Okafor writes about ferries and those who wait for them.",
                title = "Editor",
                affiliation = "The Tidewater Review",
                links = new[] { new { label = "Notes", url = "https://okafor.example/" } },
            }
        );
        var painter = await MakeAsync(
            desk,
            "authors",
            new
            {
                name = "Juniper Inkwell",
                kind = "person",
                bio = "Juniper Inkwell draws with a brush and one colour.",
            }
        );
        var source = await MakeAsync(
            desk,
            "sources",
            new
            {
                name = "The Tidewater Review",
                kind = "publication",
                homePage = "https://tidewater.example/",
                license = new { id = "CC-BY-ND-4.0" },
                onward = new
                {
                    text = "allowed",
                    illustrations = "withStory",
                    canonical = "theirs",
                },
            }
        );
        var topic = await MakeAsync(desk, "topics", new { name = "Housing", description = "Roofs, rents and who repairs them." });
        var series = await MakeAsync(
            desk,
            "series",
            new
            {
                title = "The Long Repair",
                kind = "multipart",
                description = "Four parts on a pier.",
                total = 4,
                sourceIds = new[] { source.Text("id") },
            }
        );
        await desk.WriteAsync(
            200,
            HttpMethod.Put,
            $"/v1/admin/illustrations/{picture.Id}",
            new
            {
                alt = "A ladder leaning on a library",
                caption = "The ladder shelf, on a Saturday",
                focalPoint = new { x = 0.5, y = 0.3 },
                credit = new
                {
                    kind = "commissioned",
                    authorId = painter.Text("id"),
                    sourceId = source.Text("id"),
                    text = "Illustration for The Tidewater Review by Juniper Inkwell",
                },
                license = new { id = "CC-BY-4.0" },
                onward = "withStory",
            },
            (await desk.ReadAsync($"/v1/admin/illustrations/{picture.Id}")).Tag()
        );

        var article = await MakeAsync(
            desk,
            "articles",
            new
            {
                title = "The Library That Lends Ladders",
                subtitle = "What is on the shelf between the atlases and the door",
                excerpt = "A branch library lends what nobody should have to buy.",
                language = "en",
                body = "The tallest one is out until *Thursday*.\n\n## Who borrows\n\n> Nobody steals a ladder twice.\n\n1. Ask at the "
                    + "desk.\n2. Carry it together.\n\n[The pier](https://pier.example/) borrowed four.",
                contributions = new object[]
                {
                    new
                    {
                        role = "author",
                        authorId = author.Text("id"),
                        title = "Editor",
                        affiliation = "The Tidewater Review",
                    },
                    new { role = "illustrator", authorId = painter.Text("id") },
                },
                attributions = new[]
                {
                    new
                    {
                        relation = "originallyPublishedIn",
                        sourceId = source.Text("id"),
                        url = "https://tidewater.example/ladders",
                        title = "Ladders, on loan",
                        date = "2026-09-12",
                    },
                },
                leadIllustrationId = picture.Id,
                topicIds = new[] { topic.Text("id") },
                license = new { id = "CC-BY-4.0" },
                canonicalUrl = "https://tidewater.example/ladders",
                seo = new { description = "Why a library lends ladders, and who brings them back." },
            }
        );
        article = await desk.WriteAsync(
            200,
            HttpMethod.Patch,
            $"/v1/admin/articles/{article.Text("id")}",
            new { excerpt = "A branch library lends what nobody should have to own.", seo = new { title = "Ladders, on loan" } },
            article.Tag()
        );
        var published = await desk.WriteAsync(
            200,
            HttpMethod.Post,
            $"/v1/admin/articles/{article.Text("id")}/publication",
            new { publishedAt = "2026-09-19T09:00:00Z" },
            article.Tag()
        );
        article = published.GetProperty("article");
        article = await desk.WriteAsync(
            200,
            HttpMethod.Post,
            $"/v1/admin/articles/{article.Text("id")}/corrections",
            new
            {
                kind = "correction",
                text = "An earlier version said that the tallest ladder is out until Tuesday. It is out until Thursday.",
                changes = new { subtitle = "What stands between the atlases and the door" },
            },
            article.Tag()
        );
        await desk.WriteAsync(
            200,
            HttpMethod.Put,
            $"/v1/admin/series/{series.Text("id")}/articles",
            new
            {
                articles = new[]
                {
                    new
                    {
                        articleId = article.Text("id"),
                        part = 1,
                        label = "Part I",
                    },
                },
            },
            series.Tag()
        );

        var waiting = await MakeAsync(
            desk,
            "articles",
            new
            {
                title = "The Ferry That Waits",
                body = "It waits on *Sundays*.",
                license = new { id = "CC-BY-4.0" },
                topicIds = new[] { topic.Text("id") },
                contributions = new[] { new { role = "author", authorId = author.Text("id") } },
            }
        );
        waiting = await desk.WriteAsync(
            200,
            HttpMethod.Put,
            $"/v1/admin/articles/{waiting.Text("id")}/schedule",
            new { at = "2036-11-30T09:00:00Z" },
            waiting.Tag()
        );
        await desk.WriteAsync(200, HttpMethod.Delete, $"/v1/admin/articles/{waiting.Text("id")}/schedule", match: waiting.Tag());

        var home = await desk.ReadAsync("/v1/admin/home");
        home = await desk.WriteAsync(
            200,
            HttpMethod.Put,
            "/v1/admin/home",
            new
            {
                slots = new object[]
                {
                    new
                    {
                        key = "feature",
                        kind = "feature",
                        title = "Featured Story",
                        articleIds = new[] { article.Text("id") },
                    },
                    new
                    {
                        key = "the-long-repair",
                        kind = "series",
                        title = "The Long Repair",
                        text = "Four parts on a pier.",
                        seriesId = series.Text("id"),
                    },
                    new
                    {
                        key = "latest",
                        kind = "latest",
                        title = "Latest",
                        limit = 6,
                    },
                },
            },
            home.Tag()
        );
        await desk.WriteAsync(200, HttpMethod.Post, "/v1/admin/home/publication", match: home.Tag());

        await SetPagesAsync(desk, picture.Id.ToString(), article.Text("id")!);

        var hook = await desk.WriteAsync(
            201,
            HttpMethod.Post,
            "/v1/admin/webhooks",
            new
            {
                name = "The website",
                url = "https://website.example/hooks/cms",
                quietSeconds = 2,
            }
        );
        var partner = await MakeAsync(desk, "partners", new { name = "The Inland Courier", contact = "desk@courier.example" });
        var product = await MakeAsync(
            desk,
            "products",
            new
            {
                name = "Everything on housing",
                description = "All that is filed under Housing.",
                filter = new { topics = new[] { topic.Text("id") } },
                images = "cleared",
            }
        );
        await desk.WriteAsync(
            201,
            HttpMethod.Post,
            $"/v1/admin/partners/{partner.Text("id")}/entitlements",
            new
            {
                productId = product.Text("id"),
                hasEarlyAccess = false,
                endsAt = "2036-01-01T00:00:00Z",
            }
        );
        await desk.WriteAsync(201, HttpMethod.Post, "/v1/admin/keys", new { name = "The layout tool", role = "editor" });
        await desk.WriteAsync(
            200,
            HttpMethod.Post,
            $"/v1/admin/articles/{article.Text("id")}/withdrawal",
            new
            {
                cause = "rights",
                notice = "This piece ran without the agreement of everybody in it. We have withdrawn it.",
                showTitle = false,
                internalNote = "Asked for by letter.",
            },
            "*"
        );

        Assert.That(hook.Text("secret"), Does.StartWith("whsec_"));
        using var gone = await host.Client.GetAsync($"/v1/articles/{article.Text("slug")}");
        Assert.That((int)gone.StatusCode, Is.EqualTo(410));
    }

    private static async Task SetPagesAsync(HttpClient desk, string picture, string article)
    {
        await MakeAsync(
            desk,
            "pages",
            new
            {
                title = "About us",
                slug = "about",
                body = "We print what a town lends and borrows.",
                seo = new { description = "Who prints the Almanac, and why." },
            }
        );
        var team = await MakeAsync(desk, "pages", new { title = "The team", slug = "about/people" });
        var at = $"/v1/admin/pages/{team.Text("id")}";
        team = await desk.WriteAsync(200, HttpMethod.Put, at + "/slug", new { slug = "about/team" }, team.Tag());
        team = await desk.WriteAsync(
            200,
            HttpMethod.Put,
            at,
            new
            {
                title = "The team",
                language = "en",
                body = $"Two people and [a ladder](article:{article}).\n\n![The ladder](illustration:{picture})",
            },
            team.Tag()
        );
        team = await desk.WriteAsync(200, HttpMethod.Post, at + "/publication", match: team.Tag());
        team = await desk.WriteAsync(200, HttpMethod.Patch, at, new { title = "Who we are" }, team.Tag());
        var preview = await desk.WriteAsync(201, HttpMethod.Post, at + "/previews", new { expiresAt = (DateTime?)null });
        await desk.ReadAsync(at + "/previews");
        await desk.WriteAsync(204, HttpMethod.Delete, $"{at}/previews/{preview.Text("preview/id")}");
        await desk.ReadAsync(at + "/revisions");
        await desk.ReadAsync(at + "/revisions/1");
        await desk.ReadAsync(at);
        await desk.ReadAsync("/v1/admin/pages");
        var site = await desk.ReadAsync("/v1/admin/site");
        await desk.WriteAsync(
            200,
            HttpMethod.Put,
            "/v1/admin/site",
            new
            {
                name = "The Common Reader's Almanac",
                tagline = "What a town lends and borrows",
                language = "en",
                logoId = picture,
                profiles = new[] { new { label = "Letters", url = "https://letters.example/@almanac" } },
                menus = new[]
                {
                    new
                    {
                        name = "main",
                        entries = new object[]
                        {
                            new
                            {
                                kind = "page",
                                id = team.Text("id"),
                                labels = new[] { new { language = "es", text = "Quiénes somos" } },
                                entries = new[] { new { kind = "address", url = "https://ferries.example/" } },
                            },
                        },
                    },
                },
            },
            site.Tag()
        );
        await desk.ReadAsync(at + "/usage");
        await desk.WriteAsync(
            200,
            HttpMethod.Put,
            "/v1/admin/site",
            new { name = "The Common Reader's Almanac" },
            (await desk.ReadAsync("/v1/admin/site")).Tag()
        );
        team = await desk.WriteAsync(200, HttpMethod.Delete, at + "/working-copy", match: team.Tag());
        team = await desk.WriteAsync(200, HttpMethod.Post, at + "/revisions/3/restoration", match: team.Tag());
        team = await desk.WriteAsync(200, HttpMethod.Delete, at + "/publication", match: team.Tag());
        await desk.WriteAsync(204, HttpMethod.Delete, at, match: team.Tag());
        team = await desk.WriteAsync(200, HttpMethod.Post, at + "/restoration", match: (await desk.ReadAsync(at)).Tag());
        await desk.WriteAsync(204, HttpMethod.Delete, at, match: team.Tag());
        await desk.WriteAsync(200, HttpMethod.Post, at + "/purge", match: (await desk.ReadAsync(at)).Tag());
    }

    private static Task<JsonElement> MakeAsync(HttpClient desk, string things, object body) =>
        desk.WriteAsync(201, HttpMethod.Post, $"/v1/admin/{things}", body);
}
