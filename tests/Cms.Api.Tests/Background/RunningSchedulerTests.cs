using System.Diagnostics;
using Cms.Api.Background;
using Cms.Model;
using Cms.Model.Articles;
using Cms.Testing;
using Cms.Testing.Databases;
using Cms.Testing.Hosts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;

namespace Cms.Api.Tests.Background;

/// <summary>The scheduler of servers that run, by a clock that the test moves.</summary>
public sealed class RunningSchedulerTests
{
    private static readonly DateTime Due = An.Hour.AddHours(1);

    [TestCaseSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
    public async Task A_running_server_publishes_within_a_second_and_one_that_starts_catches_up(string provider)
    {
        var clock = new FakeTimeProvider(An.Hour);
        var database = await TestDatabase.CreateAsync(provider);
        await using var first = CmsHost.On(database, clock);
        var (running, down) = (await StoredAsync(first, Due), await StoredAsync(first, Due.AddHours(1)));

        clock.Advance(Due - An.Hour + TimeSpan.FromSeconds(1));
        await UntilPublicAsync(first, running);
        await first.StopAsync();
        clock.Advance(TimeSpan.FromHours(5));
        // The first disposes of the database, which both share.
        var second = CmsHost.On(database, clock);
        try
        {
            await UntilPublicAsync(second, down);

            var shown = await (await second.Client.GetAsync($"/v1/articles/{down.Slug}")).JsonAsync();
            Assert.That(shown.At("data/publishedAt").GetDateTime(), Is.EqualTo(Due.AddHours(1)));
            await SchedulerTests.AssertOnceAsync(second, running.Id);
            await SchedulerTests.AssertOnceAsync(second, down.Id);
        }
        finally
        {
            await second.StopAsync();
        }
    }

    [Test]
    public async Task Two_servers_on_one_database_publish_once_and_both_show_it()
    {
        var clock = new FakeTimeProvider(An.Hour);
        var database = await TestDatabase.CreateAsync("postgres");
        await using var one = CmsHost.On(database, clock);
        var two = CmsHost.On(database, clock);
        try
        {
            var pieces = new List<Article>();
            for (var n = 0; n < 20; n++)
                pieces.Add(await StoredAsync(one, Due.AddMilliseconds(n)));

            clock.Advance(Due - An.Hour + TimeSpan.FromSeconds(1));
            foreach (var piece in pieces)
            {
                await UntilPublicAsync(one, piece);
                await UntilPublicAsync(two, piece);
            }

            foreach (var piece in pieces)
                await SchedulerTests.AssertOnceAsync(one, piece.Id);
        }
        finally
        {
            await two.StopAsync();
        }
    }

    [Test]
    public async Task A_piece_that_somebody_holds_on_PostgreSQL_does_not_hold_up_the_others()
    {
        await using var host = CmsHost.On(await TestDatabase.CreateAsync("postgres"), new FakeTimeProvider(An.Hour));
        var (held, free) = (await StoredAsync(host, Due), await StoredAsync(host, Due.AddMilliseconds(1)));
        var clock = new FakeTimeProvider(Due.AddSeconds(1));
        var scheduler = new Scheduler(
            host.Services.GetRequiredService<IServiceScopeFactory>(),
            host.Services.GetRequiredService<CmsDatabase>(),
            clock,
            NullLogger<Scheduler>.Instance
        );

        await host.DeskAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.Database.SqlQueryRaw<int>("SELECT 1 AS \"Value\" FROM articles WHERE id = {0} FOR UPDATE", held.Id).ToListAsync();
            Assert.That(await scheduler.PublishDueAsync(CancellationToken.None), Is.EqualTo(1));
        });
        clock.Advance(TimeSpan.FromSeconds(5));
        await scheduler.PublishDueAsync(CancellationToken.None);

        await SchedulerTests.AssertOnceAsync(host, free.Id);
        await SchedulerTests.AssertOnceAsync(host, held.Id);
    }

    private static async Task<Article> StoredAsync(CmsHost host, DateTime due)
    {
        var author = An.Author();
        var piece = An.Draft(An.Content("At its time", author));
        piece.Schedule(due, An.Hour);
        await host.DeskAsync(db =>
        {
            db.AddRange(author, piece);
            return db.SaveAsync(CancellationToken.None);
        });
        return piece;
    }

    private static async Task UntilPublicAsync(CmsHost host, Article piece)
    {
        for (var time = Stopwatch.StartNew(); time.Elapsed < Patience.Limit; )
        {
            using var answer = await host.Client.GetAsync($"/v1/articles/{piece.Slug}");
            if (answer.IsSuccessStatusCode)
                return;
        }

        Assert.Fail($"{piece.Slug} is not public after {Patience.Limit.TotalSeconds} s.");
    }
}
