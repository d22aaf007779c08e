using System.Diagnostics;
using System.Globalization;
using Cms.Model;
using Cms.Model.Topics;
using Cms.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Cms.Api.Tests.Changes;

// Alone, since it takes all the machine has and would make others wait past their limits.
[NonParallelizable]
public sealed class LogUnderConcurrencyTests(string provider) : OnEveryDatabase(provider)
{
    private const int Readers = 4;
    private const int Seed = 1_917;

    private readonly Topic _shared = An.Topic("Tides");

    /// <summary>Public all along, so that pieces which share it only wait for each other.</summary>
    protected override async Task PrepareAsync()
    {
        _shared.List(true);
        await SaveAsync(_shared);
    }

    [TestCase(8, 12)]
    [TestCase(32, 4)]
    public async Task Every_reader_is_given_every_row_once_and_in_order_while_many_write(int writers, int saves)
    {
        // Judging every page by the contract would keep the readers from reading.
        using var client = new HttpClient { BaseAddress = Host.BaseAddress };
        var before = await HeadAsync();
        var start = (await FeedFollower.AtHeadAsync(Client)).Cursor;
        var readers = Enumerable.Range(0, Readers).Select(_ => new FeedFollower(client, start)).ToList();
        using var written = new CancellationTokenSource();
        var reading = readers.Select((reader, i) => FollowAsync(reader, new Random(Seed + i), written.Token)).ToList();

        var work = (await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => WriteAsync(writer, saves))))
            .SelectMany(w => w)
            .ToList();
        await written.CancelAsync();
        await Task.WhenAll(reading);

        var stored = await StoredAsync(before);
        var dense = Enumerable.Range(1, stored.Count).Select(n => before + n).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(stored.Select(r => r.Sequence), Is.EqualTo(dense), "The log has a hole.");
            foreach (var reader in readers)
                Assert.That(reader.Sequences, Is.EqualTo(dense), "A reader missed a row, or was given one twice or out of order.");
            Assert.That(readers.Sum(r => r.Polls), Is.GreaterThan(Readers * 2), "The readers did not read while others wrote.");
        });

        var kept = work.Where(w => w.Sequence is not null).ToList();
        var undone = work.Where(w => w.Sequence is null).Select(w => w.ArticleId).ToHashSet();
        Assert.Multiple(() =>
        {
            Assert.That(undone, Is.Not.Empty, "No save was undone; the seed gives too little.");
            Assert.That(kept, Has.Count.GreaterThan(work.Count / 2), "Most saves were undone.");
            Assert.That(stored.Where(r => undone.Contains(r.ThingId)), Is.Empty, "A save that was undone left a row.");
            foreach (var save in kept)
            {
                var own = stored[(int)(save.Sequence!.Value - before - 1)].ThingId;
                Assert.That(own == save.ArticleId || own == save.AuthorId, $"Number {save.Sequence} was given for another's change.");
            }
        });

        // Whoever was answered before another began stands before it.
        foreach (var earlier in kept)
        {
            foreach (var later in kept.Where(k => earlier.AnsweredAt < k.BegunAt))
                Assert.That(earlier.Sequence, Is.LessThan(later.Sequence!.Value));
        }
    }

    [Test]
    public async Task A_save_held_open_shows_nothing_of_itself_and_loses_nothing_of_others()
    {
        var before = await HeadAsync();
        var reader = await FeedFollower.AtHeadAsync(Client);
        var isHeld = new TaskCompletionSource();
        var othersDone = new TaskCompletionSource();
        var alone = Host.Database.Provider == "sqlite";
        var author = An.Author();
        var article = An.Article(An.Content("The one that waits", author));
        var seenWhileHeld = Array.Empty<long>();
        var holding = Host.DeskAsync(async db =>
        {
            db.AddRange(author, article);
            return await db.SaveAsync(
                async ct =>
                {
                    isHeld.SetResult();
                    // One writer at a time: the others wait, longer than a hasty one would. Otherwise they are waited for.
                    if (alone)
                        await Task.Delay(TimeSpan.FromSeconds(1), ct);
                    else
                        await othersDone.Task.WaitAsync(TimeSpan.FromSeconds(20), ct);
                    await reader.DrainAsync();
                    seenWhileHeld = [.. reader.Sequences];
                    return true;
                },
                CancellationToken.None
            );
        });
        await isHeld.Task;

        var others = Task.WhenAll(Enumerable.Range(0, 8).Select(writer => WriteAsync(100 + writer, 3, mayFail: false, mayShare: false)));
        if (!alone)
            await others;
        othersDone.SetResult();
        var held = (await holding).Sequence!.Value;
        var numbers = (await others).SelectMany(o => o).Select(o => o.Sequence!.Value).ToList();

        await reader.DrainAsync();
        var last = await HeadAsync();
        Assert.Multiple(() =>
        {
            Assert.That(numbers, alone ? Has.All.GreaterThan(held) : Has.All.LessThan(held));
            Assert.That(
                seenWhileHeld.Max(s => (long?)s) ?? before,
                Is.EqualTo(alone ? before : held - 2),
                "What was held open showed, or what was not did not."
            );
            Assert.That(reader.Sequences, Is.EqualTo(Enumerable.Range(1, (int)(last - before)).Select(n => before + n)));
        });
    }

    [Test]
    public async Task A_save_that_changes_nothing_public_takes_no_number()
    {
        var before = await HeadAsync();

        var number = await SaveAsync(An.Author(), An.Draft(An.Content("Nobody sees this")));

        var after = await HeadAsync();
        Assert.Multiple(() =>
        {
            Assert.That(number, Is.Null);
            Assert.That(after, Is.EqualTo(before));
        });
    }

    private async Task<List<Written>> WriteAsync(int writer, int saves, bool mayFail = true, bool mayShare = true)
    {
        var random = new Random(Seed * (writer + 1));
        var done = new List<Written>();
        for (var i = 0; i < saves; i++)
        {
            var author = An.Author();
            var content = An.Content($"Writer {writer}, piece {i}", author) with
            {
                TopicIds = mayShare && random.Next(2) == 0 ? [_shared.Id] : [],
            };
            var article = An.Article(content);
            var earlier = done.LastOrDefault(d => d.Sequence is not null);
            var isEdit = earlier is not null && random.Next(4) == 0;
            var fails = mayFail && random.Next(6) == 0;
            var pause = random.Next(6);
            var begunAt = Stopwatch.GetTimestamp();
            try
            {
                var saved = await Host.DeskAsync(async db =>
                {
                    if (isEdit)
                    {
                        var again = (await db.Articles.FindAsync(earlier!.ArticleId))!;
                        again.Edit(again.Live! with { Title = $"{again.Live!.Title}, again" }, An.Hour.AddDays(1));
                        again.Publish(An.Hour.AddDays(1));
                    }
                    else
                    {
                        db.AddRange(author, article);
                    }

                    return await db.SaveAsync(
                        async ct =>
                        {
                            await Task.Delay(pause, ct);
                            return fails ? throw new UndoneException() : true;
                        },
                        CancellationToken.None
                    );
                });
                var own = isEdit ? earlier! : new Written(article.Id, author.Id, null, 0, 0);
                done.Add(own with { Sequence = saved.Sequence, BegunAt = begunAt, AnsweredAt = Stopwatch.GetTimestamp() });
                await ReadOwnAsync(done[^1]);
            }
            catch (Exception e)
                when ((fails && e is UndoneException)
                    || (mayFail && Host.Services.GetRequiredService<CmsDatabase>().Judge(e) == DatabaseFault.Busy)
                )
            {
                // Undone on purpose, or refused on a busy machine; either way it never was.
                if (!isEdit)
                    done.Add(new Written(article.Id, author.Id, null, begunAt, 0));
            }
        }

        return done;
    }

    private async Task ReadOwnAsync(Written save)
    {
        using var answer = await Client.GetAsync($"/v1/articles/{save.ArticleId}");
        var position = long.Parse(answer.Headers.GetValues("Content-Sequence").Single(), CultureInfo.InvariantCulture);
        Assert.Multiple(() =>
        {
            Assert.That((int)answer.StatusCode, Is.EqualTo(200));
            Assert.That(position, Is.GreaterThanOrEqualTo(save.Sequence!.Value));
        });
    }

    private static async Task FollowAsync(FeedFollower reader, Random random, CancellationToken written)
    {
        while (!written.IsCancellationRequested)
            await reader.PollAsync(random.Next(1, 101));
        await reader.DrainAsync();
    }

    private Task<long> HeadAsync() => Host.DeskAsync(db => db.ChangeHeads.Select(h => h.Sequence).SingleAsync());

    private Task<List<(long Sequence, Guid ThingId)>> StoredAsync(long after) =>
        Host.DeskAsync(async db =>
            (await db.Changes.AsNoTracking().Where(c => c.Sequence > after).OrderBy(c => c.Sequence).ToListAsync()).ConvertAll(c =>
                (c.Sequence, c.ThingId)
            )
        );

    private sealed record Written(Guid ArticleId, Guid AuthorId, long? Sequence, long BegunAt, long AnsweredAt);

    private sealed class UndoneException : Exception;
}
