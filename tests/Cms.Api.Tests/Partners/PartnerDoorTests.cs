using System.IO.Compression;
using System.Text.Json;
using Cms.Model.Access;
using Cms.Model.Articles;
using Cms.Model.Illustrations;
using Cms.Model.Licenses;
using Cms.Model.Sources;
using Cms.Testing;
using NUnit.Framework;

namespace Cms.Api.Tests.Partners;

/// <summary>What partners read, in every form, and what the desk and the partners manage.</summary>
public sealed class PartnerDoorTests(string provider) : OnEveryDatabase(provider)
{
    private readonly Model.Authors.Author _author = An.Author("Ines Okafor");
    private readonly Model.Topics.Topic _topic = An.Topic("Harbours");
    private readonly Illustration _cleared = An.Illustration("A crane", new Credit(CreditKind.Commissioned, "Drawn by hand"));
    private readonly Illustration _kept = An.Illustration("A winch", new Credit(CreditKind.Courtesy, "Lent"));
    private HttpClient _desk = null!;
    private HttpClient _partner = null!;
    private Guid _partnerId;
    private JsonElement _product;
    private Article _article = null!;

    protected override async Task PrepareAsync()
    {
        await SaveAsync(_author, _topic, _cleared, _kept);
        await ChangeAsync<Illustration>(_cleared.Id, i => i.Edit(i.Facts with { Onward = OnwardIllustrations.Allowed }, An.Hour));
        _desk = await Host.StaffAsync(Role.Admin, "The desk");
        _product = await _desk.WriteAsync(
            201,
            HttpMethod.Post,
            "/v1/admin/products",
            new
            {
                name = "Harbour news",
                description = "What happens at the water.",
                filter = new { topics = new[] { _topic.Id } },
            }
        );
        var partner = await _desk.WriteAsync(
            201,
            HttpMethod.Post,
            "/v1/admin/partners",
            new { name = "The Inland Courier", contact = "desk@courier.example" }
        );
        _partnerId = partner.GetProperty("id").GetGuid();
        await _desk.WriteAsync(
            201,
            HttpMethod.Post,
            $"/v1/admin/partners/{_partnerId}/entitlements",
            new { productId = _product.Text("id") }
        );
        _partner = await Host.PartnerAsync(_partnerId);
        _article = An.Article(
            An.Content("The Crane That Stayed", _author) with
            {
                TopicIds = [_topic.Id],
                LeadIllustrationId = _cleared.Id,
                Body = $"It stands.\n\n![A winch](illustration:{_kept.Id})\n\nStill.",
            }
        );
        await SaveAsync(_article);
    }

    [Test]
    public async Task A_piece_comes_with_cleared_pictures_only_and_names_the_others()
    {
        var data = (await _partner.ReadAsync($"/v1/partner/articles/{_article.Id}?formats=html,blocks")).GetProperty("data");

        Assert.That(data.Text("article/title"), Is.EqualTo("The Crane That Stayed"));
        Assert.That(data.At("article/leadIllustration/id").GetGuid(), Is.EqualTo(_cleared.Id));
        Assert.That(data.At("article/body").GetRawText(), Does.Not.Contain(_kept.Id.ToString()).And.Not.Contain("winch"));
        Assert.That(
            (data.At("rights/omitted/0/id").GetGuid(), data.Text("rights/omitted/0/reason"), data.Text("rights/omitted/0/sha256")),
            Is.EqualTo((_kept.Id, "illustration", _kept.File.Hash))
        );
        Assert.That(
            (data.Text("rights/standing"), data.Text("rights/license/id"), data.Text("rights/products/0/name")),
            Is.EqualTo(("entitled", "CC-BY-4.0", "Harbour news"))
        );
    }

    [Test]
    public async Task However_an_address_is_written_the_gate_is_before_it()
    {
        var (_, id, _) = await Host.EntitledAsync(_desk, new { topics = new[] { _topic.Id } });
        var key = await _desk.WriteAsync(201, HttpMethod.Post, $"/v1/admin/partners/{id}/keys", new { name = "By other letters" });
        // The contract knows one way to write an address, the web server more.
        using var client = new HttpClient { BaseAddress = Host.BaseAddress };
        client.DefaultRequestHeaders.Authorization = new("Bearer", key.Text("secret"));
        var piece = $"/v1/partner/articles/{_article.Id}/KIT/";
        foreach (var address in new[] { "/V1/partner/me", "/v1/PARTNER/articles", "/V1/Partner/Changes?wait=0", piece })
            Assert.That((int)(await client.GetAsync(address)).StatusCode, Is.EqualTo(200), address);

        var path = $"/v1/admin/partners/{id}";
        await _desk.WriteAsync(200, HttpMethod.Post, $"{path}/suspension", new { notice = "Ask us." }, (await _desk.ReadAsync(path)).Tag());

        foreach (var address in new[] { "/V1/partner/articles", "/v1/PARTNER/keys", piece })
            Assert.That((int)(await client.GetAsync(address)).StatusCode, Is.EqualTo(403), address);
        Assert.That((int)(await client.GetAsync("/V1/Partner/Withdrawals")).StatusCode, Is.EqualTo(200), "It is told what to take down.");
    }

    [Test]
    public async Task What_a_partner_is_not_entitled_to_is_not_there_in_any_form()
    {
        var other = An.Article(An.Content("Elsewhere", _author));
        await SaveAsync(other);

        foreach (var form in new[] { "", "/ninjs/3.1", "/ninjs/2.2", "/ninjs/1.3", "/html", "/text", "/kit", "/kit.zip" })
        {
            Assert.That(
                (await _partner.ReadAsync($"/v1/partner/articles/{other.Id}{form}", 404)).Text("code"),
                Is.EqualTo("not-found"),
                form
            );
            Assert.That(
                (await Client.ReadAsync($"/v1/partner/articles/{_article.Id}{form}", 401)).Text("code"),
                Is.EqualTo("key-required"),
                form
            );
        }
    }

    [Test]
    public async Task Lists_and_snapshot_hold_what_the_partner_may_have()
    {
        var list = await _partner.ReadAsync("/v1/partner/articles?count=true");
        var narrowed = await _partner.ReadAsync($"/v1/partner/articles?topic={_topic.Slug}&sort=-modifiedAt");
        var snapshot = await _partner.ReadAsync("/v1/partner/snapshot?formats=text");

        Assert.That(list.GetProperty("data").EnumerateArray().Select(a => a.At("article/id").GetGuid()), Does.Contain(_article.Id));
        Assert.That(narrowed.GetProperty("data").GetArrayLength(), Is.EqualTo(list.At("meta/total").GetInt32()));
        Assert.That(snapshot.GetProperty("data").EnumerateArray().Select(a => a.At("article/id").GetGuid()), Does.Contain(_article.Id));
        Assert.That(
            (await _partner.ReadAsync($"/v1/partner/changes?cursor={snapshot.Text("meta/changesCursor")}"))
                .GetProperty("data")
                .GetArrayLength(),
            Is.Zero
        );
    }

    [Test]
    public async Task Answers_hold_whole_what_pieces_refer_to_and_no_picture_that_is_not_cleared()
    {
        var portrait = An.Illustration("Her face", new Credit(CreditKind.Staff, "The house"));
        var source = An.Source("The Lantern");
        source.Grant(
            new OnwardRights(OnwardText.Allowed, OnwardIllustrations.Allowed, OnwardCanonical.Theirs, null),
            OnwardLoss.Keep,
            An.Hour
        );
        var series = An.Series();
        var author = An.Author("Mira Holt");
        author.Edit(author.Profile with { PortraitId = portrait.Id }, An.Hour);
        var article = An.Article(
            An.Content("In a series", author) with
            {
                TopicIds = [_topic.Id],
                LeadIllustrationId = _cleared.Id,
                Body = $"It stands.\n\n![A winch](illustration:{_kept.Id})",
                Attributions = [new Attribution(AttributionRelation.RepublishedFrom, source.Id, Url: "https://lantern.example/original")],
            }
        );
        await SaveAsync(portrait, source, series, author, article);
        await ChangeAsync<Model.Series.ArticleSeries>(series.Id, s =>
            s.SetMembers([new Model.Series.SeriesPlace(article.Id, null, null)], An.Hour)
        );
        const string All = "include=authors,series,sources,illustrations,topics";

        JsonElement[] answers =
        [
            (await _partner.ReadAsync($"/v1/partner/articles/{article.Id}?{All}")).GetProperty("included"),
            (await _partner.ReadAsync($"/v1/partner/articles?id={article.Id}&{All}")).GetProperty("included"),
            (await _partner.ReadAsync($"/v1/partner/snapshot?limit=100&{All}")).GetProperty("included"),
        ];

        foreach (var included in answers)
        {
            Assert.That(
                (
                    included.Text($"authors/{author.Id}/name"),
                    included.Text($"series/{series.Id}/title"),
                    included.Text($"sources/{source.Id}/name"),
                    included.Text($"topics/{_topic.Id}/name"),
                    included.Text($"illustrations/{_cleared.Id}/alt")
                ),
                Is.EqualTo(("Mira Holt", "Small Repairs", "The Lantern", "Harbours", "A crane"))
            );
            Assert.That(included.At($"authors/{author.Id}/portrait").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(included.GetRawText(), Does.Not.Contain(_kept.Id.ToString()).And.Not.Contain(portrait.Id.ToString()));
        }

        var bare = (await _partner.ReadAsync($"/v1/partner/articles/{article.Id}?include=topics")).GetProperty("included");
        Assert.That(
            (bare.GetProperty("authors").EnumerateObject().Any(), bare.GetProperty("topics").EnumerateObject().Count()),
            Is.EqualTo((false, 1))
        );
        await ChangeAsync<Illustration>(portrait.Id, i => i.Edit(i.Facts with { Onward = OnwardIllustrations.Allowed }, An.Hour));
        Assert.That(
            (await _partner.ReadAsync($"/v1/partner/articles/{article.Id}?include=authors"))
                .At($"included/authors/{author.Id}/portrait/id")
                .GetGuid(),
            Is.EqualTo(portrait.Id)
        );
    }

    [Test]
    public async Task Changes_hold_the_pieces_to_take_and_none_that_is_held_or_gone()
    {
        var now = Model.Clock.Now(TimeProvider.System);
        var (_, cursor) = await _partner.FollowAsync();
        var (ready, gone) = (
            An.Article(An.Content("Ready", _author) with { TopicIds = [_topic.Id] }),
            An.Article(An.Content("Gone", _author) with { TopicIds = [_topic.Id] })
        );
        var held = An.Draft(An.Content("Held", _author) with { TopicIds = [_topic.Id] });
        await SaveAsync(ready, gone, held);
        await ChangeAsync<Article>(held.Id, a => a.Embargo(now.AddHours(1), now, [_partnerId]));
        await ChangeAsync<Article>(gone.Id, a => a.Unpublish(now));

        var page = await _partner.ReadAsync($"/v1/partner/changes?cursor={cursor}&limit=100&include=articles");
        var without = await _partner.ReadAsync($"/v1/partner/changes?cursor={cursor}&limit=100");

        var articles = page.At("included/articles").EnumerateObject().ToDictionary(a => Guid.Parse(a.Name), a => a.Value);
        Assert.That(articles.Keys, Does.Contain(ready.Id).And.Not.Contain(held.Id).And.Not.Contain(gone.Id));
        Assert.That(
            (articles[ready.Id].Text("article/title"), articles[ready.Id].Text("rights/standing")),
            Is.EqualTo(("Ready", "entitled"))
        );
        Assert.That(
            articles[ready.Id].GetRawText(),
            Is.EqualTo((await _partner.ReadAsync($"/v1/partner/articles/{ready.Id}")).GetProperty("data").GetRawText())
        );
        Assert.That(without.At("included/articles").EnumerateObject(), Is.Empty);
        Assert.That(page.GetProperty("data").GetRawText(), Is.EqualTo(without.GetProperty("data").GetRawText()));
    }

    [Test]
    public async Task The_list_is_narrowed_as_at_the_public_door()
    {
        var day = new DateTime(2024, 5, 1, 0, 0, 0, DateTimeKind.Utc);
        var other = An.Topic("Only here");
        Article Dated(string title, DateTime at, string language = "en")
        {
            var article = An.Draft(An.Content(title, _author) with { TopicIds = [_topic.Id, other.Id], Language = language });
            article.Publish(An.Hour, at);
            return article;
        }

        var (first, second, third) = (Dated("First", day), Dated("Second", day.AddDays(1)), Dated("Third", day.AddDays(2), "es"));
        await SaveAsync(other, first, second, third);

        foreach (
            var (query, wanted) in new[]
            {
                ("publishedAt[gte]=2024-05-02", new[] { "Third", "Second" }),
                ("publishedAt[gt]=2024-05-02", ["Third"]),
                ("publishedAt[lte]=2024-05-02", ["Second", "First"]),
                ("publishedAt[lt]=2024-05-02", ["First"]),
                ("publishedAt[gte]=2024-05-02&publishedAt[lt]=2024-05-03", ["Second"]),
                ("language=es", ["Third"]),
                ("topic[not]=" + _topic.Slug, []),
                ("topic[all]=" + _topic.Slug, ["Third", "Second", "First"]),
                ("id=" + second.Id, ["Second"]),
                ("modifiedAt[lt]=2020-01-01", []),
            }
        )
        {
            var list = await _partner.ReadAsync($"/v1/partner/articles?topic={other.Slug}&{query}");
            Assert.That(list.GetProperty("data").EnumerateArray().Select(a => a.Text("article/title")), Is.EqualTo(wanted), query);
        }

        Assert.That(
            (await _partner.ReadAsync("/v1/partner/articles?publishedAt[gte]=tomorrow", 400)).Text("code"),
            Is.EqualTo("invalid-parameter")
        );
    }

    [TestCase("http://127.0.0.1:9/hook")]
    [TestCase("http://localhost:9/hook")]
    [TestCase("http://10.1.2.3/hook")]
    [TestCase("http://169.254.169.254/latest")]
    [TestCase("http://[::1]/hook")]
    [TestCase("http://[::ffff:10.0.0.1]/hook")]
    [TestCase("http://0x7f.1/hook")]
    public async Task An_address_that_can_never_be_called_is_refused_when_it_is_registered(string url)
    {
        foreach (var (who, path) in new[] { (_partner, "/v1/partner/webhooks"), (_desk, "/v1/admin/webhooks") })
        {
            Assert.That(
                (await who.WriteAsync(422, HttpMethod.Post, path, new { name = "A hook", url })).Faults(),
                Is.EqualTo(new Dictionary<string, string> { ["/url"] = "address-unreachable" })
            );
            // An address in the public internet that no message goes to in this test.
            var made = (
                await who.WriteAsync(
                    201,
                    HttpMethod.Post,
                    path,
                    new
                    {
                        name = "A hook",
                        url = "https://93.184.216.34/hook",
                        isEnabled = false,
                    }
                )
            ).GetProperty("webhook");
            var own = $"{path}/{made.Text("id")}";
            await who.WriteAsync(422, HttpMethod.Patch, own, new { url }, made.Tag());
            await who.WriteAsync(
                422,
                HttpMethod.Put,
                own,
                new
                {
                    name = "A hook",
                    url,
                    isEnabled = false,
                },
                made.Tag()
            );
            await who.WriteAsync(200, HttpMethod.Patch, own, new { name = "Renamed" }, made.Tag());
        }

        using var answer = await Client.PostAsync(
            "/websub",
            new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["hub.mode"] = "subscribe",
                    ["hub.topic"] = "http://localhost:5000/feeds/articles.atom",
                    ["hub.callback"] = url,
                }
            )
        );
        var refused = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.That(
            ((int)answer.StatusCode, refused.Text("errors/0/parameter"), refused.Text("errors/0/code")),
            Is.EqualTo((400, "hub.callback", "address-unreachable"))
        );
    }

    [Test]
    public async Task A_current_copy_is_answered_with_304_and_nothing_is_for_shared_caches()
    {
        using var first = await _partner.GetAsync($"/v1/partner/articles/{_article.Id}");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/partner/articles/{_article.Id}");
        request.Headers.TryAddWithoutValidation("If-None-Match", first.Header("ETag"));
        using var second = await _partner.SendAsync(request);

        Assert.That(
            ((int)second.StatusCode, first.Header("Cache-Control"), first.Header("Vary")),
            Is.EqualTo((304, "no-cache, private", "Authorization"))
                .Using<(int, string?, string?)>(
                    (a, b) =>
                        a.Item1 == b.Item1
                        && a.Item2!.Contains("private", StringComparison.Ordinal)
                        && a.Item3!.Contains("Authorization", StringComparison.Ordinal)
                )
        );
    }

    [Test]
    public async Task Ninjs_holds_what_the_standard_has_words_for()
    {
        var new3 = await _partner.ReadAsync($"/v1/partner/articles/{_article.Id}/ninjs/3.1");
        var old2 = await _partner.ReadAsync($"/v1/partner/articles/{_article.Id}/ninjs/2.2");

        Assert.That(
            (new3.Text("uri"), new3.Text("pubStatus"), new3.Text("headlines/0/value")),
            Is.EqualTo(($"urn:uuid:{_article.Id}", "usable", "The Crane That Stayed"))
        );
        Assert.That(new3.At("associations").EnumerateArray().Select(a => a.Text("uri")), Is.EqualTo(new[] { $"urn:uuid:{_cleared.Id}" }));
        Assert.That((old2.Text("pubstatus"), old2.Text("bodies/0/contenttype")), Is.EqualTo(("usable", "text/html")));
    }

    [Test]
    public async Task The_kit_holds_everything_a_copy_needs()
    {
        var kit = (await _partner.ReadAsync($"/v1/partner/articles/{_article.Id}/kit")).GetProperty("data");
        var html = await _partner.GetStringAsync($"/v1/partner/articles/{_article.Id}/html");
        var text = await _partner.GetStringAsync($"/v1/partner/articles/{_article.Id}/text");
        await using var zip = new ZipArchive(await _partner.GetStreamAsync($"/v1/partner/articles/{_article.Id}/kit.zip"));

        Assert.That(
            kit.Text("checksum"),
            Is.EqualTo(
                Convert.ToHexStringLower(
                    System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(kit.Text("html")!))
                )
            )
        );
        Assert.That(
            kit.At("terms").EnumerateArray().Select(t => t.GetString()),
            Has.Some.Contains("Creative Commons Attribution 4.0").And.Some.Contains("Print the byline")
        );
        Assert.That(kit.Text("jsonLd/@type"), Is.EqualTo("NewsArticle"));
        Assert.That(html, Does.Contain("rel=\"canonical\"").And.Contain("Ines Okafor").And.Not.Contain("<script"));
        Assert.That(text, Does.StartWith("The Crane That Stayed\n\n").And.Contain("It stands."));
        Assert.That(zip.Entries.Select(e => e.FullName), Is.SupersetOf(new[] { "kit.json", "article.html", "article.txt", "jsonld.json" }));
    }

    [Test]
    public async Task License_in_bounds_license_out()
    {
        var source = An.Source(license: License.CcByNcNd);
        await SaveAsync(source);
        await ChangeAsync<SyndicationSource>(source.Id, s =>
            s.Grant(
                new OnwardRights(OnwardText.Allowed, OnwardIllustrations.Denied, OnwardCanonical.Theirs, null),
                OnwardLoss.Keep,
                An.Hour
            )
        );
        await Host.PartnersReviewedAsync();
        var theirs = An.Article(
            An.Content("From elsewhere", _author) with
            {
                TopicIds = [_topic.Id],
                LeadIllustrationId = _cleared.Id,
                Attributions = [new Attribution(AttributionRelation.RepublishedFrom, source.Id, Url: "https://lantern.example/original")],
            }
        );
        await SaveAsync(theirs);

        var data = (await _partner.ReadAsync($"/v1/partner/articles/{theirs.Id}")).GetProperty("data");

        Assert.That(
            (data.Text("rights/license/id"), data.Text("rights/canonicalUrl")),
            Is.EqualTo(("CC-BY-NC-ND-4.0", "https://lantern.example/original"))
        );
        Assert.That(
            (data.At("article/leadIllustration").ValueKind, data.Text("rights/omitted/0/reason")),
            Is.EqualTo((JsonValueKind.Null, "source"))
        );
    }

    [Test]
    public async Task A_held_piece_is_given_by_its_id_and_in_no_list()
    {
        var held = An.Draft(An.Content("Under embargo", _author) with { TopicIds = [_topic.Id] });
        await SaveAsync(held);
        await ChangeAsync<Article>(held.Id, a =>
            a.Embargo(Model.Clock.Now(TimeProvider.System).AddHours(1), Model.Clock.Now(TimeProvider.System), [_partnerId])
        );

        var data = (await _partner.ReadAsync($"/v1/partner/articles/{held.Id}")).GetProperty("data");
        var list = await _partner.ReadAsync("/v1/partner/articles?limit=100");

        Assert.That(
            (data.Text("rights/standing"), data.Text("article/title"), data.At("rights/embargoUntil").ValueKind),
            Is.EqualTo(("held", "Under embargo", JsonValueKind.String))
        );
        Assert.That(list.GetRawText(), Does.Not.Contain("Under embargo"));
        await Client.ReadAsync($"/v1/articles/{held.Slug}", 404);
    }

    [Test]
    public async Task The_desk_manages_partners_products_entitlements_and_keys()
    {
        var partner = await _desk.WriteAsync(201, HttpMethod.Post, "/v1/admin/partners", new { name = "The Upland Post" });
        var path = $"/v1/admin/partners/{partner.Text("id")}";
        var replaced = await _desk.WriteAsync(
            200,
            HttpMethod.Put,
            path,
            new { name = "The Upland Post and Star", contact = "desk@upland.example" },
            partner.Tag()
        );
        var edited = await _desk.WriteAsync(200, HttpMethod.Patch, path, new { dailyRequests = 5000 }, replaced.Tag());
        await _desk.WriteAsync(412, HttpMethod.Patch, path, new { dailyRequests = 1 }, replaced.Tag());
        var product = await _desk.WriteAsync(201, HttpMethod.Post, "/v1/admin/products", new { name = "Everything" });
        var renamed = await _desk.WriteAsync(
            200,
            HttpMethod.Put,
            $"/v1/admin/products/{product.Text("id")}",
            new { name = "All there is", images = "none" },
            product.Tag()
        );
        var entitlement = await _desk.WriteAsync(
            201,
            HttpMethod.Post,
            $"{path}/entitlements",
            new
            {
                productId = product.Text("id"),
                startsAt = "2020-01-01T00:00:00Z",
                endsAt = "2099-01-01T00:00:00Z",
            }
        );
        await _desk.WriteAsync(409, HttpMethod.Post, $"{path}/entitlements", new { productId = product.Text("id") });
        var longer = await _desk.WriteAsync(
            200,
            HttpMethod.Patch,
            $"{path}/entitlements/{entitlement.Text("id")}",
            new { hasEarlyAccess = true },
            entitlement.Tag()
        );
        var key = await _desk.WriteAsync(201, HttpMethod.Post, $"{path}/keys", new { name = "The mirror" });
        var keys = await _desk.ReadAsync($"{path}/keys");
        await _desk.WriteAsync(204, HttpMethod.Delete, $"{path}/keys/{key.Text("key/id")}");

        Assert.That(
            (
                edited.Text("contact"),
                edited.At("dailyRequests").GetInt32(),
                renamed.Text("images"),
                longer.At("hasEarlyAccess").GetBoolean()
            ),
            Is.EqualTo(("desk@upland.example", 5000, "none", true))
        );
        Assert.That((await _desk.ReadAsync($"{path}/entitlements")).At("data/0/isInForce").GetBoolean());
        Assert.That(
            (await _desk.ReadAsync($"{path}/entitlements/{entitlement.Text("id")}")).Text("id"),
            Is.EqualTo(entitlement.Text("id"))
        );
        Assert.That((await _desk.ReadAsync(path)).Text("name"), Is.EqualTo("The Upland Post and Star"));
        Assert.That((await _desk.ReadAsync("/v1/admin/partners")).GetProperty("data").GetArrayLength(), Is.GreaterThanOrEqualTo(2));
        Assert.That((await _desk.ReadAsync("/v1/admin/products")).GetProperty("data").GetArrayLength(), Is.GreaterThanOrEqualTo(2));
        Assert.That(
            (keys.Text("data/0/role"), keys.Text("data/0/partnerId"), key.Text("secret")),
            Is.EqualTo(("partner", partner.Text("id"), key.Text("secret")))
        );
        Assert.That(
            (await _desk.ReadAsync($"/v1/admin/products/{_product.Text("id")}/articles?count=true"))
                .GetProperty("data")
                .EnumerateArray()
                .Select(a => a.GetProperty("id").GetGuid()),
            Does.Contain(_article.Id)
        );
    }

    [Test]
    public async Task The_desk_sees_before_an_entitlement_what_a_partner_would_get_of_a_product_and_why_not_the_rest()
    {
        var (theirs, closed) = (An.Source("The Estuary Mail"), An.Source("The Closed Shop"));
        theirs.Grant(
            new OnwardRights(OnwardText.Allowed, OnwardIllustrations.Denied, OnwardCanonical.Theirs, null),
            OnwardLoss.Keep,
            An.Hour
        );
        var pieces = new[] { ("Ours", null), ("Theirs", theirs), ("Not to go on", closed) }
            .Select(p =>
                An.Article(
                    An.Content(p.Item1, _author) with
                    {
                        TopicIds = [_topic.Id],
                        Attributions = p.Item2 is { } source
                            ? [new Attribution(AttributionRelation.RepublishedFrom, source.Id, Url: "https://mail.example/original")]
                            : [],
                    }
                )
            )
            .ToList();
        await SaveAsync([theirs, closed, .. pieces]);
        var partner = await _desk.WriteAsync(
            201,
            HttpMethod.Post,
            "/v1/admin/partners",
            new { name = "The Estuary Mail", sourceId = theirs.Id }
        );
        var path = $"/v1/admin/products/{_product.Text("id")}/articles?limit=100";

        var before = await WithheldAsync($"{path}&forPartner={partner.Text("id")}");
        var ofNobody = await WithheldAsync(path);

        Assert.Multiple(() =>
        {
            Assert.That(pieces.Select(p => before[p.Id]), Is.EqualTo(new[] { null, "ownPiece", "textNotOnward" }));
            Assert.That(pieces.Select(p => ofNobody[p.Id]), Is.EqualTo(new[] { null, null, "textNotOnward" }));
        });
        await _desk.WriteAsync(
            201,
            HttpMethod.Post,
            $"/v1/admin/partners/{partner.Text("id")}/entitlements",
            new { productId = _product.Text("id") }
        );
        await Host.PartnersReviewedAsync();
        using var mail = await Host.PartnerAsync(partner.GetProperty("id").GetGuid());
        Assert.That(
            (await mail.WalkAsync("/v1/partner/articles?limit=100")).Select(a => a.At("article/id").GetGuid()),
            Is.EquivalentTo(before.Where(p => p.Value is null).Select(p => p.Key)),
            "The dry run was right."
        );
        await mail.WriteAsync(200, HttpMethod.Put, "/v1/partner/selection", new { languages = new[] { "fr" } });
        Assert.That((await WithheldAsync($"{path}&forPartner={partner.Text("id")}"))[pieces[0].Id], Is.EqualTo("notSelected"));
        await _desk.ReadAsync($"{path}&forPartner={Guid.CreateVersion7()}", 404);
        await _desk.ReadAsync($"{path}&forPartner=them", 400);

        async Task<Dictionary<Guid, string?>> WithheldAsync(string list) =>
            (await _desk.WalkAsync(list)).ToDictionary(a => a.GetProperty("id").GetGuid(), a => a.Text("withheld"));
    }

    [Test]
    public async Task A_partner_manages_its_own_keys_and_no_others()
    {
        var made = await _partner.WriteAsync(
            201,
            HttpMethod.Post,
            "/v1/partner/keys",
            new { name = "Second mirror", scopes = new[] { "partner:pull" } }
        );
        using var second = Host.NewClient();
        second.DefaultRequestHeaders.Authorization = new("Bearer", made.Text("secret"));
        await second.ReadAsync("/v1/partner/me");
        var refused = await second.WriteAsync(403, HttpMethod.Post, "/v1/partner/keys", new { name = "Third" });
        var staff = (await _desk.ReadAsync("/v1/admin/keys")).GetProperty("data").EnumerateArray().First(k => k.Text("role") == "admin");

        var others = await _partner.WriteAsync(404, HttpMethod.Delete, $"/v1/partner/keys/{staff.Text("id")}");
        await _partner.WriteAsync(204, HttpMethod.Delete, $"/v1/partner/keys/{made.Text("key/id")}");

        Assert.That((refused.Text("code"), others.Text("code")), Is.EqualTo(("scope-missing", "not-found")));
        await second.ReadAsync("/v1/partner/me", 401);
        Assert.That(
            (await _partner.ReadAsync("/v1/partner/keys"))
                .GetProperty("data")
                .EnumerateArray()
                .All(k => k.Text("partnerId") == _partnerId.ToString())
        );
    }

    [Test]
    public async Task A_partners_key_is_not_made_as_one_of_the_staff()
    {
        var refused = await _desk.WriteAsync(422, HttpMethod.Post, "/v1/admin/keys", new { name = "No", role = "partner" });

        Assert.That(refused.Faults(), Is.EqualTo(new Dictionary<string, string> { ["/role"] = "not-allowed" }));
    }
}
