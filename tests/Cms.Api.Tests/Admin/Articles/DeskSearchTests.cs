using System.Text.Json;
using Cms.Api.Delivery.Search;
using Cms.Api.Tests.Delivery.Search;
using Cms.Model.Access;
using Cms.Model.Articles;
using Cms.Model.Authors;
using Cms.Model.Search;
using Cms.Testing;
using NUnit.Framework;

namespace Cms.Api.Tests.Admin.Articles;

/// <summary>What the desk finds by words: the pieces it works on, as it has them, from their save on.</summary>
public sealed class DeskSearchTests(string provider) : OnEveryDatabase(provider)
{
    private readonly Author _mira = An.Author("Mira Quennell");
    private HttpClient _desk = null!;
    private Article _titled = null!,
        _headed = null!,
        _often = null!,
        _once = null!,
        _live = null!;

    protected override async Task PrepareAsync()
    {
        _desk = await Host.StaffAsync(Role.Editor);
        // The older, the better they match.
        _titled = An.Draft(Content("A Keeper and a Lantern", "It is dark."), At(1));
        _headed = An.Draft(Content("On Light", "It is dark.") with { Subtitle = "What the lantern tells its keeper" }, At(2));
        _often = An.Draft(Content("On Nights", "A lantern, a lantern, two lanterns. One keeper, a keeper, two keepers."), At(3));
        _live = An.Article(Content("On Mornings", "Some keeper had a lantern, once."), At(4));
        _once = An.Draft(Content("On Noon", "No keeper had a lantern."), At(5));
        await SaveAsync(
            _mira,
            _titled,
            _headed,
            _often,
            _live,
            _once,
            An.Draft(Content("Die Häuser am Fluss", "Im Hafen lagen die Fähren.") with { Language = "de" }, At(6)),
            An.Draft(Content("東京タワーの夜", "夜の図書館で本を読む。") with { Language = "ja" }, At(6)),
            An.Draft(
                Content("Signed Otherwise", "A plain body.") with
                {
                    Contributions = [new Contribution(ContributionRole.Author, _mira.Id, "Nom de Plume")],
                },
                At(6)
            )
        );
    }

    [OneTimeTearDown]
    public void Leave() => _desk?.Dispose();

    [Test]
    public async Task Drafts_and_live_pieces_are_found_the_best_first_within_a_rank_the_last_edited()
    {
        var found = await FindAsync("lantern keeper", "&count=true");

        Assert.That(found.Ids(), Is.EqualTo(new[] { _titled.Id, _headed.Id, _often.Id, _once.Id, _live.Id }));
        Assert.That((found.At("meta/total").GetInt32(), found.At("meta/isCut").GetBoolean()), Is.EqualTo((5, false)));
    }

    [Test]
    public async Task Two_that_are_saved_at_once_and_would_have_one_number_are_both_found()
    {
        var drafts = new Dictionary<long, Article>();
        Article one;
        do one = An.Draft(Content($"Twin {drafts.Count}", "It has a double."), At(7));
        while (drafts.TryAdd(SearchPiece.NumberOf(one.Id, one.EditedAt, tries: 0), one));
        var other = drafts[SearchPiece.NumberOf(one.Id, one.EditedAt, tries: 0)];

        await SaveAsync(one, other);

        Assert.That((await FindAsync("twin double")).Ids(), Is.EquivalentTo(new[] { one.Id, other.Id }));
    }

    [TestCase("haus", "Die Häuser am Fluss")]
    [TestCase("fahre hafen", "Die Häuser am Fluss")]
    [TestCase("図書館", "東京タワーの夜")]
    [TestCase("\"lantern tells\"", "On Light")]
    [TestCase("LANTERN -dark -mornings -noon", "On Nights")]
    [TestCase("plume", "Signed Otherwise")]
    [TestCase("quennell signed", "Signed Otherwise")]
    [TestCase("the \"signed otherwise\" of -haus", "Signed Otherwise")]
    [TestCase("zeppelin", "")]
    public async Task It_is_asked_in_the_grammar_of_readers(string q, string title) =>
        Assert.That(
            (await FindAsync(q)).At("data").EnumerateArray().Select(d => d.Text("title")),
            title.Length == 0 ? Is.Empty : Is.EqualTo(new[] { title })
        );

    [Test]
    public async Task A_piece_is_found_by_what_the_desk_works_on()
    {
        var piece = An.Article(Content("The Weirs", "Of alders."), At(7));
        await SaveAsync(piece);
        Assert.That(await IdsAsync("alders"), Is.EqualTo(new[] { piece.Id }));

        await ChangeAsync<Article>(piece.Id, a => a.Edit(Content("The Weirs", "Of birches."), At(8)));
        Assert.That((await IdsAsync("birches"), await IdsAsync("alders")), Is.EqualTo((new List<Guid> { piece.Id }, new List<Guid>())));
        await ChangeAsync<Article>(piece.Id, a => a.Correct(CorrectionKind.Update, "It moved.", Content("The Weirs", "Of elms."), At(9)));
        Assert.That((await IdsAsync("birches"), await IdsAsync("elms")), Is.EqualTo((new List<Guid> { piece.Id }, new List<Guid>())));
        await ChangeAsync<Article>(piece.Id, a => a.DiscardWorkingCopy(At(10)));
        Assert.That((await IdsAsync("elms"), await IdsAsync("birches")), Is.EqualTo((new List<Guid> { piece.Id }, new List<Guid>())));
        await ChangeAsync<Article>(piece.Id, a => a.Edit(Content("The Weirs", "Of oaks."), At(11)));
        await ChangeAsync<Article>(piece.Id, a => a.Publish(At(12)));
        Assert.That((await IdsAsync("oaks"), await IdsAsync("elms")), Is.EqualTo((new List<Guid> { piece.Id }, new List<Guid>())));
    }

    [Test]
    public async Task A_draft_is_found_from_its_save_on_over_the_door_itself()
    {
        var made = await _desk.WriteAsync(201, HttpMethod.Post, "/v1/admin/articles", new { title = "Marginalia", body = "On vellum." });
        Assert.That(await IdsAsync("vellum marginalia"), Is.EqualTo(new[] { made.GetProperty("id").GetGuid() }));

        await _desk.WriteAsync(200, HttpMethod.Patch, $"/v1/admin/articles/{made.Text("id")}", new { body = "On parchment." }, made.Tag());

        Assert.That(await IdsAsync("vellum"), Is.Empty);
        Assert.That(await IdsAsync("parchment"), Is.EqualTo(new[] { made.GetProperty("id").GetGuid() }));
    }

    [Test]
    public async Task What_is_unpublished_withdrawn_or_in_the_trash_is_found_as_the_list_has_it_and_what_is_purged_by_nothing()
    {
        var (unpublished, withdrawn) = (An.Article(Content("Kelpies one"), At(1)), An.Article(Content("Kelpies two"), At(2)));
        await SaveAsync(unpublished, withdrawn);
        await ChangeAsync<Article>(unpublished.Id, a => a.Unpublish(At(13)));
        await ChangeAsync<Article>(withdrawn.Id, a =>
            a.Withdraw(new Withdrawal(WithdrawalCause.Error, "It was wrong.", ShowTitle: false, null, null, default), At(14))
        );
        Assert.That(await IdsAsync("kelpies"), Is.EqualTo(new[] { withdrawn.Id, unpublished.Id }));
        Assert.That((await FindAsync("kelpies", "&status=withdrawn,draft")).Ids(), Is.EqualTo(new[] { withdrawn.Id }));

        await ChangeAsync<Article>(unpublished.Id, a => a.Trash(At(15)));
        Assert.That(await IdsAsync("kelpies"), Is.EqualTo(new[] { withdrawn.Id }));
        Assert.That((await FindAsync("kelpies", "&trashed=true&count=true")).Ids(), Is.EqualTo(new[] { unpublished.Id }));

        await ChangeAsync<Article>(unpublished.Id, a => a.Purge(At(16)));
        var gone = await FindAsync("kelpies", "&trashed=true&count=true");
        Assert.That((gone.Ids().Count, gone.At("meta/total").GetInt32()), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task A_contributor_finds_their_own_and_nothing_of_others()
    {
        using var contributor = await Host.StaffAsync(Role.Contributor);
        var own = await contributor.WriteAsync(201, HttpMethod.Post, "/v1/admin/articles", new { title = "My lantern of osier" });
        var other = An.Draft(Content("An osier basket", "Of osier."), At(17));
        await SaveAsync(other);

        var found = await contributor.ReadAsync("/v1/admin/articles?q=osier&count=true");

        Assert.That(found.Ids(), Is.EqualTo(new[] { own.GetProperty("id").GetGuid() }));
        Assert.That(found.At("meta/total").GetInt32(), Is.EqualTo(1));
        Assert.That((await contributor.ReadAsync("/v1/admin/articles?q=osier&createdBy=program")).Ids(), Is.Empty);
        Assert.That((await contributor.ReadAsync("/v1/admin/articles?q=lantern&sort=title")).Ids(), Is.EqualTo(found.Ids()));
        Assert.That((await IdsAsync("osier")), Is.EquivalentTo(new[] { other.Id, found.Ids()[0] }));
        Assert.That((await FindAsync("osier", $"&createdBy={own.Text("createdBy")}")).Ids(), Is.EqualTo(found.Ids()));
    }

    [Test]
    public async Task Of_more_than_are_looked_at_those_saved_last_are_and_others_pieces_are_no_part_of_a_contributors_bound()
    {
        using var contributor = await Host.StaffAsync(Role.Contributor, "Another contributor");
        var own = await contributor.WriteAsync(201, HttpMethod.Post, "/v1/admin/articles", new { title = "Overgrowth" });
        Assert.That(await IdsAsync("overgrowth"), Has.Count.EqualTo(1));

        await Host.CrowdAsync(SearchTables.Desk, "Overgrowth", SearchReader.MostMatches);

        var found = await FindAsync("overgrowth", "&count=true");
        Assert.That((found.Ids().Count, found.At("meta/isCut").GetBoolean(), found.At("meta/total").GetInt32()), Is.EqualTo((0, true, 0)));
        var theirs = await contributor.ReadAsync("/v1/admin/articles?q=overgrowth&count=true");
        Assert.That(theirs.Ids(), Is.EqualTo(new[] { own.GetProperty("id").GetGuid() }));
        Assert.That((theirs.At("meta/isCut").GetBoolean(), theirs.At("meta/total").GetInt32()), Is.EqualTo((false, 1)));
    }

    [Test]
    public async Task Filters_orders_and_pages_of_the_list_hold_of_what_is_found()
    {
        Assert.That(
            (await FindAsync("lantern keeper", "&status=draft&sort=-title")).Ids(),
            Is.EqualTo(new[] { _once.Id, _often.Id, _headed.Id, _titled.Id })
        );
        Assert.That((await FindAsync("lantern keeper", "&sort=editedAt")).Ids()[0], Is.EqualTo(_titled.Id));
        Assert.That((await FindAsync("lantern keeper", "&status=published&author=" + _mira.Slug)).Ids(), Is.EqualTo(new[] { _live.Id }));
        foreach (var sort in new[] { "", "&sort=relevance", "&sort=-editedAt", "&sort=title,-editedAt" })
        {
            var whole = (await FindAsync("lantern keeper", sort)).Ids();
            var pages = await _desk.WalkAsync($"/v1/admin/articles?q=lantern%20keeper&limit=1{sort}");
            Assert.That(pages.Select(p => p.GetProperty("id").GetGuid()), Is.EqualTo(whole), sort);
        }

        Assert.That((await FindAsync("lantern keeper", "&limit=2&page=2")).Ids(), Is.EqualTo(new[] { _often.Id, _once.Id }));
        var cursor = (await FindAsync("lantern", "&limit=1")).Text("meta/nextCursor");
        Assert.That(
            (await _desk.ReadAsync($"/v1/admin/articles?q=keeper&limit=1&cursor={cursor}", 400)).Text("code"),
            Is.EqualTo("cursor-mismatch")
        );
    }

    [Test]
    public async Task Who_is_not_named_is_found_by_no_name_and_who_is_again_by_theirs()
    {
        var author = An.Author("Ola Brandywine");
        var (draft, printed) = (An.Draft(An.Content("By them", author), At(18)), An.Draft(Printed(author, "Pen Cloudberry"), At(19)));
        await SaveAsync(author, draft, printed);
        Assert.That(await IdsAsync("brandywine"), Is.EquivalentTo(new[] { draft.Id, printed.Id }));
        Assert.That(await IdsAsync("cloudberry"), Is.EqualTo(new[] { printed.Id }));

        await ChangeAsync<Author>(author.Id, a => a.Anonymize("A worker", At(20)));
        Assert.That((await IdsAsync("brandywine")).Concat(await IdsAsync("cloudberry")), Is.Empty);
        await ChangeAsync<Article>(printed.Id, a => a.Edit(Printed(author, "Pen Cloudberry") with { Title = "Again" }, At(21)));
        Assert.That(await IdsAsync("cloudberry"), Is.Empty, "A save does not bring the name back.");
        await ChangeAsync<Author>(author.Id, a => a.LiftAnonymity(At(22)));
        Assert.That(await IdsAsync("brandywine"), Is.EquivalentTo(new[] { draft.Id, printed.Id }));
        Assert.That(await IdsAsync("cloudberry"), Is.EqualTo(new[] { printed.Id }));
    }

    [Test]
    public async Task A_forgotten_name_finds_no_draft_that_printed_it_and_no_save_brings_it_back()
    {
        var author = An.Author("Ola Hollyhock");
        var (draft, live) = (An.Draft(Printed(author, "Ola Hollyhock"), At(23)), An.Article(Printed(author, "Ola Hollyhock"), At(23)));
        live.Edit(live.Live! with { Title = "Worked on" }, At(24));
        await SaveAsync(author, draft, live);
        Assert.That(await IdsAsync("hollyhock"), Is.EquivalentTo(new[] { draft.Id, live.Id }));

        await ChangeAsync<Author>(author.Id, a =>
        {
            a.Edit(a.Profile with { Name = "Ola Mallow" }, At(25));
            a.ForgetFormerName(At(25));
        });

        Assert.That(await IdsAsync("hollyhock"), Is.Empty);
        Assert.That(await IdsAsync("mallow"), Is.EquivalentTo(new[] { draft.Id, live.Id }));
        await ChangeAsync<Article>(live.Id, a => a.DiscardWorkingCopy(At(26)));
        Assert.That(await IdsAsync("hollyhock"), Is.Empty);
    }

    [Test]
    public async Task Drafts_of_who_was_merged_are_the_others()
    {
        var (author, into) = (An.Author("Ola Foxglove"), An.Author("Ola Teasel"));
        var draft = An.Draft(An.Content("Merged draft", author), At(27));
        await SaveAsync(author, into, draft);

        await Host.DeskAsync(async db =>
        {
            var (merged, kept) = (await db.Authors.FindAsync(author.Id), await db.Authors.FindAsync(into.Id));
            merged!.MergeInto(kept!, At(28));
            await db.SaveAsync(CancellationToken.None);
        });

        Assert.That(await IdsAsync("teasel"), Is.EqualTo(new[] { draft.Id }));
        Assert.That(await IdsAsync("foxglove"), Is.EqualTo(new[] { draft.Id }), "It is printed with the former name.");
    }

    [Test]
    public async Task A_save_that_leaves_the_words_as_they_were_leaves_the_index_as_it_was()
    {
        var piece = An.Draft(Content("Untouched words"), At(29));
        await SaveAsync(piece);
        var before = await NumberAsync(piece.Id);

        await ChangeAsync<Article>(piece.Id, a => a.Edit(a.Working! with { TopicIds = [], Byline = "By hand" }, At(30)));
        await ChangeAsync<Article>(piece.Id, a => a.Publish(At(31)));
        await ChangeAsync<Article>(piece.Id, a => a.Unpublish(At(32)));
        Assert.That(await NumberAsync(piece.Id), Is.EqualTo(before));
        await ChangeAsync<Article>(piece.Id, a => a.Edit(a.Live! with { Kicker = "Touched" }, At(33)));

        Assert.That(await NumberAsync(piece.Id), Is.GreaterThan(before));
        Assert.That(await IdsAsync("touched untouched"), Is.EqualTo(new[] { piece.Id }));
    }

    [Test]
    public async Task Pieces_saved_at_one_moment_are_all_found()
    {
        Article[] pieces = [.. Enumerable.Range(0, 30).Select(i => An.Draft(Content($"Simultaneous {i}"), At(34)))];

        await SaveAsync(pieces);

        Assert.That((await FindAsync("simultaneous", "&limit=100")).Ids(), Is.EquivalentTo(pieces.Select(p => p.Id)));
    }

    [TestCase("q=", "1 to 200")]
    [TestCase("q=-ferry", "to be absent")]
    [TestCase("sort=relevance", "send q with it")]
    [TestCase("q=ferry&sort=-relevance", "relevance")]
    [TestCase("q=ferry&sort=relevance,title", "relevance")]
    [TestCase("q=ferry&q=bus", "once")]
    [TestCase("query=ferry", "There is no parameter query")]
    public async Task What_cannot_be_answered_is_refused_with_a_sentence(string query, string words) =>
        Assert.That((await _desk.ReadAsync($"/v1/admin/articles?{query}", 400)).ToString(), Does.Contain(words));

    [Test]
    public async Task Any_text_is_answered_or_refused()
    {
        foreach (var q in AwkwardTexts.All.Concat(AwkwardTexts.Long))
        {
            using var answer = await _desk.GetAsync($"/v1/admin/articles?count=true&q={Uri.EscapeDataString(q)}");
            Assert.That((int)answer.StatusCode, Is.EqualTo(200).Or.EqualTo(400), $"{q}: {await answer.Content.ReadAsStringAsync()}");
        }
    }

    private Task<JsonElement> FindAsync(string q, string more = "") =>
        _desk.ReadAsync($"/v1/admin/articles?q={Uri.EscapeDataString(q)}{more}");

    private async Task<List<Guid>> IdsAsync(string q) => (await FindAsync(q)).Ids();

    private Task<long> NumberAsync(Guid piece) =>
        Host.DeskAsync(async db =>
            (
                await db.QueryAsync(
                    new Model.Reading.Statement("SELECT number FROM desk_pieces WHERE article_id = @p0", [db.CmsDatabase.Sql.Value(piece)]),
                    row => row.GetInt64(0),
                    CancellationToken.None
                )
            ).Single()
        );

    private static DateTime At(int hours) => An.Hour.AddHours(hours);

    private ArticleContent Content(string title, string body = "Nothing else.") => An.Content(title, _mira) with { Body = body };

    private static ArticleContent Printed(Author author, string name) =>
        An.Content("Printed with a name") with
        {
            Contributions = [new Contribution(ContributionRole.Author, author.Id, name)],
        };
}
