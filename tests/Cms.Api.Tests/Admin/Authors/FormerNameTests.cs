using System.Text.Json;
using Cms.Model.Access;
using Cms.Model.Articles;
using Cms.Model.Authors;
using Cms.Model.Home;
using Cms.Model.Illustrations;
using Cms.Testing;
using Microsoft.EntityFrameworkCore;
using NUnit.Framework;

namespace Cms.Api.Tests.Admin.Authors;

/// <summary>Somebody has another name now, and asks that the former one be forgotten.</summary>
public sealed class FormerNameTests(string provider) : OnEveryDatabase(provider)
{
    private HttpClient _desk = null!;
    private HttpClient _admin = null!;

    protected override async Task PrepareAsync()
    {
        _desk = await Host.StaffAsync(Role.Editor);
        _admin = await Host.StaffAsync(Role.Admin);
    }

    [OneTimeTearDown]
    public void Leave()
    {
        _desk?.Dispose();
        _admin?.Dispose();
    }

    [TestCase("Clementine Marsh", "Clement Marsh", "clement-marsh")]
    [TestCase("Clementine Marsh", "川辺みのり", "chuanbianminori")]
    [TestCase("Clement", "Clement Marsh", null)]
    public async Task For_a_slug_that_still_says_a_former_name_another_is_offered(string former, string present, string? offered)
    {
        var made = await _desk.WriteAsync(201, HttpMethod.Post, "/v1/admin/authors", new { name = former, kind = "person" });
        var path = $"/v1/admin/authors/{made.Text("id")}";

        var renamed = await _desk.WriteAsync(200, HttpMethod.Patch, path, new { name = present }, made.Tag());
        var forgotten = await _desk.WriteAsync(200, HttpMethod.Patch, path, new { forgetFormerName = true }, renamed.Tag());

        Assert.That((renamed.Text("offeredSlug"), forgotten.Text("slug")), Is.EqualTo(((string?)null, made.Text("slug"))));
        if (offered is null)
        {
            Assert.That(forgotten.Text("offeredSlug"), Is.Null);
            return;
        }

        Assert.That(forgotten.Text("offeredSlug"), Does.StartWith(offered));
        var taken = new { slug = forgotten.Text("offeredSlug"), forgetFormerName = true };
        var moved = await _desk.WriteAsync(200, HttpMethod.Patch, path, taken, forgotten.Tag());
        Assert.That((moved.Text("slug"), moved.Text("offeredSlug")), Is.EqualTo((forgotten.Text("offeredSlug"), (string?)null)));
    }

    [Test]
    public async Task A_credit_that_holds_a_former_name_goes_with_it_and_one_that_says_a_part_is_named()
    {
        var made = await _desk.WriteAsync(201, HttpMethod.Post, "/v1/admin/authors", new { name = "Fiona Pumperfield", kind = "person" });
        var id = made.GetProperty("id").GetGuid();
        Article Credited(string title, string creditedAs) =>
            An.Article(An.Content(title) with { Contributions = [new(ContributionRole.Author, id, creditedAs)] });
        var (whole, part) = (Credited("By the doctor", "Dr. Fiona Pumperfield"), Credited("By the other", "F. Pumperfield"));
        await SaveAsync(whole, part);

        var answer = await _desk.WriteAsync(
            200,
            HttpMethod.Patch,
            $"/v1/admin/authors/{id}",
            new
            {
                name = "Fiona Grey",
                slug = "fiona-grey",
                forgetFormerName = true,
            },
            (await DeskAsync(id)).Tag()
        );

        Assert.That((await GetAsync($"/v1/articles/{whole.Id}")).Text("data/byline"), Is.EqualTo("By Fiona Grey"));
        Assert.That(
            answer.At("mentions/data").EnumerateArray().Select(m => (m.GetProperty("id").GetGuid(), m.Text("pointer"))),
            Is.EqualTo(new[] { (part.Id, "/contributions/0/creditedAs") })
        );
    }

    [Test]
    public async Task Nothing_that_is_kept_tells_a_former_name_or_slug()
    {
        var made = await _desk.WriteAsync(
            201,
            HttpMethod.Post,
            "/v1/admin/authors",
            new { name = "Rosalind Quill", kind = "person" },
            once: "rosalind"
        );
        var id = made.GetProperty("id").GetGuid();
        var moved = await _desk.WriteAsync(
            200,
            HttpMethod.Put,
            $"/v1/admin/authors/{id}/slug",
            new { slug = "rosalind-quill-writer" },
            made.Tag()
        );
        var author = await Host.DeskAsync(db => db.Authors.SingleAsync(a => a.Id == id));
        var piece = An.Article(
            An.Content("By her alone") with
            {
                Contributions = [new(ContributionRole.Author, id, "Rosalind Quill", "Reporter")],
            }
        );
        piece.Edit(piece.Live! with { Title = "By her alone, again" }, An.Hour);
        var drawn = An.Illustration(credit: new Credit(CreditKind.Staff, AuthorId: id));
        var other = An.Author("Petra Holm");
        var shown = An.Article(An.Content("With her picture", other) with { LeadIllustrationId = drawn.Id });
        await SaveAsync(piece, other, drawn, shown);
        moved = await _desk.WriteAsync(
            200,
            HttpMethod.Put,
            $"/v1/admin/authors/{id}/slug",
            new { slug = "rosalind-quill" },
            (await DeskAsync(id)).Tag()
        );
        await GetAsync($"/v1/articles/{piece.Slug}");
        Assert.That(await StatusAsync("/v1/authors/rosalind-quill-writer"), Is.EqualTo(301));
        Assert.That(await Host.DeskAsync(db => db.WhereAsync("rosalind")), Is.Not.Empty);

        var answer = await _desk.WriteAsync(
            200,
            HttpMethod.Patch,
            $"/v1/admin/authors/{id}",
            new
            {
                name = "Ross Quill",
                slug = "ross-quill",
                forgetFormerName = true,
            },
            moved.Tag()
        );

        Assert.That(answer.At("mentions/data").GetArrayLength(), Is.Zero, answer.ToString());
        Assert.That(await Host.DeskAsync(db => db.WhereAsync("rosalind")), Is.Empty);
        await GetAsync("/v1/authors/rosalind-quill", 404);
        await GetAsync("/v1/authors/rosalind-quill-writer", 404);
        Assert.That((await GetAsync($"/v1/authors/{id}")).Text("data/slug"), Is.EqualTo("ross-quill"));
        var article = await GetAsync($"/v1/articles/{piece.Slug}");
        Assert.That(article.Text("data/byline"), Is.EqualTo("By Ross Quill"));
        Assert.That(article.Text("data/contributions/0/title"), Is.EqualTo("Reporter"));
        Assert.That((await GetAsync($"/v1/articles/{shown.Slug}")).Text("data/leadIllustration/credit/text"), Does.Contain("Ross Quill"));
        var rows = await Client.WalkAsync("/v1/changes?limit=100");
        Assert.That(
            rows.Where(r => r.GetProperty("id").GetGuid() == id).Select(r => (r.Text("slug"), r.Text("previousSlug"))).Distinct(),
            Is.EqualTo(new[] { ("ross-quill", (string?)null) })
        );
        Assert.That(rows.First(r => r.GetProperty("id").GetGuid() == piece.Id).At("tags").ToString(), Does.Contain($"author:{id}"));
    }

    [Test]
    public async Task A_credit_is_forgotten_in_whatever_order_its_members_were_once_stored()
    {
        var author = await PublicAsync("Ordwin Tallis");
        var piece = An.Article(
            An.Content("By one of two names") with
            {
                Contributions = [new(ContributionRole.Author, author.Id, "Ordwin Tallis")],
            }
        );
        await SaveAsync(piece);
        var (now, then) = ($"\"authorId\":\"{author.Id}\",\"creditedAs\":\"Ordwin Tallis\"", "\"creditedAs\":\"Ordwin Tallis\"");
        await Host.DeskAsync(async db =>
        {
            foreach (var (table, column) in new[] { ("article_contents", "live"), ("revisions", "content") })
                Assert.That(
                    await db.Database.ExecuteSqlRawAsync(
                        $"UPDATE {table} SET {column} = replace({column}, @p0, @p1) WHERE {db.CmsDatabase.Sql.Holds(column, "@p0")}",
                        now,
                        $"{then},\"authorId\":\"{author.Id}\""
                    ),
                    Is.Positive,
                    table
                );
        });

        await _desk.WriteAsync(
            200,
            HttpMethod.Patch,
            $"/v1/admin/authors/{author.Id}",
            new { name = "Odile Tallis", forgetFormerName = true },
            (await DeskAsync(author.Id)).Tag()
        );

        await Host.DeskAsync(async db =>
        {
            Article stored = await db.Articles.SingleAsync(a => a.Id == piece.Id);
            var kept = await db.Revisions.Where(r => r.ArticleId == piece.Id).ToListAsync();
            var credits = kept.ConvertAll(r => r.Content).Append(stored.Live!).SelectMany(c => c.Contributions);
            Assert.That(credits.Select(c => (c.AuthorId, c.CreditedAs)), Is.All.EqualTo((author.Id, (string?)null)));
        });
    }

    [Test]
    public async Task A_forgotten_slug_leads_nowhere_and_is_given_to_nobody()
    {
        var author = await PublicAsync("Vera Stone");
        await ForgetAsync(
            author,
            new
            {
                name = "Viktor Stone",
                slug = "viktor-stone",
                forgetFormerName = true,
            }
        );
        var stranger = await _desk.WriteAsync(201, HttpMethod.Post, "/v1/admin/authors", new { name = "Somebody Else", kind = "person" });

        Assert.That(
            (
                await _desk.WriteAsync(
                    409,
                    HttpMethod.Post,
                    "/v1/admin/authors",
                    new
                    {
                        name = "Vera Stone",
                        kind = "person",
                        slug = author.Slug,
                    }
                )
            ).Text("code"),
            Is.EqualTo("slug-taken")
        );
        Assert.That(
            (
                await _desk.WriteAsync(
                    409,
                    HttpMethod.Put,
                    $"/v1/admin/authors/{stranger.Text("id")}/slug",
                    new { slug = author.Slug },
                    stranger.Tag()
                )
            ).Text("code"),
            Is.EqualTo("slug-taken")
        );
        await GetAsync($"/v1/authors/{author.Slug}", 404);
        Assert.That((await GetAsync("/v1/redirects?limit=100")).ToString(), Does.Not.Contain(author.Slug));
    }

    [Test]
    public async Task Another_of_a_forgotten_name_gets_a_slug_of_their_own()
    {
        var first = await _desk.WriteAsync(
            201,
            HttpMethod.Post,
            "/v1/admin/authors",
            new
            {
                name = "Named Alike",
                kind = "person",
                isListed = true,
            }
        );
        await _desk.WriteAsync(
            200,
            HttpMethod.Patch,
            $"/v1/admin/authors/{first.Text("id")}",
            new
            {
                name = "Named Otherwise",
                slug = "named-otherwise",
                forgetFormerName = true,
            },
            first.Tag()
        );

        var second = await _desk.WriteAsync(201, HttpMethod.Post, "/v1/admin/authors", new { name = "Named Alike", kind = "person" });

        Assert.That((first.Text("slug"), second.Text("slug")), Is.EqualTo(("named-alike", "named-alike-2")));
    }

    [Test]
    public async Task What_no_reader_ever_saw_may_be_anothers()
    {
        var first = await _desk.WriteAsync(201, HttpMethod.Post, "/v1/admin/authors", new { name = "Seen By None", kind = "person" });
        await _desk.WriteAsync(
            200,
            HttpMethod.Patch,
            $"/v1/admin/authors/{first.Text("id")}",
            new
            {
                name = "Now Other",
                slug = "now-other",
                forgetFormerName = true,
            },
            first.Tag()
        );

        Assert.That(
            (await _desk.WriteAsync(201, HttpMethod.Post, "/v1/admin/authors", new { name = "Seen By None", kind = "person" })).Text(
                "slug"
            ),
            Is.EqualTo("seen-by-none")
        );
    }

    [Test]
    public async Task A_name_changed_long_ago_is_known_by_the_address_it_left()
    {
        var author = new Author("magda-tern", AuthorKind.Person, new AuthorProfile { Name = "Magda Tern" }, An.Hour);
        var piece = An.Article(
            An.Content("Printed under it") with
            {
                Contributions = [new(ContributionRole.Author, author.Id, "Magda Tern")],
            }
        );
        var telling = An.Article(An.Content("It says: magda TERN’s boat", author));
        await SaveAsync(author, piece, telling);
        await ChangeAsync<Author>(author.Id, a => a.Edit(a.Profile with { Name = "Mads Tern" }, An.Hour));
        await ChangeAsync<Author>(author.Id, a => a.MoveTo("mads-tern", An.Hour));
        Assert.That(await StatusAsync("/v1/authors/magda-tern"), Is.EqualTo(301));

        var answer = await ForgetAsync(author, new { forgetFormerName = true });

        await GetAsync("/v1/authors/magda-tern", 404);
        Assert.That((await GetAsync($"/v1/articles/{piece.Id}")).Text("data/byline"), Is.EqualTo("By Mads Tern"));
        Assert.That(
            answer.At("mentions/data").EnumerateArray().Select(m => (m.GetProperty("id").GetGuid(), m.Text("pointer"), m.Text("copy"))),
            Is.EquivalentTo(new[] { (telling.Id, "/slug", null), (telling.Id, "/title", "live"), (telling.Id, "/body", "live") })
        );
    }

    [Test]
    public async Task Every_text_that_still_holds_the_name_is_told()
    {
        var author = await PublicAsync("Ånna Bél");
        await ChangeAsync<Author>(author.Id, a => a.Edit(a.Profile with { Bio = "Anna Bel writes." }, An.Hour));
        var other = new Author(
            "the-other-one",
            AuthorKind.Person,
            new AuthorProfile { Name = "The Other One", Bio = "Works with ÅNNA BÉL, and with Anna Belova." },
            An.Hour
        );
        var picture = new Illustration(
            new IllustrationFile(new string('b', 64), "png", 10, 10, null),
            new IllustrationFacts
            {
                Alt = "A boat",
                Caption = "(Ånna Bél)",
                Credit = new Credit(CreditKind.Courtesy, "Anna Bel"),
            },
            An.Hour
        );
        var series = An.Series(title: "Letters to Ånna Bél");
        var live = An.Article(
            An.Content("Plain", other) with
            {
                Subtitle = "An evening with Anna Bel",
                Byline = "By ånna bél and friends",
                Contributions = [new(ContributionRole.Author, other.Id, "Not Anna Bel")],
                Attributions = [new(AttributionRelation.PartOf, null, Text: "From Anna-Bel’s shelf")],
                Seo = new SearchListing(null, "Anna Bel", null),
            }
        );
        var draft = An.Draft(An.Content("Draft", author) with { Body = "Then *Anna* **Bel** came. Annabel did not." });
        await SaveAsync(other, picture, series, live, draft);
        await Host.DeskAsync(async db =>
        {
            var home = await db.Home.SingleOrDefaultAsync() ?? db.Add(new HomePage(An.Hour)).Entity;
            home.Edit(
                new HomeLayout
                {
                    Slots =
                    [
                        new HomeSlot
                        {
                            Key = "list",
                            Kind = SlotKind.List,
                            Text = "Chosen by Anna Bel",
                        },
                    ],
                }
            );
            await db.SaveAsync(CancellationToken.None);
        });

        var answer = await ForgetAsync(
            author,
            new
            {
                name = "Arne Bel",
                slug = "arne-bel",
                forgetFormerName = true,
            }
        );

        var told = answer
            .At("mentions/data")
            .EnumerateArray()
            .Select(m => $"{m.Text("kind")} {m.GetProperty("id").GetGuid()} {m.Text("pointer")} {m.Text("copy")}".TrimEnd())
            .ToList();
        Assert.That(
            told,
            Is.EquivalentTo(
                new[]
                {
                    $"author {author.Id} /bio",
                    $"article {draft.Id} /body working",
                    $"article {live.Id} /subtitle live",
                    $"article {live.Id} /byline live",
                    $"article {live.Id} /contributions/0/creditedAs live",
                    $"article {live.Id} /attributions/0/text live",
                    $"article {live.Id} /seo/description live",
                    $"author {other.Id} /bio",
                    $"illustration {picture.Id} /caption",
                    $"illustration {picture.Id} /credit/name",
                    $"series {series.Id} /slug",
                    $"series {series.Id} /title",
                    $"home {HomePage.TheId} /slots/0/text working",
                }
            )
        );
        Assert.That(answer.At("mentions/hasMore").GetBoolean(), Is.False);
        Assert.That((await DeskAsync(author.Id)).At("mentions").ValueKind, Is.EqualTo(JsonValueKind.Null), "Only the change itself tells.");
    }

    [Test]
    public async Task No_more_than_a_hundred_texts_are_told_and_that_there_are_more()
    {
        var author = await PublicAsync("Many Times");
        await SaveAsync([.. Enumerable.Range(0, 101).Select(_ => An.Draft(An.Content("Of Many Times") with { Body = "Nothing." }))]);

        var answer = await ForgetAsync(
            author,
            new
            {
                name = "Few Times",
                slug = "few-times",
                forgetFormerName = true,
            }
        );

        Assert.That(answer.At("mentions/data").GetArrayLength(), Is.EqualTo(100));
        Assert.That(answer.At("mentions/hasMore").GetBoolean());
    }

    [Test]
    public async Task Whoever_has_a_rewritten_piece_open_is_told_on_saving()
    {
        var author = await PublicAsync("Olga Open");
        var draft = An.Draft(An.Content("Open somewhere") with { Contributions = [new(ContributionRole.Author, author.Id, "Olga Open")] });
        await SaveAsync(draft);
        var open = await _desk.ReadAsync($"/v1/admin/articles/{draft.Id}");
        await ForgetAsync(
            author,
            new
            {
                name = "Olaf Open",
                slug = "olaf-open",
                forgetFormerName = true,
            }
        );

        var refused = await _desk.WriteAsync(
            412,
            HttpMethod.Patch,
            $"/v1/admin/articles/{draft.Id}",
            new { title = "Too late" },
            open.Tag()
        );

        var now = await _desk.ReadAsync($"/v1/admin/articles/{draft.Id}");
        Assert.That(refused.At("currentEditVersion").GetInt32(), Is.EqualTo(now.At("editVersion").GetInt32()));
        Assert.That(refused.Text("editedBy"), Is.EqualTo("The editor"));
        Assert.That(now.Text("working/contributions/0/creditedAs"), Is.Null);
    }

    [Test]
    public async Task It_is_asked_for_in_a_change_alone_and_with_a_true_or_false()
    {
        var author = await PublicAsync("Strict Body");
        var (path, tag) = ($"/v1/admin/authors/{author.Id}", (await DeskAsync(author.Id)).Tag());

        Assert.That(
            (
                await _desk.WriteAsync(
                    400,
                    HttpMethod.Put,
                    path,
                    new
                    {
                        name = "x",
                        kind = "person",
                        forgetFormerName = true,
                    },
                    tag
                )
            ).Faults(),
            Contains.Key("/forgetFormerName")
        );
        Assert.That(
            (
                await _desk.WriteAsync(
                    400,
                    HttpMethod.Post,
                    "/v1/admin/authors",
                    new
                    {
                        name = "x",
                        kind = "person",
                        forgetFormerName = true,
                    }
                )
            ).Faults(),
            Contains.Key("/forgetFormerName")
        );
        Assert.That(
            (await _desk.WriteAsync(400, HttpMethod.Patch, path, new { forgetFormerName = "yes" }, tag)).Faults(),
            Contains.Key("/forgetFormerName")
        );
        Assert.That(
            (await _desk.WriteAsync(422, HttpMethod.Patch, path, new { slug = "Not A Slug", forgetFormerName = true }, tag)).Faults(),
            Contains.Key("/slug")
        );
        Assert.That((await DeskAsync(author.Id)).Tag(), Is.EqualTo(tag));
    }

    [Test]
    public async Task A_slug_changed_in_passing_leads_on()
    {
        var author = await PublicAsync("Only Moved");
        var moved = await _desk.WriteAsync(
            200,
            HttpMethod.Patch,
            $"/v1/admin/authors/{author.Id}",
            new { slug = "only-moved-on" },
            (await DeskAsync(author.Id)).Tag()
        );

        Assert.That(moved.At("mentions").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(await StatusAsync($"/v1/authors/{author.Slug}"), Is.EqualTo(301));
    }

    private async Task<int> StatusAsync(string path)
    {
        using var answer = await Client.GetAsync(path);
        return (int)answer.StatusCode;
    }

    private Task<JsonElement> DeskAsync(Guid id) => _desk.ReadAsync($"/v1/admin/authors/{id}");

    private async Task<Author> PublicAsync(string name)
    {
        var author = An.Author(name);
        author.List(true);
        await SaveAsync(author);
        return author;
    }

    private async Task<JsonElement> ForgetAsync(Author author, object patch) =>
        await _desk.WriteAsync(200, HttpMethod.Patch, $"/v1/admin/authors/{author.Id}", patch, (await DeskAsync(author.Id)).Tag());
}
