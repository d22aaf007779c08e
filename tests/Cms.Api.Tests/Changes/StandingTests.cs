using System.Text.Json;
using Cms.Model;
using Cms.Model.Articles;
using Cms.Model.Authors;
using Cms.Model.Illustrations;
using Cms.Model.Series;
using Cms.Model.Topics;
using Cms.Testing;
using Microsoft.EntityFrameworkCore;
using NUnit.Framework;

namespace Cms.Api.Tests.Changes;

public sealed class StandingTests(string provider) : OnEveryDatabase(provider)
{
    private static readonly DateTime Later = An.Hour.AddDays(1);

    private Author _author = null!;

    protected override async Task PrepareAsync()
    {
        _author = An.Author();
        _author.List(true);
        await SaveAsync(_author);
    }

    [OneTimeTearDown]
    public async Task No_row_tells_of_a_thing_that_never_was_public()
    {
        if (Host is null)
            return;
        var told = await Host.DeskAsync(db => db.Changes.Where(c => c.IsPublic).Select(c => c.ThingId).Distinct().ToListAsync());
        var seen = await Host.DeskAsync(async db => new HashSet<Guid>([
            .. await db.Articles.Where(t => t.WasPublic).Select(t => t.Id).ToListAsync(),
            .. await db.Authors.Where(t => t.WasPublic).Select(t => t.Id).ToListAsync(),
            .. await db.Series.Where(t => t.WasPublic).Select(t => t.Id).ToListAsync(),
            .. await db.Sources.Where(t => t.WasPublic).Select(t => t.Id).ToListAsync(),
            .. await db.Topics.Where(t => t.WasPublic).Select(t => t.Id).ToListAsync(),
            .. await db.Pages.Where(t => t.WasPublic).Select(t => t.Id).ToListAsync(),
            .. await db.Illustrations.Where(t => t.WasPublic).Select(t => t.Id).ToListAsync(),
        ]));

        Assert.That(told, Is.Not.Empty.And.SubsetOf(seen));
    }

    [TestCase(ThingKind.Author)]
    [TestCase(ThingKind.Source)]
    [TestCase(ThingKind.Topic)]
    [TestCase(ThingKind.Series)]
    [TestCase(ThingKind.Illustration)]
    public async Task A_thing_is_public_from_the_first_piece_that_shows_it_to_the_last(ThingKind kind)
    {
        var (thing, first, second) = Shown(kind);
        await SaveAsync(thing, first, second);
        var follower = await FeedFollower.AtHeadAsync(Client);
        await GetAsync(Path(thing), 404);

        await ChangeAsync<Article>(first.Id, a => a.Publish(Later));
        await GetAsync(Path(thing));
        await ChangeAsync<Article>(second.Id, a => a.Publish(Later));
        await ChangeAsync<Article>(first.Id, a => a.Unpublish(Later));
        await GetAsync(Path(thing));
        await ChangeAsync<Article>(second.Id, a =>
            a.Withdraw(new Withdrawal(WithdrawalCause.Legal, "The law.", false, null, null, default), Later)
        );
        await GetAsync(Path(thing), 410);
        await ChangeAsync<Article>(first.Id, a => a.Publish(Later));
        await GetAsync(Path(thing));

        await follower.DrainAsync();
        var rows = RowsOf(follower, thing).Where(r => !r.EndsWith("updated", StringComparison.Ordinal));
        Assert.That(rows, Is.EqualTo(new[] { "upsert published", "remove unpublished", "upsert republished" }));
    }

    [TestCase(ThingKind.Author)]
    [TestCase(ThingKind.Source)]
    [TestCase(ThingKind.Topic)]
    [TestCase(ThingKind.Series)]
    public async Task A_listed_thing_stays_when_nothing_shows_it_any_more(ThingKind kind)
    {
        var (thing, first, _) = Shown(kind);
        ((ShownThing)thing).List(true);
        await SaveAsync(thing, first);
        await GetAsync(Path(thing));
        await ChangeAsync<Article>(first.Id, a => a.Publish(Later));

        await ChangeAsync<Article>(first.Id, a => a.Unpublish(Later));

        await GetAsync(Path(thing));
    }

    [Test]
    public async Task A_thing_that_is_no_longer_listed_goes_unless_something_shows_it()
    {
        var (shown, alone) = (An.Topic(), An.Topic());
        shown.List(true);
        alone.List(true);
        var article = An.Article(Content() with { TopicIds = [shown.Id] });
        await SaveAsync(shown, alone, article);
        var follower = await FeedFollower.AtHeadAsync(Client);

        await ChangeAsync<Topic>(shown.Id, t => t.List(false));
        await ChangeAsync<Topic>(alone.Id, t => t.List(false));

        await follower.DrainAsync();
        await GetAsync(Path(shown));
        await GetAsync(Path(alone), 410);
        Assert.Multiple(() =>
        {
            Assert.That(RowsOf(follower, shown), Is.Empty);
            Assert.That(RowsOf(follower, alone), Is.EqualTo(new[] { "remove unpublished" }));
        });
    }

    [Test]
    public async Task Editing_what_never_was_public_leaves_no_row()
    {
        var (topic, author, series) = (An.Topic("A secret inquiry"), An.Author(), An.Series());
        var picture = An.Illustration();
        var draft = An.Draft(An.Content("A secret draft", author) with { TopicIds = [topic.Id], LeadIllustrationId = picture.Id });
        await SaveAsync(topic, author, series, picture, draft);
        var before = await FeedFollower.AtHeadAsync(Client);

        await ChangeAsync<Topic>(topic.Id, t => t.Edit("A very secret inquiry", null, Later));
        await ChangeAsync<Topic>(topic.Id, t => t.MoveTo($"moved-{topic.Slug}", Later));
        await ChangeAsync<Author>(author.Id, a => a.Edit(new AuthorProfile { Name = "Somebody" }, Later));
        await ChangeAsync<Illustration>(picture.Id, i => i.Edit(i.Facts with { Caption = "Secret" }, Later));
        await ChangeAsync<ArticleSeries>(series.Id, s => s.SetMembers([new(draft.Id)], Later));
        await ChangeAsync<Article>(draft.Id, a => a.Schedule(DateTime.UtcNow.AddYears(1), Later));
        await ChangeAsync<Article>(draft.Id, a => a.Embargo(DateTime.UtcNow.AddYears(1), Later));

        await before.DrainAsync();
        Assert.That(before.Rows, Is.Empty);
    }

    [Test]
    public async Task What_a_picture_credits_is_public_with_it_and_goes_with_the_credit()
    {
        var (painter, source) = (An.Author(), An.Source());
        var picture = An.Illustration(credit: new Credit(CreditKind.Commissioned, AuthorId: painter.Id, SourceId: source.Id));
        var article = An.Article(Content() with { LeadIllustrationId = picture.Id });
        await SaveAsync(painter, source, picture, article);
        await GetAsync(Path(painter));
        await GetAsync(Path(source));

        await ChangeAsync<Illustration>(picture.Id, i => i.Edit(i.Facts with { Credit = new Credit(CreditKind.Staff, "Nobody") }, Later));

        await GetAsync(Path(painter), 410);
        await GetAsync(Path(source), 410);
    }

    [Test]
    public async Task A_portrait_is_public_with_its_author_and_goes_when_another_takes_its_place()
    {
        var (former, present) = (An.Illustration(), An.Illustration());
        var author = new Author(
            $"sitter-{Guid.NewGuid():N}"[..20],
            AuthorKind.Person,
            new AuthorProfile { Name = "A sitter", PortraitId = former.Id },
            An.Hour
        );
        await SaveAsync(former, present, author, An.Article(An.Content("Portrayed", author)));
        await GetAsync(Path(former));
        await GetAsync(Path(present), 404);

        await ChangeAsync<Author>(author.Id, a => a.Edit(new AuthorProfile { Name = "A sitter", PortraitId = present.Id }, Later));

        await GetAsync(Path(former), 410);
        await GetAsync(Path(present));
    }

    [Test]
    public async Task Who_made_a_public_portrait_is_public_and_renaming_them_shows_beside_it()
    {
        var painter = An.Author("Una Brush");
        var portrait = An.Illustration(credit: new Credit(CreditKind.Commissioned, AuthorId: painter.Id));
        var author = new Author(
            $"sitter-{Guid.NewGuid():N}"[..20],
            AuthorKind.Person,
            new AuthorProfile { Name = "A sitter", PortraitId = portrait.Id },
            An.Hour
        );
        await SaveAsync(painter, portrait, author, An.Article(An.Content("Portrayed", author)));
        await GetAsync(Path(painter));
        Assert.That((await GetAsync(Path(author))).ToString(), Does.Contain("Una Brush"));

        await ChangeAsync<Author>(painter.Id, a => a.Edit(new AuthorProfile { Name = "Una Pencil" }, Later));

        Assert.That((await GetAsync(Path(author))).ToString(), Does.Contain("Una Pencil").And.Not.Contain("Una Brush"));
    }

    [Test]
    public async Task The_sources_of_a_series_are_public_with_it_and_go_when_it_is_made_with_others()
    {
        var (former, present) = (An.Source(), An.Source());
        var series = An.Series();
        var article = An.Article(Content());
        series.MadeWith([former.Id], An.Hour);
        series.SetMembers([new(article.Id)], An.Hour);
        await SaveAsync(former, present, series, article);
        await GetAsync(Path(former));

        await Host.DeskAsync(async db =>
        {
            (await db.Series.Include(s => s.Sources).SingleAsync(s => s.Id == series.Id)).MadeWith([present.Id], Later);
            await db.SaveAsync(CancellationToken.None);
        });

        await GetAsync(Path(former), 410);
        await GetAsync(Path(present));
    }

    [Test]
    public async Task What_became_public_since_it_was_read_leaves_a_redirect_when_it_moves()
    {
        var topic = An.Topic();
        var draft = An.Draft(Content() with { TopicIds = [topic.Id] });
        await SaveAsync(topic, draft);

        await Host.DeskAsync(async db =>
        {
            var early = (await db.Topics.FindAsync(topic.Id))!;
            await ChangeAsync<Article>(draft.Id, a => a.Publish(Later));
            early.MoveTo($"moved-{topic.Slug}", Later);
            await db.SaveAsync(CancellationToken.None);
        });

        await GetAsync($"/v1/topics/moved-{topic.Slug}");
        using var moved = await Client.GetAsync($"/v1/topics/{topic.Slug}");
        Assert.That((int)moved.StatusCode, Is.EqualTo(301));
    }

    [Test]
    public async Task Publishing_the_next_piece_while_the_last_goes_keeps_the_topic_and_the_log_agrees()
    {
        for (var round = 0; round < 10; round++)
        {
            var topic = An.Topic();
            var goes = An.Article(Content() with { TopicIds = [topic.Id] });
            var comes = An.Draft(Content() with { TopicIds = [topic.Id] });
            await SaveAsync(topic, goes, comes);
            var follower = await FeedFollower.AtHeadAsync(Client);

            await Task.WhenAll(
                Task.Run(() => ChangeAsync<Article>(goes.Id, a => a.Unpublish(Later))),
                Task.Run(() => ChangeAsync<Article>(comes.Id, a => a.Publish(Later)))
            );

            await follower.DrainAsync();
            await GetAsync(Path(topic));
            Assert.That(
                RowsOf(follower, topic),
                Is.EqualTo(Array.Empty<string>()).Or.EqualTo(new[] { "remove unpublished", "upsert republished" })
            );
        }
    }

    [Test]
    public async Task Two_last_pieces_that_go_at_once_take_the_topic_with_them_once()
    {
        for (var round = 0; round < 10; round++)
        {
            var topic = An.Topic();
            var (one, two) = (An.Article(Content() with { TopicIds = [topic.Id] }), An.Article(Content() with { TopicIds = [topic.Id] }));
            await SaveAsync(topic, one, two);
            var follower = await FeedFollower.AtHeadAsync(Client);

            await Task.WhenAll(
                new[] { one, two }.Select(article => Task.Run(() => ChangeAsync<Article>(article.Id, a => a.Unpublish(Later))))
            );

            await follower.DrainAsync();
            await GetAsync(Path(topic), 410);
            Assert.That(RowsOf(follower, topic), Is.EqualTo(new[] { "remove unpublished" }));
        }
    }

    private ArticleContent Content() => An.Content("A plain title", _author);

    private (Thing Thing, Article First, Article Second) Shown(ThingKind kind)
    {
        var (first, second) = (An.Draft(Content()), An.Draft(Content()));
        switch (kind)
        {
            case ThingKind.Author:
                var author = An.Author();
                return (author, An.Draft(An.Content("One", author)), An.Draft(An.Content("Two", author)));
            case ThingKind.Source:
                var source = An.Source();
                var from = Content() with { Attributions = [new(AttributionRelation.RepublishedFrom, source.Id)] };
                return (source, An.Draft(from), An.Draft(from));
            case ThingKind.Topic:
                var topic = An.Topic();
                return (topic, An.Draft(Content() with { TopicIds = [topic.Id] }), An.Draft(Content() with { TopicIds = [topic.Id] }));
            case ThingKind.Illustration:
                var picture = An.Illustration();
                return (
                    picture,
                    An.Draft(Content() with { LeadIllustrationId = picture.Id }),
                    An.Draft(Content() with { Body = $"![A boat](illustration:{picture.Id})" })
                );
            default:
                var series = An.Series();
                series.SetMembers([new(first.Id), new(second.Id)], An.Hour);
                return (series, first, second);
        }
    }

    private static string Path(Thing thing) =>
        $"/v1/{(thing.Kind == ThingKind.Series ? "series" : $"{thing.Kind.ToString().ToLowerInvariant()}s")}/{thing.Id}";

    private static List<string> RowsOf(FeedFollower follower, Thing thing) =>
        [.. follower.Rows.Where(r => r.GetProperty("id").GetGuid() == thing.Id).Select(r => $"{Word(r, "op")} {Word(r, "reason")}")];

    private static string Word(JsonElement row, string name) => row.GetProperty(name).GetString()!;
}
