using System.Text.Json;
using Cms.Api.Http.Caching;
using Cms.Api.Tests.Media;
using Cms.Model.Access;
using Cms.Model.Articles;
using Cms.Model.Authors;
using Cms.Model.Illustrations;
using Cms.Model.Series;
using Cms.Model.Topics;
using Cms.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;

namespace Cms.Api.Tests.Admin.Previews;

/// <summary>Links that show what is not public yet, in the form in which it will be.</summary>
public sealed class PreviewTests(string provider) : OnEveryDatabase(provider)
{
    private const string Everything = "formats=html,markdown,text,blocks&include=authors,sources,illustrations,topics";

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(DateTime.UtcNow.Date.AddHours(DateTime.UtcNow.Hour)));
    private HttpClient _desk = null!;

    protected override TimeProvider Clock => _clock;

    protected override async Task PrepareAsync() => _desk = await Host.StaffAsync(Role.Publisher, "The desk");

    [Test]
    public async Task A_preview_is_what_readers_get_when_the_piece_is_published()
    {
        var piece = await UnseenPieceAsync("Shown before its day");
        var made = await PreviewAsync(piece.Article.Id);

        var before = await Client.ReadAsync($"/v1/preview/{made.Text("token")}?{Everything}");
        await _desk.WriteAsync(
            200,
            HttpMethod.Post,
            $"/v1/admin/articles/{piece.Article.Id}/publication",
            null,
            await TagAsync(piece.Article.Id)
        );
        var after = await Client.ReadAsync($"/v1/articles/{piece.Article.Id}?{Everything}");

        Assert.That(Forms(before), Is.EqualTo(Forms(after)), "One form, member by member.");
        Assert.That(
            Without(before, made.Text("token")!),
            Is.EqualTo(Without(after, made.Text("token")!)),
            "And what it says is the same, but for the dates and the version."
        );
        Assert.That(
            (before.Text("data/topics/0/name"), before.Text("data/series/0/previous/title")),
            Is.EqualTo(("Unheard of", "The part before"))
        );
    }

    [Test]
    public async Task A_front_page_is_previewed_in_the_form_of_the_front_page_with_pieces_not_public_yet()
    {
        var piece = await UnseenPieceAsync("On the front page before its day");
        var author = An.Author();
        var seen = An.Article(An.Content("On the front page already", author));
        await SaveAsync(author, seen);
        var home = await _desk.ReadAsync("/v1/admin/home");
        var drafted = await _desk.WriteAsync(
            200,
            HttpMethod.Put,
            "/v1/admin/home",
            new
            {
                slots = new object[]
                {
                    new
                    {
                        key = "picked",
                        kind = "list",
                        title = "Picked",
                        articleIds = new[] { piece.Article.Id, seen.Id },
                    },
                    new
                    {
                        key = "in-series",
                        kind = "series",
                        seriesId = piece.Series.Id,
                        leadId = piece.Article.Id,
                    },
                    new
                    {
                        key = "latest",
                        kind = "latest",
                        limit = 2,
                    },
                },
            },
            home.Tag()
        );

        var made = await _desk.WriteAsync(
            201,
            HttpMethod.Post,
            "/v1/admin/home/previews",
            new { expiresAt = _clock.GetUtcNow().AddDays(3) }
        );
        await _desk.WriteAsync(200, HttpMethod.Put, "/v1/admin/home", new { slots = Array.Empty<object>() }, drafted.Tag());
        var shown = await Client.ReadAsync($"/v1/preview/{made.Text("token")}?include=authors,series,sources,illustrations,topics");

        Assert.That(shown.Ids("data/slots/0/articles"), Is.EqualTo(new[] { piece.Article.Id, seen.Id }), "The draft as it was.");
        Assert.That(
            (shown.Text("data/slots/1/series/name"), shown.At("data/slots/1/leadId").GetGuid()),
            Is.EqualTo(("A series nobody knows", piece.Article.Id))
        );
        Assert.That(shown.At("included/authors").Names(), Has.Member(piece.Author.Id.ToString()));
        Assert.That(shown.Text("data/slots/0/articles/0/leadIllustration/src"), Does.Contain($"/v1/preview/{made.Text("token")}/media/"));
        Assert.That((await Client.ReadAsync("/v1/home")).At("data/slots").GetArrayLength(), Is.Zero);
        Assert.That((await _desk.ReadAsync("/v1/admin/home/previews")).Ids(), Is.EqualTo(new[] { made.At("preview/id").GetGuid() }));
        await _desk.WriteAsync(204, HttpMethod.Delete, $"/v1/admin/home/previews/{made.Text("preview/id")}");
        await Client.ReadAsync($"/v1/preview/{made.Text("token")}", 404);
        await _desk.WriteAsync(404, HttpMethod.Delete, $"/v1/admin/home/previews/{made.Text("preview/id")}");
    }

    [Test]
    public async Task A_preview_keeps_what_it_shows_while_the_desk_goes_on()
    {
        var draft = await DraftAsync("As it was");
        var id = draft.GetProperty("id").GetGuid();
        var made = await PreviewAsync(id);
        var edited = await _desk.WriteAsync(200, HttpMethod.Patch, $"/v1/admin/articles/{id}", new { title = "As it became" }, draft.Tag());
        var named = await PreviewAsync(id, new { revision = 1 });
        var now = await PreviewAsync(id);

        Assert.That(
            (await TitleAsync(made), await TitleAsync(named), await TitleAsync(now)),
            Is.EqualTo(("As it was", "As it was", "As it became"))
        );
        Assert.That(
            (made.At("preview/editVersion").GetInt32(), now.At("preview/editVersion").GetInt32()),
            Is.EqualTo((1, edited.GetProperty("editVersion").GetInt32()))
        );
        Assert.That(
            (await _desk.WriteAsync(422, HttpMethod.Post, $"/v1/admin/articles/{id}/previews", new { revision = 99 })).Faults(),
            Is.EqualTo(new Dictionary<string, string> { ["/revision"] = "unknown-reference" })
        );
    }

    [Test]
    public async Task The_working_copy_is_previewed_also_after_a_correction_of_what_is_live()
    {
        var live = await PublishedAsync("Live and corrected");
        var id = live.GetProperty("id").GetGuid();
        var edited = await _desk.WriteAsync(200, HttpMethod.Patch, $"/v1/admin/articles/{id}", new { title = "Worked on" }, live.Tag());
        await _desk.WriteAsync(
            200,
            HttpMethod.Post,
            $"/v1/admin/articles/{id}/corrections",
            new
            {
                kind = "correction",
                text = "A word was wrong.",
                changes = new { subtitle = "Put right" },
            },
            edited.Tag()
        );

        var shown = await Client.ReadAsync($"/v1/preview/{(await PreviewAsync(id)).Text("token")}");

        Assert.That(
            (shown.Text("data/title"), shown.Text("data/subtitle"), shown.At("data/corrections").GetArrayLength()),
            Is.EqualTo(("Worked on", "Put right", 1))
        );
    }

    [Test]
    public async Task No_cache_keeps_a_preview_and_no_search_engine_lists_it()
    {
        var made = await PreviewAsync((await DraftAsync("Kept by nobody")).GetProperty("id").GetGuid());
        var cache = Host.Services.GetRequiredService<ResponseCache>();
        var loads = cache.Loads;

        for (var i = 0; i < 3; i++)
        {
            using var answer = await Client.GetAsync($"/v1/preview/{made.Text("token")}", ("Accept-Encoding", "br"));
            Assert.Multiple(() =>
            {
                Assert.That(answer.Header("Cache-Control"), Is.EqualTo("no-store"));
                Assert.That(answer.Header("X-Robots-Tag"), Is.EqualTo("noindex"));
                Assert.That(answer.Header("Referrer-Policy"), Is.EqualTo("no-referrer"));
                Assert.That(
                    (answer.Header("ETag"), answer.Header("Surrogate-Key"), answer.Header("Last-Modified")),
                    Is.EqualTo(((string?)null, (string?)null, (string?)null))
                );
            });
        }

        using var head = await Client.SendAsync(HttpMethod.Head, $"/v1/preview/{made.Text("token")}");
        Assert.That(((int)head.StatusCode, head.Header("Cache-Control"), cache.Loads), Is.EqualTo((200, "no-store", loads)));
        await Host.DeskAsync(async db =>
            Assert.That(await db.ArticleDocuments.AnyAsync(d => !db.Articles.Any(a => a.Id == d.ArticleId && a.IsPublic)), Is.False)
        );
    }

    [Test]
    public async Task A_link_that_is_wrong_ended_or_revoked_is_answered_alike()
    {
        var id = (await DraftAsync("Ends")).GetProperty("id").GetGuid();
        var ends = await PreviewAsync(id, new { expiresAt = _clock.GetUtcNow().AddMinutes(5) });
        var revoked = await PreviewAsync(id);
        await _desk.WriteAsync(204, HttpMethod.Delete, $"/v1/admin/articles/{id}/previews/{revoked.Text("preview/id")}");
        await Client.ReadAsync($"/v1/preview/{ends.Text("token")}");
        _clock.Advance(TimeSpan.FromMinutes(6));

        var wrong = await AnswerAsync("prv_0123456789012345678901234567890123456789");
        foreach (
            var token in new[]
            {
                ends.Text("token")!,
                revoked.Text("token")!,
                "x",
                "prv_",
                ends.Text("token") + "x",
                Uri.EscapeDataString("ü/../"),
            }
        )
            Assert.That(await AnswerAsync(token), Is.EqualTo(wrong), token);
        Assert.That(wrong, Does.StartWith("404").And.Contain("Referrer-Policy: no-referrer"));
        Assert.That((await _desk.ReadAsync($"/v1/admin/articles/{id}/previews")).Ids(), Is.Empty);
        await PreviewAsync(id);
        await Host.DeskAsync(async db =>
            Assert.That(await db.Previews.CountAsync(p => p.ThingId == id), Is.EqualTo(1), "What has ended is swept.")
        );

        async Task<string> AnswerAsync(string token)
        {
            using var answer = await Client.GetAsync($"/v1/preview/{token}?formats=html");
            var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
            var headers = answer.LastingHeaders().Where(h => h.Key != "Content-Length").Select(h => $"{h.Key}: {h.Value}");
            var members = body.EnumerateObject().Where(m => m.Name != "requestId").Select(m => m.ToString());
            return string.Join('\n', [$"{(int)answer.StatusCode}", .. headers, .. members]);
        }
    }

    [Test]
    public async Task A_withdrawal_and_the_trash_end_a_pieces_previews_for_good()
    {
        var live = await PublishedAsync("Withdrawn while previewed");
        var id = live.GetProperty("id").GetGuid();
        var made = await PreviewAsync(id);
        await Client.ReadAsync($"/v1/preview/{made.Text("token")}");
        var withdrawn = await _desk.WriteAsync(
            200,
            HttpMethod.Post,
            $"/v1/admin/articles/{id}/withdrawal",
            new { cause = "legal", notice = "Taken back." },
            "*"
        );

        await Client.ReadAsync($"/v1/preview/{made.Text("token")}", 404);
        await _desk.WriteAsync(409, HttpMethod.Post, $"/v1/admin/articles/{id}/previews");
        await _desk.WriteAsync(
            200,
            HttpMethod.Post,
            $"/v1/admin/articles/{id}/publication",
            new { editorsNote = "It is back." },
            withdrawn.Tag()
        );
        await Client.ReadAsync($"/v1/preview/{made.Text("token")}", 404);

        var draft = await DraftAsync("Thrown away while previewed");
        var thrown = await PreviewAsync(draft.GetProperty("id").GetGuid());
        await _desk.WriteAsync(204, HttpMethod.Delete, $"/v1/admin/articles/{draft.Text("id")}", null, draft.Tag());
        await Client.ReadAsync($"/v1/preview/{thrown.Text("token")}", 404);
        await Host.DeskAsync(async db =>
            Assert.That(
                await db.Previews.AnyAsync(p => p.ThingId == id || p.ThingId == draft.GetProperty("id").GetGuid()),
                Is.False,
                "No words of it are left in a preview."
            )
        );
    }

    [Test]
    public async Task A_preview_made_while_the_piece_is_withdrawn_does_not_outlive_it()
    {
        for (var round = 0; round < 8; round++)
        {
            var id = (await PublishedAsync($"Raced {round}")).GetProperty("id").GetGuid();

            var previews = Enumerable
                .Range(0, 4)
                .Select(_ => _desk.WriteAsync(HttpMethod.Post, $"/v1/admin/articles/{id}/previews"))
                .ToList();
            var withdrawal = _desk.WriteAsync(
                HttpMethod.Post,
                $"/v1/admin/articles/{id}/withdrawal",
                new { cause = "legal", notice = "Taken back." },
                "*"
            );
            await Task.WhenAll([.. previews, withdrawal]);

            Assert.That((int)(await withdrawal).StatusCode, Is.EqualTo(200));
            Assert.That(previews.Select(p => (int)p.Result.StatusCode), Is.All.EqualTo(201).Or.EqualTo(409));
            await Host.DeskAsync(async db => Assert.That(await db.Previews.AnyAsync(p => p.ThingId == id), Is.False));
        }
    }

    [Test]
    public async Task A_picture_that_is_not_public_is_had_by_the_previews_link_alone()
    {
        var piece = await UnseenPieceAsync("With a picture");
        var made = await PreviewAsync(piece.Article.Id);
        var token = made.Text("token")!;
        var src = Calls.PathOf((await Client.ReadAsync($"/v1/preview/{token}")).Text("data/leadIllustration/src")!);

        using var shown = await Client.GetAsync(src);
        using var part = await Client.GetAsync(src, ("Range", "bytes=0-9"));
        using var beyond = await Client.GetAsync(src, ("Range", "bytes=99999-"));
        using var again = await Client.GetAsync(src, ("If-None-Match", shown.Header("ETag")!));
        var name = src.Split('/')[^1];

        Assert.That((shown.Header("Content-Type"), src), Is.EqualTo(("image/jpeg", $"{src[..^8]}1200.jpg")));
        Assert.That(
            (shown.Header("Cache-Control"), shown.Header("X-Robots-Tag"), shown.Header("Content-Security-Policy")),
            Is.EqualTo(("no-store", "noindex", "default-src 'none'; sandbox"))
        );
        Assert.That(((int)part.StatusCode, (int)beyond.StatusCode, (int)again.StatusCode), Is.EqualTo((206, 416, 304)));
        foreach (
            var path in new[]
            {
                $"/media/{piece.Picture.Id}/{piece.Picture.File.Hash}.png",
                $"/media/{piece.Picture.Id}/{src.Split('/')[^2]}/{name}",
                src.Replace(token, "prv_0123456789012345678901234567890123456789"),
                src.Replace(src.Split('/')[^2], "0123456789abcdef01234567"),
                src.Replace(piece.Picture.Id.ToString(), "x"),
                $"/v1/illustrations/{piece.Picture.Id}",
            }
        )
        {
            using var hidden = await Client.GetAsync(path);
            Assert.That((int)hidden.StatusCode, Is.EqualTo(404), path);
        }

        await _desk.WriteAsync(204, HttpMethod.Delete, $"/v1/admin/articles/{piece.Article.Id}/previews/{made.Text("preview/id")}");
        using var ended = await Client.GetAsync(src);
        Assert.That((int)ended.StatusCode, Is.EqualTo(404));
    }

    [Test]
    public async Task A_token_is_shown_once_and_stored_as_a_hash()
    {
        var id = (await DraftAsync("Once")).GetProperty("id").GetGuid();
        var made = await _desk.WriteAsync(201, HttpMethod.Post, $"/v1/admin/articles/{id}/previews", new { }, once: "one-preview");
        var again = await _desk.WriteAsync(201, HttpMethod.Post, $"/v1/admin/articles/{id}/previews", new { }, once: "one-preview");
        var listed = await _desk.ReadAsync($"/v1/admin/articles/{id}/previews");
        var audit = await _desk.ReadAsync($"/v1/admin/audit?thing={id}");
        var token = made.Text("token")!;

        Assert.That(token, Does.Match("^prv_[A-Za-z0-9]{40}$"), "238 bits.");
        Assert.That(
            (made.Text("url"), new Uri(made.Text("apiUrl")!).AbsolutePath),
            Is.EqualTo(($"http://localhost:3000/preview/{token}", $"/v1/preview/{token}"))
        );
        Assert.That(
            (again.Text("preview/id"), again.Text("token"), again.Text("url"), again.Text("apiUrl")),
            Is.EqualTo((made.Text("preview/id"), (string?)null, (string?)null, (string?)null))
        );
        Assert.That(listed.Ids(), Is.EqualTo(new[] { made.At("preview/id").GetGuid() }));
        Assert.That(listed.ToString() + audit, Does.Not.Contain(token));
        Assert.That(
            audit.GetProperty("data").EnumerateArray().Select(e => e.Text("action")),
            Is.EquivalentTo(new[] { "create", "preview" })
        );
        await Host.DeskAsync(async db =>
        {
            Assert.That(
                (await db.IdempotentAnswers.Select(a => a.Body).ToListAsync()).Select(System.Text.Encoding.UTF8.GetString),
                Has.None.Contains(token)
            );
            Assert.That((await db.Previews.SingleAsync(p => p.ThingId == id)).TokenHash, Has.Length.EqualTo(32));
        });
    }

    [Test]
    public async Task A_link_lasts_ninety_days_at_most()
    {
        var path = $"/v1/admin/articles/{(await DraftAsync("Lasting")).Text("id")}/previews";
        var now = _clock.GetUtcNow();

        var usual = await _desk.WriteAsync(201, HttpMethod.Post, path);
        var past = await _desk.WriteAsync(409, HttpMethod.Post, path, new { expiresAt = now.AddSeconds(-1) });
        var late = await _desk.WriteAsync(409, HttpMethod.Post, path, new { expiresAt = now.AddDays(91) });
        var nowhere = await _desk.WriteAsync(422, HttpMethod.Post, path, new { expiresAt = "2027-01-01T12:00:00" });
        for (var i = 1; i < 50; i++)
            await _desk.WriteAsync(201, HttpMethod.Post, path, new { expiresAt = now.AddDays(90) });
        var many = await _desk.WriteAsync(409, HttpMethod.Post, path);

        Assert.That(usual.At("preview/expiresAt").GetDateTime(), Is.EqualTo(now.UtcDateTime.AddDays(7)).Within(TimeSpan.FromMinutes(1)));
        Assert.That(
            (past.Text("code"), late.Text("code"), many.Text("code")),
            Is.EqualTo(("expiry-in-past", "expiry-too-late", "too-many-previews"))
        );
        Assert.That(nowhere.Faults().Keys, Is.EqualTo(new[] { "/expiresAt" }));
    }

    [Test]
    public async Task A_contributor_previews_drafts_of_their_own_and_knows_of_no_others()
    {
        using var contributor = await Host.StaffAsync(Role.Contributor);
        var own = await contributor.WriteAsync(201, HttpMethod.Post, "/v1/admin/articles", new { title = "My own" });
        var other = await DraftAsync("Somebody else's");

        var made = await contributor.WriteAsync(201, HttpMethod.Post, $"/v1/admin/articles/{own.Text("id")}/previews");

        Assert.That(await TitleAsync(made), Is.EqualTo("My own"));
        await contributor.WriteAsync(404, HttpMethod.Post, $"/v1/admin/articles/{other.Text("id")}/previews");
        await contributor.ReadAsync($"/v1/admin/articles/{other.Text("id")}/previews", 404);
        await contributor.WriteAsync(403, HttpMethod.Post, "/v1/admin/home/previews");
        await _desk.WriteAsync(404, HttpMethod.Delete, $"/v1/admin/articles/{other.Text("id")}/previews/{made.Text("preview/id")}");
    }

    [TestCase("formats=pdf")]
    [TestCase("include=everything")]
    [TestCase("atLeast=1")]
    [TestCase("format=html")]
    public async Task A_parameter_that_is_none_is_refused(string query)
    {
        var made = await PreviewAsync((await DraftAsync("Asked wrongly")).GetProperty("id").GetGuid());

        Assert.That(
            (await Client.ReadAsync($"/v1/preview/{made.Text("token")}?{query}", 400)).GetProperty("errors").GetArrayLength(),
            Is.EqualTo(1)
        );
    }

    private async Task<(Article Article, Author Author, ArticleSeries Series, Illustration Picture)> UnseenPieceAsync(string title)
    {
        var author = An.Author("Nobody Known");
        var topic = new Topic($"unheard-of-{Guid.NewGuid():N}", "Unheard of", null, An.Hour);
        var source = An.Source();
        var (picture, inText) = (await PictureAsync("The lead"), await PictureAsync("In the text"));
        var series = An.Series(SeriesKind.Multipart, "A series nobody knows");
        var content = An.Content(title, author) with
        {
            LeadIllustrationId = picture.Id,
            TopicIds = [topic.Id],
            Attributions = [new Attribution(AttributionRelation.OriginallyPublishedIn, source.Id, Url: "https://lantern.example/piece")],
            Body = $"Some *words*.\n\n![](illustration:{inText.Id})\n\n## And more",
        };
        var (article, neighbour) = (An.Draft(content), An.Article(An.Content("The part before", author)));
        await SaveAsync(author, topic, source, picture, inText, article, neighbour);
        series.SetMembers([new SeriesPlace(neighbour.Id, 1), new SeriesPlace(article.Id, 2)], An.Hour);
        await SaveAsync(series);
        return (article, author, series, picture);
    }

    private async Task<Illustration> PictureAsync(string alt)
    {
        return new Illustration(
            await Host.StoreAsync(Painted.Still(1200, 800)),
            new IllustrationFacts { Alt = alt, Credit = new Credit(CreditKind.Staff, "M. Quill") },
            An.Hour
        );
    }

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
            }
        );

    private async Task<JsonElement> PublishedAsync(string title)
    {
        var author = An.Author();
        await SaveAsync(author);
        var draft = await _desk.WriteAsync(
            201,
            HttpMethod.Post,
            "/v1/admin/articles",
            new
            {
                title,
                body = "Some words.",
                license = new { id = "CC-BY-4.0" },
                contributions = new[] { new { role = "author", authorId = author.Id } },
            }
        );
        return (
            await _desk.WriteAsync(200, HttpMethod.Post, $"/v1/admin/articles/{draft.Text("id")}/publication", null, draft.Tag())
        ).GetProperty("article");
    }

    private async Task<string> TagAsync(Guid id) => (await _desk.ReadAsync($"/v1/admin/articles/{id}")).Tag();

    private Task<JsonElement> PreviewAsync(Guid id, object? body = null) =>
        _desk.WriteAsync(201, HttpMethod.Post, $"/v1/admin/articles/{id}/previews", body);

    private async Task<string?> TitleAsync(JsonElement made) =>
        (await Client.ReadAsync($"/v1/preview/{made.Text("token")}")).Text("data/title");

    /// <summary>Every member's path and kind of value, lists by their first item.</summary>
    private static List<string> Forms(JsonElement value, string at = "") =>
        value.ValueKind switch
        {
            JsonValueKind.Object => [.. value.EnumerateObject().SelectMany(m => Forms(m.Value, $"{at}/{m.Name}"))],
            JsonValueKind.Array => [$"{at}[{value.GetArrayLength()}]", .. value.EnumerateArray().SelectMany(v => Forms(v, at + "[]"))],
            JsonValueKind.True or JsonValueKind.False => [$"{at}: boolean"],
            _ => [$"{at}: {value.ValueKind}"],
        };

    /// <summary>What it says, without what a publication itself changes: dates, versions, and where pictures are had.</summary>
    private static string Without(JsonElement answer, string token) =>
        System.Text.RegularExpressions.Regex.Replace(
            answer.ToString().Replace($"/v1/preview/{token}/media/", "/media/"),
            "\"(publishedAt|updatedAt|modifiedAt|version)\":[^,]+,?",
            ""
        );
}
