using System.Text.Json;
using Cms.Model;
using Cms.Model.Articles;
using Cms.Model.Authors;
using Cms.Model.Illustrations;
using Cms.Model.Series;
using Cms.Model.Sources;
using Cms.Model.Topics;
using Cms.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Cms.Api.Tests.Changes;

public sealed class SpreadingTests(string provider) : OnEveryDatabase(provider)
{
    private static readonly DateTime Later = An.Hour.AddDays(1);

    private Author _author = null!;
    private Article _unrelated = null!;

    protected override async Task PrepareAsync()
    {
        _author = An.Author("Tove Lindqvist");
        _unrelated = An.Article(An.Content("About something else", _author));
        await SaveAsync(_author, _unrelated);
    }

    [Test]
    public async Task Renaming_an_author_changes_every_public_article_in_any_role()
    {
        var renamed = An.Author("Ida Berg");
        var written = An.Article(An.Content("Written", renamed));
        var edited = An.Article(
            An.Content("Edited", _author) with
            {
                Contributions = [new(ContributionRole.Author, _author.Id), new(ContributionRole.Editor, renamed.Id)],
            }
        );
        var draft = An.Draft(An.Content("Not yet", renamed));
        await SaveAsync(renamed, written, edited, draft);

        await AssertSpreadsAsync(
            () => ChangeAsync<Author>(renamed.Id, a => a.Edit(new AuthorProfile { Name = "Ida Berg Holm" }, Later)),
            renamed,
            [written.Id, edited.Id]
        );

        Assert.That(await VersionAsync(draft.Id), Is.Zero);
    }

    [Test]
    public async Task Renaming_an_author_changes_articles_whose_picture_credits_them()
    {
        var painter = An.Author("Kim Dear");
        var picture = An.Illustration(credit: new Credit(CreditKind.Commissioned, AuthorId: painter.Id));
        var article = An.Article(Content("With a picture") with { LeadIllustrationId = picture.Id });
        await SaveAsync(painter, picture, article);

        await AssertSpreadsAsync(
            () => ChangeAsync<Author>(painter.Id, a => a.Edit(new AuthorProfile { Name = "Kimmie Dearest" }, Later)),
            painter,
            [article.Id]
        );
    }

    [Test]
    public async Task Editing_a_source_changes_what_came_from_it_and_what_its_pictures_stand_in()
    {
        var source = An.Source("The Lantern");
        var picture = An.Illustration(credit: new Credit(CreditKind.Courtesy, SourceId: source.Id));
        var from = An.Article(Content("From there") with { Attributions = [new(AttributionRelation.RepublishedFrom, source.Id)] });
        var shown = An.Article(Content("With their picture") with { Body = $"![A boat](illustration:{picture.Id})" });
        await SaveAsync(source, picture, from, shown);

        await AssertSpreadsAsync(
            () => ChangeAsync<SyndicationSource>(source.Id, s => s.Edit(new SourceProfile { Name = "The Old Lantern" }, Later)),
            source,
            [from.Id, shown.Id]
        );
    }

    [Test]
    public async Task Renaming_a_topic_changes_what_is_live_under_it_and_not_what_is_only_being_worked_on()
    {
        var topic = An.Topic("Harbours");
        var live = An.Article(Content("Under it") with { TopicIds = [topic.Id] });
        var working = An.Article(Content("Soon under it"));
        working.Edit(working.Live! with { TopicIds = [topic.Id] }, An.Hour);
        await SaveAsync(topic, live, working);

        await AssertSpreadsAsync(() => ChangeAsync<Topic>(topic.Id, t => t.Edit("Ports", null, Later)), topic, [live.Id], [working.Id]);
    }

    [Test]
    public async Task Moving_a_topic_to_another_slug_changes_what_is_under_it()
    {
        var topic = An.Topic("Islands");
        var live = An.Article(Content("Out there") with { TopicIds = [topic.Id] });
        await SaveAsync(topic, live);

        await AssertSpreadsAsync(() => ChangeAsync<Topic>(topic.Id, t => t.MoveTo("far-islands", Later)), topic, [live.Id]);
    }

    [Test]
    public async Task Editing_a_credit_changes_what_the_picture_stands_in()
    {
        var picture = An.Illustration(credit: new Credit(CreditKind.Agency, "Someone"));
        var lead = An.Article(Content("As the lead") with { LeadIllustrationId = picture.Id });
        var body = An.Article(Content("In the body") with { Body = $"Words.\n\n![A boat](illustration:{picture.Id})" });
        var seo = An.Article(Content("For search engines") with { Seo = new SearchListing(null, null, picture.Id) });
        await SaveAsync(picture, lead, body, seo);

        await AssertSpreadsAsync(
            () =>
                ChangeAsync<Illustration>(picture.Id, i =>
                    i.Edit(i.Facts with { Credit = new Credit(CreditKind.Agency, "Someone else") }, Later)
                ),
            picture,
            [lead.Id, body.Id, seo.Id]
        );
    }

    [Test]
    public async Task Setting_the_members_of_a_series_changes_former_present_and_new_ones()
    {
        var series = An.Series();
        var (stays, goes, comes, draft) = (
            An.Article(Content("Stays")),
            An.Article(Content("Goes")),
            An.Article(Content("Comes")),
            An.Draft(Content("Not yet"))
        );
        series.SetMembers([new(goes.Id), new(stays.Id)], An.Hour);
        await SaveAsync(series, stays, goes, comes, draft);

        await AssertSpreadsAsync(
            () => SetMembersAsync(series.Id, new(stays.Id), new(comes.Id), new(draft.Id)),
            series,
            [stays.Id, goes.Id, comes.Id]
        );
    }

    [Test]
    public async Task Publishing_the_next_part_changes_the_parts_before_it_but_not_the_pieces_of_a_collection()
    {
        var multipart = An.Series(SeriesKind.Multipart, "The Long Winter");
        var collection = An.Series(SeriesKind.Collection);
        var (one, two, three, beside) = (
            An.Article(Content("One")),
            An.Article(Content("Two")),
            An.Draft(Content("Three")),
            An.Article(Content("Beside"))
        );
        multipart.SetMembers([new(one.Id, 1), new(two.Id, 2), new(three.Id, 3)], An.Hour);
        collection.SetMembers([new(beside.Id), new(three.Id)], An.Hour);
        await SaveAsync(multipart, collection, one, two, three, beside);

        await AssertSpreadsAsync(() => ChangeAsync<Article>(three.Id, a => a.Publish(Later)), three, [one.Id, two.Id], [beside.Id]);

        var next = (await GetAsync($"/v1/articles/{two.Id}")).GetProperty("data").GetProperty("series")[0].GetProperty("next");
        Assert.That(next.GetProperty("id").GetGuid(), Is.EqualTo(three.Id));
    }

    [Test]
    public async Task Moving_an_article_changes_its_neighbours_its_translations_and_what_links_to_it()
    {
        var moved = An.Article(Content("Here and there"));
        var neighbour = An.Article(Content("Next door"));
        var translation = An.Article(Content("Hier und dort") with { Language = "de" });
        var linking = An.Article(Content("As said before") with { Body = $"As [said](article:{moved.Id}) before." });
        translation.TranslationFrom(moved.Id, An.Hour);
        var series = An.Series(SeriesKind.Multipart);
        series.SetMembers([new(moved.Id, 1), new(neighbour.Id, 2)], An.Hour);
        await SaveAsync(moved, neighbour, translation, linking, series);
        var slug = $"moved-{moved.Slug}";

        var rows = await AssertSpreadsAsync(
            () => ChangeAsync<Article>(moved.Id, a => a.MoveTo(slug, Later)),
            moved,
            [neighbour.Id, translation.Id, linking.Id]
        );

        var own = rows.Single(r => r.GetProperty("id").GetGuid() == moved.Id);
        var link = await GetAsync($"/v1/articles/{linking.Id}");
        Assert.Multiple(() =>
        {
            Assert.That(own.GetProperty("previousSlug").GetString(), Is.EqualTo(moved.Slug));
            Assert.That(own.GetProperty("slug").GetString(), Is.EqualTo(slug));
            Assert.That(link.ToString(), Does.Contain(slug));
        });
    }

    [Test]
    public async Task Editing_words_that_no_other_piece_shows_changes_no_other_piece()
    {
        var edited = An.Article(Content("Linked to"));
        var linking = An.Article(Content("Linking") with { Body = $"As [said](article:{edited.Id}) before." });
        await SaveAsync(edited, linking);

        await AssertSpreadsAsync(() => ChangeAsync<Article>(edited.Id, a =>
                {
                    a.Edit(a.Live! with { Body = "Other words." }, Later);
                    a.Publish(Later);
                }), edited, [], [linking.Id]);
    }

    [Test]
    public async Task Withdrawing_a_translation_changes_the_original_and_the_other_translations()
    {
        var original = An.Article(Content("The bridge"));
        var german = An.Article(Content("Die Brücke") with { Language = "de" });
        var french = An.Article(Content("Le pont") with { Language = "fr" });
        german.TranslationFrom(original.Id, An.Hour);
        french.TranslationFrom(original.Id, An.Hour);
        await SaveAsync(original, german, french);

        await AssertSpreadsAsync(
            () =>
                ChangeAsync<Article>(german.Id, a =>
                    a.Withdraw(new Withdrawal(WithdrawalCause.Error, "It was wrong.", false, null, null, default), Later)
                ),
            german,
            [original.Id, french.Id]
        );
    }

    [Test]
    public async Task A_translation_that_turns_to_another_original_changes_both_groups()
    {
        var (former, present) = (An.Article(Content("The wrong one")), An.Article(Content("The right one")));
        var translation = An.Article(Content("Übersetzt") with { Language = "de" });
        translation.TranslationFrom(former.Id, An.Hour);
        await SaveAsync(former, present, translation);

        await AssertSpreadsAsync(
            () => ChangeAsync<Article>(translation.Id, a => a.TranslationFrom(present.Id, Later)),
            translation,
            [former.Id, present.Id]
        );
    }

    [Test]
    public async Task Saves_at_once_that_change_one_article_never_lose_a_version()
    {
        var random = new Random(7_531);
        var database = Host.Services.GetRequiredService<CmsDatabase>();
        var authors = Enumerable.Range(0, 3).Select(_ => An.Author()).ToArray();
        var topics = Enumerable.Range(0, 3).Select(_ => An.Topic()).ToArray();
        var pieces = Enumerable
            .Range(0, 3)
            .Select(i => An.Article(An.Content($"Shown by all {i}", authors) with { TopicIds = [.. topics.Select(t => t.Id)] }))
            .ToArray();
        for (var i = 0; i < pieces.Length; i++)
            pieces[i]
                .Edit(pieces[i].Live! with { Body = $"{pieces[i].Live!.Body}\n\nSee [this](article:{pieces[(i + 1) % 3].Id})." }, An.Hour);
        foreach (var piece in pieces)
            piece.Publish(An.Hour);
        await SaveAsync([.. authors, .. topics, .. pieces]);
        var before = new Dictionary<Guid, int>();
        foreach (var piece in pieces)
            before[piece.Id] = await VersionAsync(piece.Id);
        var follower = await FeedFollower.AtHeadAsync(Client);

        await Task.WhenAll(
            authors
                .Select(a => RepeatAsync(n => ChangeAsync<Author>(a.Id, x => x.Edit(new AuthorProfile { Name = $"{a.Name} {n}" }, Later))))
                .Concat(topics.Select(t => RepeatAsync(n => ChangeAsync<Topic>(t.Id, x => x.Edit($"Subject {n}", null, Later)))))
                .Concat(pieces.Select(p => RepeatAsync(n => ChangeAsync<Article>(p.Id, x =>
                            {
                                x.Edit(x.Live! with { Title = $"Shown by all, {n}" }, Later);
                                x.Publish(Later);
                            }))))
        );

        await follower.DrainAsync();
        foreach (var piece in pieces)
        {
            var rows = follower.Rows.Where(r => r.GetProperty("id").GetGuid() == piece.Id).ToList();
            // Six things that it shows, itself, and the piece that it links to; each so often.
            Assert.That(
                rows.Select(r => r.GetProperty("version").GetInt32()),
                Is.EqualTo(Enumerable.Range(1, 8 * Rounds).Select(n => before[piece.Id] + n))
            );
            var seen = await SeeAsync(piece.Id);
            Assert.That(seen.Version, Is.EqualTo(before[piece.Id] + (8 * Rounds)));
        }

        async Task RepeatAsync(Func<int, Task> save)
        {
            for (var n = 1; n <= Rounds; n++)
            {
                await Task.Delay(random.Next(4));
                while (!await IsDoneAsync(save, n)) { }
            }
        }

        // On a slow machine the ninth in line may wait for longer than the database lets it; callers then send it again.
        async Task<bool> IsDoneAsync(Func<int, Task> save, int n)
        {
            try
            {
                await save(n);
                return true;
            }
            catch (Exception e) when (database.Judge(e) is DatabaseFault.Busy or DatabaseFault.TooCostly)
            {
                return false;
            }
        }
    }

    [Test]
    public async Task What_was_read_before_others_changed_it_goes_on_top_of_them()
    {
        var author = An.Author();
        var article = An.Article(An.Content("Read early", author));
        await SaveAsync(author, article);
        var before = await SeeAsync(article.Id);

        var (version, modifiedAt) = await Host.DeskAsync(async db =>
        {
            var early = (await db.Articles.FindAsync(article.Id))!;
            await ChangeAsync<Author>(author.Id, a => a.Edit(new AuthorProfile { Name = "Another Name" }, Later));
            await ChangeAsync<Author>(author.Id, a => a.Edit(new AuthorProfile { Name = "Yet Another" }, Later));
            early.Correct(CorrectionKind.Correction, "A word was wrong.", early.Live! with { Body = "The right word." }, Later);
            await db.SaveAsync(CancellationToken.None);
            return (early.Version, early.ModifiedAt);
        });

        var after = await SeeAsync(article.Id);
        var stored = await Host.DeskAsync(db => db.Articles.AsNoTracking().SingleAsync(a => a.Id == article.Id));
        Assert.Multiple(() =>
        {
            Assert.That(after.Version, Is.EqualTo(before.Version + 3));
            Assert.That(version, Is.EqualTo(after.Version));
            Assert.That(after.ModifiedAt, Is.GreaterThanOrEqualTo(before.ModifiedAt.AddSeconds(3)).And.EqualTo(modifiedAt));
            Assert.That(stored.Corrections[^1].Version, Is.EqualTo(after.Version));
        });
    }

    [Test]
    public async Task A_draft_saved_over_a_spread_changes_nothing_that_readers_see()
    {
        var author = An.Author();
        var article = An.Article(An.Content("Corrected once", author));
        article.Correct(CorrectionKind.Correction, "A word was wrong.", article.Live! with { Body = "The right word." }, An.Hour);
        await SaveAsync(author, article);
        var corrected = article.Version;
        Seen? between = null;

        await Host.DeskAsync(async db =>
        {
            var early = (await db.Articles.FindAsync(article.Id))!;
            await ChangeAsync<Author>(author.Id, a => a.Edit(new AuthorProfile { Name = "Another Name" }, Later));
            between = await SeeAsync(article.Id);
            early.Edit(early.Live! with { Title = "Only a draft" }, Later);
            await db.SaveAsync(CancellationToken.None);
        });

        var stored = await Host.DeskAsync(db => db.Articles.AsNoTracking().SingleAsync(a => a.Id == article.Id));
        Assert.Multiple(() =>
        {
            Assert.That(stored.Version, Is.EqualTo(between!.Version));
            Assert.That(stored.ModifiedAt, Is.EqualTo(between.ModifiedAt));
            Assert.That(stored.Corrections.Select(c => c.Version), Is.EqualTo(new[] { corrected }));
        });
    }

    [Test]
    public async Task A_piece_published_while_it_is_put_into_a_series_stands_in_it()
    {
        var series = An.Series();
        var article = An.Draft(Content("Into the series"));
        await SaveAsync(series, article);

        await WhileOpenAsync(
            async db => (await db.Series.Include(s => s.Members).SingleAsync(s => s.Id == series.Id)).SetMembers([new(article.Id)], Later),
            () => ChangeAsync<Article>(article.Id, a => a.Publish(Later))
        );

        Assert.That(await MembersAsync(series), Is.EqualTo(new[] { article.Id }));
    }

    [Test]
    public async Task A_piece_put_into_a_series_while_it_is_published_stands_in_it()
    {
        var series = An.Series();
        var article = An.Draft(Content("Into the series"));
        await SaveAsync(series, article);

        await WhileOpenAsync(
            async db => (await db.Articles.FindAsync(article.Id))!.Publish(Later),
            () => SetMembersAsync(series.Id, new SeriesPlace(article.Id))
        );

        Assert.That(await MembersAsync(series), Is.EqualTo(new[] { article.Id }));
    }

    [Test]
    public async Task A_piece_published_and_read_while_what_it_links_to_moves_leads_to_the_new_address()
    {
        var target = An.Article(Content("Target"));
        var linking = An.Draft(Content("Linking") with { Body = $"See [that](article:{target.Id})." });
        await SaveAsync(target, linking);
        var slug = $"moved-{target.Slug}";

        await WhileOpenAsync(
            async db => (await db.Articles.FindAsync(target.Id))!.MoveTo(slug, Later),
            async () =>
            {
                await ChangeAsync<Article>(linking.Id, a => a.Publish(Later));
                await GetAsync($"/v1/articles/{linking.Id}");
            }
        );

        Assert.That((await GetAsync($"/v1/articles/{linking.Id}")).ToString(), Does.Contain(slug));
    }

    [Test]
    public async Task A_piece_published_and_read_while_its_author_is_renamed_shows_the_new_name()
    {
        var author = An.Author("Before");
        var article = An.Draft(An.Content("Signed", author));
        await SaveAsync(author, article);

        await WhileOpenAsync(
            async db => (await db.Authors.FindAsync(author.Id))!.Edit(new AuthorProfile { Name = "After" }, Later),
            async () =>
            {
                await ChangeAsync<Article>(article.Id, a => a.Publish(Later));
                await GetAsync($"/v1/articles/{article.Id}");
            }
        );

        Assert.That(
            (await GetAsync($"/v1/articles/{article.Id}")).GetProperty("data").GetProperty("byline").GetString(),
            Is.EqualTo("By After")
        );
    }

    [Test]
    public async Task A_slug_that_another_has_or_had_is_refused_also_when_moving_to_it()
    {
        var (one, two) = (An.Article(Content("One of two")), An.Article(Content("Two of two")));
        await SaveAsync(one, two);
        await ChangeAsync<Article>(one.Id, a => a.MoveTo($"was-{one.Slug}", Later));

        var taken = await Assert.ThrowsAsync<NewsroomRule>(() => ChangeAsync<Article>(two.Id, a => a.MoveTo($"was-{one.Slug}", Later)));
        var former = await Assert.ThrowsAsync<NewsroomRule>(() => ChangeAsync<Article>(two.Id, a => a.MoveTo(one.Slug, Later)));

        Assert.Multiple(() =>
        {
            Assert.That(taken!.Code, Is.EqualTo("slug-taken"));
            Assert.That(former!.Code, Is.EqualTo("slug-taken"));
        });
    }

    [Test]
    public async Task A_piece_that_moves_back_has_its_former_slug_again()
    {
        var article = An.Article(Content("There and back"));
        await SaveAsync(article);

        await ChangeAsync<Article>(article.Id, a => a.MoveTo($"there-{article.Slug}", Later));
        await ChangeAsync<Article>(article.Id, a => a.MoveTo(article.Slug, Later));

        await GetAsync($"/v1/articles/{article.Slug}");
        using var moved = await Client.GetAsync($"/v1/articles/there-{article.Slug}");
        Assert.That((int)moved.StatusCode, Is.EqualTo(301));
    }

    private const int Rounds = 5;

    private ArticleContent Content(string title) => An.Content(title, _author);

    private Task SetMembersAsync(Guid id, params SeriesPlace[] places) =>
        Host.DeskAsync(async db =>
        {
            var series = await db.Series.Include(s => s.Members).SingleAsync(s => s.Id == id);
            series.SetMembers(places, Later);
            await db.SaveAsync(CancellationToken.None);
        });

    /// <summary>
    /// Saves one change and, while its transaction is open with everything done but the commit, another; which either
    /// waits for the first or has half a second to do wrong.
    /// </summary>
    private async Task WhileOpenAsync(Func<CmsDbContext, Task> first, Func<Task> second)
    {
        Task? meanwhile = null;
        await Host.DeskAsync(async db =>
        {
            await first(db);
            await db.SaveAsync(
                async ct =>
                {
                    meanwhile = Task.Run(second, ct);
                    await Task.WhenAny(meanwhile, Task.Delay(TimeSpan.FromMilliseconds(500), ct));
                    return true;
                },
                CancellationToken.None
            );
        });
        await meanwhile!;
    }

    private async Task<List<Guid>> MembersAsync(ArticleSeries series) =>
        [
            .. (await GetAsync($"/v1/series/{series.Id}/articles"))
                .GetProperty("data")
                .EnumerateArray()
                .Select(a => a.GetProperty("id").GetGuid()),
        ];

    /// <summary>
    /// Each article in <paramref name="showing"/> rises by one version and has one row that names the cause; the others
    /// keep version and ETag and have no row.
    /// </summary>
    private async Task<IReadOnlyList<JsonElement>> AssertSpreadsAsync(Func<Task> change, Thing cause, Guid[] showing, params Guid[] others)
    {
        others = [.. others, _unrelated.Id];
        var before = new Dictionary<Guid, Seen>();
        foreach (var id in showing.Concat(others))
            before[id] = await SeeAsync(id);
        var follower = await FeedFollower.AtHeadAsync(Client);

        await change();

        await follower.DrainAsync();
        var after = new Dictionary<Guid, Seen>();
        foreach (var id in before.Keys)
            after[id] = await SeeAsync(id);
        var spread = follower
            .Rows.Where(r => r.GetProperty("type").GetString() == "article" && r.GetProperty("causedBy").ValueKind != JsonValueKind.Null)
            .ToList();
        Assert.Multiple(() =>
        {
            Assert.That(spread.Select(r => r.GetProperty("id").GetGuid()), Is.EquivalentTo(showing), "Rows of what shows it.");
            foreach (var row in spread)
            {
                Assert.That(row.GetProperty("causedBy").GetProperty("id").GetGuid(), Is.EqualTo(cause.Id));
                Assert.That(
                    row.GetProperty("causedBy").GetProperty("type").GetString(),
                    Is.EqualTo(JsonNamingPolicy.CamelCase.ConvertName(cause.Kind.ToString()))
                );
                Assert.That(row.GetProperty("reason").GetString(), Is.EqualTo("updated"));
                Assert.That(row.GetProperty("version").GetInt32(), Is.EqualTo(after[row.GetProperty("id").GetGuid()].Version));
            }

            foreach (var id in showing)
            {
                Assert.That(after[id].Version, Is.EqualTo(before[id].Version + 1));
                Assert.That(after[id].ModifiedAt, Is.GreaterThanOrEqualTo(before[id].ModifiedAt.AddSeconds(1)));
                Assert.That(after[id].UpdatedAt, Is.EqualTo(before[id].UpdatedAt), "It did not change its own words.");
                Assert.That(after[id].ETag, Is.Not.EqualTo(before[id].ETag));
            }

            foreach (var id in others)
            {
                Assert.That(after[id], Is.EqualTo(before[id]));
                Assert.That(follower.Rows.Select(r => r.GetProperty("id").GetGuid()), Has.None.EqualTo(id));
            }
        });
        return follower.Rows;
    }

    private Task<int> VersionAsync(Guid id) =>
        Host.DeskAsync(db => db.Articles.Where(a => a.Id == id).Select(a => a.Version).SingleAsync());

    private async Task<Seen> SeeAsync(Guid id)
    {
        using var answer = await Client.GetAsync($"/v1/articles/{id}");
        answer.EnsureSuccessStatusCode();
        var data = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync()).RootElement.GetProperty("data");
        return new Seen(
            data.GetProperty("version").GetInt32(),
            data.GetProperty("modifiedAt").GetDateTime(),
            data.GetProperty("updatedAt").GetDateTime(),
            answer.Headers.ETag!.Tag
        );
    }

    private sealed record Seen(int Version, DateTime ModifiedAt, DateTime UpdatedAt, string ETag);
}
