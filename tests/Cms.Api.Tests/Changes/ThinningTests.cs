using Cms.Api.Background;
using Cms.Model;
using Cms.Model.Articles;
using Cms.Model.Changes;
using Cms.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Cms.Api.Tests.Changes;

public sealed class ThinningTests(string provider) : OnEveryDatabase(provider)
{
    private static readonly DateTime Today = DateTime.UtcNow.CutToMilliseconds();

    // What is young holds up what comes after it, so each test begins its long years with an empty log.
    [SetUp]
    public Task ForgetTheLog() => Host.DeskAsync(db => db.Changes.ExecuteDeleteAsync());

    [Test]
    public async Task Old_rows_go_but_the_newest_of_each_thing_and_every_withdrawal_stay()
    {
        var author = An.Author();
        var (busy, resting, withdrawn, young) = (Piece("Busy"), Piece("Resting"), Piece("Withdrawn"), Piece("Young"));
        Article Piece(string title) => An.Draft(An.Content(title, author));
        author.List(true);
        await SaveOnDayAsync(500, author, busy, resting, withdrawn, young);
        foreach (var piece in new[] { busy, resting, withdrawn })
            await ChangeOnDayAsync(499, piece, a => a.Publish(DayAgo(499)));
        var early = (await FeedFollower.AtHeadAsync(Client)).Cursor!;
        await ChangeOnDayAsync(450, busy, Reword);
        await ChangeOnDayAsync(450, resting, Reword);
        await ChangeOnDayAsync(440, withdrawn, a =>
            a.Withdraw(new Withdrawal(WithdrawalCause.Error, "It was wrong.", false, null, null, default), DayAgo(440))
        );
        await ChangeOnDayAsync(430, withdrawn, a => a.Publish(DayAgo(430), editorsNote: "It is back."));
        await ChangeOnDayAsync(420, busy, Reword);
        var lastOld = (await FeedFollower.AtHeadAsync(Client)).Cursor!;
        await ChangeOnDayAsync(399, young, a => a.Publish(DayAgo(399)));
        await ChangeOnDayAsync(10, young, Reword);
        await ChangeOnDayAsync(9, busy, Reword);
        var all = new FeedFollower(Client);
        await all.DrainAsync();

        await ThinAsync(Today);

        var kept = new FeedFollower(Client);
        await kept.DrainAsync(limit: 1);
        Assert.Multiple(() =>
        {
            Assert.That(Reasons(all, busy), Is.EqualTo(new[] { "published", "updated", "updated", "updated" }), "What was there before.");
            Assert.That(Reasons(kept, busy), Is.EqualTo(new[] { "updated" }), "Busy: the newest alone, which is young.");
            Assert.That(Reasons(kept, resting), Is.EqualTo(new[] { "updated" }), "Resting: the newest, though old.");
            Assert.That(Reasons(kept, withdrawn), Is.EqualTo(new[] { "withdrawn", "republished" }));
            Assert.That(Reasons(kept, young), Is.EqualTo(new[] { "published", "updated" }), "Not 400 days old.");
            Assert.That(kept.Sequences, Is.Ordered.Ascending.And.SubsetOf(all.Sequences));
        });

        var expired = await GetAsync($"/v1/changes?limit=7&cursor={early}", 410);
        Assert.Multiple(() =>
        {
            Assert.That(expired.GetProperty("code").GetString(), Is.EqualTo("cursor-expired"));
            Assert.That(expired.GetProperty("detail").GetString(), Does.Contain("/v1/snapshot"));
        });
        var following = new FeedFollower(Client, lastOld);
        await following.DrainAsync();
        Assert.That(following.Rows, Has.Count.EqualTo(3), "Nothing after this cursor was thinned.");
    }

    [Test]
    public async Task The_cursor_of_a_snapshot_goes_on_from_where_it_was_taken()
    {
        var author = An.Author();
        var article = An.Article(An.Content("Long ago", author));
        await SaveOnDayAsync(600, author, article);
        await ThinAsync(Today);
        var snapshot = (await GetAsync("/v1/snapshot?limit=100")).GetProperty("meta").GetProperty("changesCursor").GetString();

        await ChangeOnDayAsync(1, article, Reword);

        var follower = new FeedFollower(Client, snapshot);
        await follower.DrainAsync();
        Assert.That(follower.Rows.Select(r => r.GetProperty("id").GetGuid()), Is.EqualTo(new[] { article.Id }));
    }

    [Test]
    public async Task What_outlasted_one_thinning_goes_with_a_later_one_when_it_is_no_longer_the_newest()
    {
        var author = An.Author();
        var article = An.Article(An.Content("Seldom touched", author));
        await SaveOnDayAsync(1_000, author, article);
        await ThinAsync(DayAgo(590));
        await ChangeOnDayAsync(500, article, Reword);

        await ThinAsync(Today);

        var kept = new FeedFollower(Client);
        await kept.DrainAsync();
        Assert.That(Reasons(kept, article), Is.EqualTo(new[] { "updated" }));
    }

    [Test]
    public async Task A_row_that_a_wrong_clock_dated_long_ago_takes_no_younger_ones_with_it()
    {
        var author = An.Author();
        var (old, young) = (An.Article(An.Content("Long ago", author)), An.Article(An.Content("Of these days", author)));
        await SaveOnDayAsync(500, author, old);
        await ChangeOnDayAsync(450, old, Reword);
        var start = (await FeedFollower.AtHeadAsync(Client)).Cursor!;
        await SaveOnDayAsync(30, young);
        await ChangeOnDayAsync(20_000, young, Reword);
        await ChangeOnDayAsync(10, young, Reword);

        await ThinAsync(Today);

        var following = new FeedFollower(Client, start);
        await following.DrainAsync();
        var kept = new FeedFollower(Client);
        await kept.DrainAsync();
        Assert.Multiple(() =>
        {
            Assert.That(Reasons(following, young), Is.EqualTo(new[] { "published", "updated", "updated" }));
            Assert.That(Reasons(kept, old), Is.EqualTo(new[] { "updated" }), "What is old before it goes.");
        });
    }

    [Test]
    public async Task Several_that_thin_at_once_agree_on_how_far_the_log_reaches_back()
    {
        var first = await Host.DeskAsync(db => db.ChangeHeads.Select(h => h.Sequence).SingleAsync()) + 1;
        var things = Enumerable.Range(0, Things).Select(_ => Guid.CreateVersion7()).ToArray();
        var rows = Enumerable
            .Range(0, Many)
            .Select(n => new Change
            {
                Sequence = first + n,
                Kind = ThingKind.Topic,
                ThingId = things[n % Things],
                Slug = "many-changes",
                At = DayAgo(700),
                Reason = ChangeReason.EmbargoSet,
            })
            .ToList();
        await Host.DeskAsync(db =>
            db.CmsDatabase.WriteAsync(
                db,
                async ct =>
                {
                    await db.CmsDatabase.BulkInsertAsync(db, rows, ct);
                    await db.Database.ExecuteSqlRawAsync($"UPDATE change_heads SET sequence = {first + Many - 1}", ct);
                },
                CancellationToken.None
            )
        );

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => ThinAsync(Today))));

        var (thinnedTo, left) = await Host.DeskAsync(async db =>
            (
                await db.ChangeHeads.Select(h => h.ThinnedTo).SingleAsync(),
                await db.Changes.Where(c => things.Contains(c.ThingId)).OrderBy(c => c.Sequence).Select(c => c.Sequence).ToListAsync()
            )
        );
        Assert.Multiple(() =>
        {
            Assert.That(thinnedTo, Is.EqualTo(first + Many - 1));
            Assert.That(left, Is.EqualTo(Enumerable.Range(Many - Things, Things).Select(n => first + n)));
        });
    }

    // More than three batches.
    private const int Many = 3_500;
    private const int Things = 50;

    private static DateTime DayAgo(int days) => Today.AddDays(-days);

    private static void Reword(Article article)
    {
        article.Edit(article.Live! with { Body = $"{article.Live.Body}\n\nMore words." }, An.Hour);
        article.Publish(An.Hour);
    }

    private static IEnumerable<string?> Reasons(FeedFollower follower, Thing thing) =>
        follower.Rows.Where(r => r.GetProperty("id").GetGuid() == thing.Id).Select(r => r.GetProperty("reason").GetString());

    private Task ThinAsync(DateTime now) => Host.DeskAsync(db => LogThinning.ThinAsync(db, now, CancellationToken.None));

    private Task SaveOnDayAsync(int daysAgo, params Thing[] things) => OnDayAsync(daysAgo, db =>
        {
            db.AddRange(things);
            return Task.CompletedTask;
        });

    private Task ChangeOnDayAsync(int daysAgo, Article article, Action<Article> verb) =>
        OnDayAsync(daysAgo, async db => verb((await db.Articles.FindAsync(article.Id))!));

    private async Task OnDayAsync(int daysAgo, Func<CmsDbContext, Task> work)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await using var db = new CmsDbContext(
            services.GetRequiredService<DbContextOptions<CmsDbContext>>(),
            services.GetRequiredService<CmsDatabase>(),
            new StoppedClock(DayAgo(daysAgo)),
            services.GetRequiredService<ChangeFollower>()
        );
        await work(db);
        await db.SaveAsync(CancellationToken.None);
    }

    private sealed class StoppedClock(DateTime now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
