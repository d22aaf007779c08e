using System.Diagnostics;
using Cms.Api.Background;
using Cms.Model;
using Cms.Model.Articles;
using Cms.Model.Authors;
using Cms.Model.Background;
using Cms.Model.Changes;
using Cms.Model.Illustrations;
using Cms.Model.Reading;
using Cms.Model.Sqlite;
using Cms.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;

namespace Cms.Api.Tests.Background;

/// <summary>The server's own scheduler stands still, by a clock that nobody moves; the tests run others beside it.</summary>
public sealed class SchedulerTests(string provider) : OnEveryDatabase(provider)
{
    private static readonly DateTime Due = An.Hour.AddHours(1);
    private readonly Author _author = An.Author();

    protected override TimeProvider Clock { get; } = new FakeTimeProvider(An.Hour);

    private IServiceScopeFactory Scopes => Host.Services.GetRequiredService<IServiceScopeFactory>();

    [Test]
    public async Task A_due_piece_is_public_with_its_due_instant_as_its_date_and_says_who_did_it()
    {
        var piece = await StoredAsync("On time", a => a.Schedule(Due, An.Hour));

        await PublishAsync(Due.AddMilliseconds(-1));
        await GetAsync($"/v1/articles/{piece.Slug}", 404);
        await PublishAsync(Due.AddMilliseconds(700));

        var shown = (await GetAsync($"/v1/articles/{piece.Slug}")).GetProperty("data");
        var traces = await TracesAsync(piece.Id);
        Assert.Multiple(() =>
        {
            Assert.That(shown.GetProperty("publishedAt").GetDateTime(), Is.EqualTo(Due));
            Assert.That(traces.Changes, Is.EqualTo(new[] { ChangeReason.Published }));
            Assert.That(traces.Published, Is.EqualTo(new[] { "scheduler The scheduler" }));
            Assert.That(traces.Acts, Is.EqualTo(new[] { "program create", "program schedule", "scheduler publish" }));
        });
    }

    [Test]
    public async Task A_piece_that_names_what_lies_in_the_trash_misses_its_time_and_says_so()
    {
        var author = An.Author();
        var piece = An.Draft(An.Content("Names somebody", author));
        piece.Schedule(Due, An.Hour);
        await SaveAsync(author, piece);
        // Past every rule that keeps it from there.
        await Host.DeskAsync(db =>
            db.Authors.Where(a => a.Id == author.Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.TrashedAt, An.Hour))
        );

        await PublishAsync(Due);

        var stored = await ReadAsync(piece.Id);
        Assert.Multiple(() =>
        {
            Assert.That((stored.Status, stored.ScheduledFor), Is.EqualTo((ArticleStatus.Draft, (DateTime?)null)));
            Assert.That(stored.Refusal, Does.Contain(author.Id.ToString()));
        });
    }

    [Test]
    public async Task An_embargo_ends_by_itself()
    {
        var piece = await StoredAsync("Held back", a => a.Embargo(Due, An.Hour));

        await PublishAsync(Due.AddMilliseconds(-1));
        await GetAsync($"/v1/articles/{piece.Slug}", 404);
        await PublishAsync(Due);

        var stored = await ReadAsync(piece.Id);
        Assert.Multiple(() =>
        {
            Assert.That(
                (stored.Status, stored.PublishedAt, stored.EmbargoUntil),
                Is.EqualTo((ArticleStatus.Published, (DateTime?)Due, (DateTime?)null))
            );
            Assert.That(stored.IsPublic);
        });
        await GetAsync($"/v1/articles/{piece.Slug}");
    }

    [Test]
    public async Task A_public_piece_gets_its_update_when_it_is_due_and_keeps_its_date()
    {
        var piece = await StoredAsync("First words", a => a.Publish(An.Hour));
        await ChangeAsync<Article>(piece.Id, a =>
        {
            a.Edit(a.Live! with { Title = "Second words" }, An.Hour);
            a.Schedule(Due, An.Hour);
        });

        await PublishAsync(Due.AddMilliseconds(-1));
        Assert.That((await GetAsync($"/v1/articles/{piece.Slug}")).At("data/title").GetString(), Is.EqualTo("First words"));
        await PublishAsync(Due);

        var shown = (await GetAsync($"/v1/articles/{piece.Slug}")).GetProperty("data");
        Assert.Multiple(() =>
        {
            Assert.That(shown.GetProperty("title").GetString(), Is.EqualTo("Second words"));
            Assert.That(shown.GetProperty("publishedAt").GetDateTime(), Is.EqualTo(An.Hour));
        });
        Assert.That((await TracesAsync(piece.Id)).Changes, Is.EqualTo(new[] { ChangeReason.Published, ChangeReason.Updated }));
    }

    [Test]
    public async Task What_was_taken_back_or_moved_or_published_by_hand_is_left_alone_at_its_old_time()
    {
        var back = await StoredAsync("Taken back", a => a.Schedule(Due, An.Hour));
        var lifted = await StoredAsync("Lifted", a => a.Embargo(Due, An.Hour));
        var trashed = await StoredAsync("Thrown away", a => a.Schedule(Due, An.Hour));
        var moved = await StoredAsync("Moved", a => a.Schedule(Due, An.Hour));
        var early = await StoredAsync("By hand", a => a.Schedule(Due, An.Hour));
        var down = await StoredAsync("Taken down", a => a.Schedule(Due, An.Hour));
        await ChangeAsync<Article>(back.Id, a => a.Unschedule());
        await ChangeAsync<Article>(lifted.Id, a => a.LiftEmbargo());
        await ChangeAsync<Article>(trashed.Id, a => a.Trash(An.Hour));
        await ChangeAsync<Article>(moved.Id, a => a.Schedule(Due.AddMinutes(1), An.Hour));
        await ChangeAsync<Article>(early.Id, a => a.Publish(An.Hour));
        await ChangeAsync<Article>(down.Id, a => a.Publish(An.Hour));
        await ChangeAsync<Article>(down.Id, a => a.Unpublish(An.Hour));

        await PublishAsync(Due.AddSeconds(59));

        var acts = new[] { back, lifted, trashed, moved, early, down }.ToDictionary(a => a.Slug, async a => (await TracesAsync(a.Id)).Acts);
        foreach (var (slug, traces) in acts)
            Assert.That(await traces, Has.None.StartsWith("scheduler"), slug);
        await PublishAsync(Due.AddMinutes(1));
        Assert.That((await ReadAsync(moved.Id)).PublishedAt, Is.EqualTo(Due.AddMinutes(1)));
    }

    [TestCase("unschedule", ArticleStatus.Draft)]
    [TestCase("move", ArticleStatus.Scheduled)]
    [TestCase("publish", ArticleStatus.Published)]
    [TestCase("take down", ArticleStatus.Unpublished)]
    public async Task What_somebody_does_between_the_look_and_the_save_stands(string act, ArticleStatus status)
    {
        var piece = await StoredAsync("In the last moment", a => a.Schedule(Due, An.Hour));

        await PublishAsync(Due, Once(piece, () => ChangeAsync<Article>(piece.Id, a =>
                {
                    if (act == "unschedule")
                        a.Unschedule();
                    else if (act == "move")
                        a.Schedule(Due.AddMinutes(1), An.Hour);
                    else
                        a.Publish(An.Hour);
                    if (act == "take down")
                        a.Unpublish(An.Hour);
                })));

        Assert.That((await ReadAsync(piece.Id)).Status, Is.EqualTo(status));
        Assert.That((await TracesAsync(piece.Id)).Acts, Has.None.StartsWith("scheduler"));
        await PublishAsync(Due.AddMinutes(1));
    }

    [Test]
    public async Task An_edit_between_the_look_and_the_save_is_what_goes_out()
    {
        var piece = await StoredAsync("Before the edit", a => a.Schedule(Due, An.Hour));

        await PublishAsync(
            Due,
            Once(piece, () => ChangeAsync<Article>(piece.Id, a => a.Edit(a.Working! with { Title = "After the edit" }, An.Hour)))
        );

        Assert.That((await GetAsync($"/v1/articles/{piece.Slug}")).At("data/title").GetString(), Is.EqualTo("After the edit"));
        Assert.That((await TracesAsync(piece.Id)).Changes, Is.EqualTo(new[] { ChangeReason.Published }));
    }

    [Test]
    public async Task Several_schedulers_at_once_publish_once()
    {
        var pieces = await StoredAsync(20, n => Due.AddMilliseconds(n));
        var looks = 0;

        var published = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ =>
                    Task.Run(() =>
                        SchedulerAt(Due.AddSeconds(1), _ => Interlocked.Increment(ref looks)).PublishDueAsync(CancellationToken.None)
                    )
                )
        );

        Assert.That(published.Sum(), Is.EqualTo(pieces.Count));
        Assert.That(looks, Is.EqualTo(pieces.Count), "One had the lease; the others left the work to it.");
        await AssertOnceAsync(pieces);
    }

    [Test]
    public async Task One_that_was_taken_for_dead_publishes_nothing_a_second_time()
    {
        var pieces = await StoredAsync(3, n => Due.AddMilliseconds(n));
        var other = SchedulerAt(Due.AddSeconds(1));

        // The first stands still between the look and the save, until its lease is over and another did the work.
        var published = await SchedulerAt(Due.AddSeconds(1), Once(pieces[0], async () =>
                {
                    await Host.EndLeasesAsync();
                    await other.PublishDueAsync(CancellationToken.None);
                }))
            .PublishDueAsync(CancellationToken.None);

        Assert.That(published, Is.Zero);
        await AssertOnceAsync(pieces);
    }

    [Test]
    public async Task The_work_of_a_dead_node_is_taken_over_when_its_lease_is_over()
    {
        var piece = await StoredAsync("Left behind", a => a.Schedule(Due, An.Hour));
        await Host.DeskAsync(db => Lease.TakeAsync(db, Scheduler.LeaseName, "dead", CancellationToken.None));

        // By a clock that is two hours ahead as little as by one that is right: the database's own counts.
        await PublishAsync(Due.AddHours(2));
        Assert.That((await ReadAsync(piece.Id)).IsPublic, Is.False);
        await Host.EndLeasesAsync();
        await PublishAsync(Due);

        Assert.That((await ReadAsync(piece.Id)).IsPublic);
        Assert.That(await Host.DeskAsync(db => db.Leases.CountAsync()), Is.Zero);
    }

    [Test]
    public async Task The_lease_is_renewed_while_there_is_work()
    {
        var pieces = await StoredAsync(4, _ => Due);
        var clock = new FakeTimeProvider(Due);
        var ends = new List<DateTime>();

        await new Scheduler(new WatchedScopes(Scopes, _ =>
            {
                clock.Advance(TimeSpan.FromSeconds(6));
                ends.Add(Host.DeskAsync(db => db.Leases.Select(l => l.Until).SingleAsync()).GetAwaiter().GetResult());
            }), Database, clock, new Lines()).PublishDueAsync(CancellationToken.None);

        Assert.That(ends, Is.Ordered.Ascending.And.Count.EqualTo(4));
        Assert.That(ends[^1], Is.GreaterThan(ends[0]));
        await AssertOnceAsync(pieces);
    }

    [Test]
    public async Task Told_to_stop_it_finishes_the_piece_in_hand_and_gives_up_its_lease()
    {
        var pieces = await StoredAsync(3, n => Due.AddMilliseconds(n));
        using var stop = new CancellationTokenSource();

        await SchedulerAt(Due.AddSeconds(1), a =>
            {
                if (a.Id == pieces[1])
                    stop.Cancel();
            })
            .PublishDueAsync(stop.Token);

        Assert.That(await Task.WhenAll(pieces.Select(async id => (await ReadAsync(id)).IsPublic)), Is.EqualTo(new[] { true, true, false }));
        Assert.That(await Host.DeskAsync(db => db.Leases.CountAsync()), Is.Zero);
        await PublishAsync(Due.AddSeconds(1));
    }

    [Test]
    public async Task A_piece_whose_gate_closed_goes_back_to_the_desk_with_the_reason_and_the_others_go_out()
    {
        var picture = An.Illustration(credit: new Credit(CreditKind.Staff, "A. Nother"));
        await SaveAsync(picture);
        var unlicensed = await StoredAsync("Unlicensed", a => a.Schedule(Due, An.Hour));
        var held = await StoredAsync("Held back and unlicensed", a => a.Embargo(Due.AddMilliseconds(1), An.Hour));
        var bare = An.Draft(An.Content("Its picture is gone", _author) with { LeadIllustrationId = picture.Id });
        bare.Schedule(Due.AddMilliseconds(2), An.Hour);
        var update = await StoredAsync("Still as it was", a => a.Publish(An.Hour));
        await SaveAsync(bare);
        var fine = await StoredAsync("Nothing wrong", a => a.Schedule(Due.AddMilliseconds(4), An.Hour));
        await ChangeAsync<Article>(unlicensed.Id, a => a.Edit(a.Working! with { License = null }, An.Hour));
        await ChangeAsync<Article>(held.Id, a => a.Edit(a.Working! with { License = null }, An.Hour));
        await ChangeAsync<Article>(update.Id, a =>
        {
            a.Edit(a.Live! with { Title = "Never shown" }, An.Hour);
            a.Schedule(Due.AddMilliseconds(3), An.Hour);
            a.Edit(a.Working! with { Title = "" }, An.Hour);
        });
        await ChangeAsync<Illustration>(picture.Id, i => i.Discard(An.Hour));
        var lines = new Lines();

        var published = await SchedulerAt(Due.AddSeconds(1), lines: lines).PublishDueAsync(CancellationToken.None);
        var again = await SchedulerAt(Due.AddSeconds(2), a => Assert.Fail($"{a.Slug} is tried again."))
            .PublishDueAsync(CancellationToken.None);

        var stored = new List<Article>();
        foreach (var id in new[] { unlicensed.Id, held.Id, bare.Id, update.Id, fine.Id })
            stored.Add(await ReadAsync(id));
        Assert.Multiple(() =>
        {
            Assert.That((published, again), Is.EqualTo((1, 0)));
            Assert.That(
                stored.Select(a => a.Status),
                Is.EqualTo(
                    new[]
                    {
                        ArticleStatus.Draft,
                        ArticleStatus.Draft,
                        ArticleStatus.Draft,
                        ArticleStatus.Published,
                        ArticleStatus.Published,
                    }
                )
            );
            Assert.That(stored.Select(a => a.DueAt), Has.All.Null);
            Assert.That(stored[0].Refusal, Does.Contain("license"));
            Assert.That(stored[1].Refusal, Does.Contain("license"));
            Assert.That(stored[2].Refusal, Does.Contain("no illustration"));
            Assert.That(stored[3].Refusal, Does.Contain("title"));
            Assert.That(stored[3].Live!.Title, Is.EqualTo("Still as it was"));
            Assert.That(stored[4].Refusal, Is.Null);
            Assert.That(lines.All.Count(l => l.Level == LogLevel.Warning), Is.EqualTo(4));
        });
        Assert.That((await TracesAsync(unlicensed.Id)).Acts[^1], Is.EqualTo("scheduler miss-schedule"));
        Assert.That(
            (await TracesAsync(held.Id)).Changes,
            Is.EqualTo(new[] { ChangeReason.EmbargoSet, ChangeReason.Updated, ChangeReason.EmbargoCancelled })
        );
    }

    [Test]
    public async Task A_gate_that_somebody_opens_in_the_last_moment_is_open()
    {
        var piece = await StoredAsync("Licensed after all", a => a.Schedule(Due, An.Hour));
        await ChangeAsync<Article>(piece.Id, a => a.Edit(a.Working! with { License = null }, An.Hour));
        var reads = 0;

        // The first look finds the gate closed; before the schedule is taken back, the license is there again.
        await PublishAsync(Due, a =>
        {
            if (a.Id == piece.Id && ++reads == 2)
                ChangeAsync<Article>(piece.Id, b => b.Edit(b.Working! with { License = Model.Licenses.License.CcBy }, An.Hour))
                    .GetAwaiter()
                    .GetResult();
        });

        Assert.That((await ReadAsync(piece.Id)).IsPublic);
    }

    [Test]
    public async Task A_piece_that_cannot_even_be_read_is_put_off_and_holds_nobody_up()
    {
        var broken = await StoredAsync("Broken", a => a.Schedule(Due, An.Hour));
        var fine = await StoredAsync("Whole", a => a.Schedule(Due.AddMilliseconds(1), An.Hour));
        await Host.DeskAsync(db =>
            db.Database.ExecuteSqlRawAsync(
                "UPDATE article_contents SET working = 'nothing' WHERE id = @p0",
                [db.CmsDatabase.Sql.Value(broken.Id)]
            )
        );
        var lines = new Lines();
        var scheduler = SchedulerAt(Due.AddSeconds(1), lines: lines);

        await scheduler.PublishDueAsync(CancellationToken.None);
        await scheduler.PublishDueAsync(CancellationToken.None);
        await scheduler.PublishDueAsync(CancellationToken.None);

        Assert.That((await ReadAsync(fine.Id)).IsPublic);
        Assert.That(lines.All.Count(l => l.Level == LogLevel.Error), Is.EqualTo(1));
        await Host.DeskAsync(db =>
            db.Database.ExecuteSqlRawAsync("UPDATE articles SET scheduled_for = NULL WHERE id = @p0", [db.CmsDatabase.Sql.Value(broken.Id)])
        );
    }

    [Test]
    public async Task A_thousand_that_are_due_at_once_go_out_in_the_order_of_their_times()
    {
        var order = Enumerable.Range(0, 1_000).ToArray();
        new Random(1_917).Shuffle(order);
        var pieces = await StoredAsync(order.Length, n => Due.AddMilliseconds(order[n]));
        var expected = pieces.Zip(order).OrderBy(p => p.Second).Select(p => p.First).ToList();
        var (time, work) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);

        await PublishAsync(Due.AddSeconds(1));

        TestContext.Out.WriteLine(
            $"{pieces.Count} in {time.Elapsed.TotalSeconds:0.00} s, {(Environment.CpuUsage.TotalTime - work).TotalSeconds:0.00} s of work"
        );
        var rows = await Host.DeskAsync(db =>
            db.Changes.Where(c => c.Kind == ThingKind.Article && pieces.Contains(c.ThingId))
                .OrderBy(c => c.Sequence)
                .Select(c => c.ThingId)
                .ToListAsync()
        );
        Assert.That(rows, Is.EqualTo(expected));
        Assert.That(await Host.DeskAsync(db => db.Articles.CountAsync(a => pieces.Contains(a.Id) && a.IsPublic)), Is.EqualTo(1_000));
    }

    [Test]
    public async Task What_is_due_is_found_by_its_time_and_not_among_all_that_is_published()
    {
        var isSqlite = Database.Name == "sqlite";
        var statement = ArticleQueries.Due(Database, Due);

        await using var read = await Database.OpenReadAsync(CancellationToken.None);
        await read.BeginSnapshotAsync(CancellationToken.None);
        // PostgreSQL counts, and reads a small table whole, rightly; so it is asked whether it could do otherwise.
        if (!isSqlite)
            await read.QueryAsync(new Statement("SET LOCAL enable_seqscan = off", []), _ => true, CancellationToken.None);
        var plan = string.Join(
            '\n',
            await read.QueryAsync(
                statement with
                {
                    Text = (isSqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + statement.Text,
                },
                r => r.GetString(isSqlite ? 3 : 0),
                CancellationToken.None
            )
        );

        Assert.That(
            plan,
            Does.Contain("ix_articles_scheduled_for")
                .And.Contain("ix_articles_embargo_until")
                .And.Not.Contain("SCAN articles")
                .And.Not.Contain("Seq Scan")
        );
    }

    [Test]
    public async Task A_database_that_is_away_is_said_once_until_it_is_back()
    {
        await using var nowhere = new SqliteDatabase("Data Source=/nowhere/at/all.db");
        var lines = new Lines();
        var scheduler = new Scheduler(Scopes, nowhere, new FakeTimeProvider(Due), lines);

        for (var n = 0; n < 3; n++)
            await scheduler.TickAsync(CancellationToken.None);

        Assert.That(lines.All.Select(l => l.Level), Is.EqualTo(new[] { LogLevel.Warning }));
    }

    private CmsDatabase Database => Host.Services.GetRequiredService<CmsDatabase>();

    private Scheduler SchedulerAt(DateTime now, Action<Article>? onRead = null, Lines? lines = null) =>
        new(new WatchedScopes(Scopes, onRead ?? (_ => { })), Database, new FakeTimeProvider(now), lines ?? new Lines());

    private Task<int> PublishAsync(DateTime now, Action<Article>? onRead = null) =>
        SchedulerAt(now, onRead).PublishDueAsync(CancellationToken.None);

    private static Action<Article> Once(Article piece, Func<Task> act) => Once(piece.Id, act);

    private static Action<Article> Once(Guid id, Func<Task> act)
    {
        var isDone = false;
        return article =>
        {
            if (article.Id != id || isDone)
                return;
            isDone = true;
            act().GetAwaiter().GetResult();
        };
    }

    private async Task<Article> StoredAsync(string title, Action<Article> verb)
    {
        var piece = An.Draft(An.Content(title, _author));
        verb(piece);
        if (await Host.DeskAsync(db => db.Authors.AnyAsync(a => a.Id == _author.Id)))
            await SaveAsync(piece);
        else
            await SaveAsync(_author, piece);
        return piece;
    }

    private async Task<List<Guid>> StoredAsync(int count, Func<int, DateTime> due)
    {
        var pieces = Enumerable
            .Range(0, count)
            .Select(n =>
            {
                var piece = An.Draft(An.Content($"One of many, {n}", _author));
                piece.Schedule(due(n), An.Hour);
                return piece;
            })
            .ToList();
        // A save of a thousand at once walks all that it tracks for each.
        foreach (var some in pieces.Chunk(20))
            await SaveAsync([.. some]);
        return pieces.ConvertAll(p => p.Id);
    }

    private Task<Article> ReadAsync(Guid id) => Host.DeskAsync(db => db.Articles.AsNoTracking().SingleAsync(a => a.Id == id));

    private Task<Traces> TracesAsync(Guid id) => TracesAsync(Host, id);

    private async Task AssertOnceAsync(List<Guid> pieces)
    {
        foreach (var id in pieces)
            await AssertOnceAsync(Host, id);
    }

    internal static async Task AssertOnceAsync(Testing.Hosts.CmsHost host, Guid id)
    {
        var traces = await TracesAsync(host, id);
        Assert.Multiple(() =>
        {
            Assert.That(traces.Changes, Is.EqualTo(new[] { ChangeReason.Published }));
            Assert.That(traces.Published, Is.EqualTo(new[] { "scheduler The scheduler" }));
            Assert.That(traces.Acts.Count(a => a == "scheduler publish"), Is.EqualTo(1));
        });
    }

    internal static Task<Traces> TracesAsync(Testing.Hosts.CmsHost host, Guid id) =>
        host.DeskAsync(async db => new Traces(
            await db.Changes.Where(c => c.ThingId == id).OrderBy(c => c.Sequence).Select(c => c.Reason).ToListAsync(),
            await db
                .Revisions.Where(r => r.ArticleId == id && r.Reason == "published")
                .Select(r => r.ActorId + " " + r.ActorName)
                .ToListAsync(),
            await db
                .Audit.Where(e => e.ThingId == id)
                .OrderBy(e => e.EditVersion)
                .ThenBy(e => e.Action)
                .Select(e => e.ActorId + " " + e.Action)
                .ToListAsync()
        ));

    /// <summary>What an article's story left behind.</summary>
    internal sealed record Traces(List<ChangeReason> Changes, List<string> Published, List<string> Acts);

    /// <summary>Contexts that say which article was read through them, at the moment it was read.</summary>
    private sealed class WatchedScopes(IServiceScopeFactory inner, Action<Article> onRead) : IServiceScopeFactory
    {
        public IServiceScope CreateScope()
        {
            var scope = inner.CreateScope();
            scope.ServiceProvider.GetRequiredService<CmsDbContext>().ChangeTracker.Tracked += (_, e) =>
            {
                if (e is { FromQuery: true, Entry.Entity: Article article })
                    onRead(article);
            };
            return scope;
        }
    }

    /// <summary>A log that is kept.</summary>
    private sealed class Lines : ILogger<Scheduler>
    {
        public List<(LogLevel Level, string Text)> All { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => All.Add((logLevel, formatter(state, exception)));
    }
}
