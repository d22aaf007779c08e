using Cms.Model;
using Cms.Model.Articles;
using Cms.Model.Articles.Bodies;
using Cms.Model.Background;
using Cms.Testing;
using Cms.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using NUnit.Framework;

namespace Cms.Api.Tests.Databases;

/// <summary>
/// Writes that are asked for at the same moment: each is stored whole or not at all, whatever becomes of those beside it.
/// </summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class WriteLineTests(string provider)
{
    private TestDatabase _place = null!;
    private CmsDatabase _database = null!;

    [SetUp]
    public async Task OpenAsync()
    {
        _place = await TestDatabase.CreateAsync(provider);
        _database = _place.Open();
    }

    [TearDown]
    public async Task CloseAsync()
    {
        if (_database is not null)
            await _database.DisposeAsync();
        if (_place is not null)
            await _place.DisposeAsync();
    }

    [Test]
    public async Task One_that_fails_takes_nothing_from_the_others()
    {
        var opened = Signal();
        var first = WriteAsync("first", then: opened.Task);
        var others = Enumerable.Range(0, 12).Select(n => WriteAsync($"other-{n}", fails: n % 4 == 1)).ToList();

        opened.SetResult();
        await Task.WhenAll([first, .. others]);

        Assert.That(others.Select(o => o.Result), Is.EqualTo(Enumerable.Range(0, 12).Select(n => n % 4 != 1)));
        Assert.That(
            await NamesAsync(),
            Is.EquivalentTo(Enumerable.Range(0, 12).Where(n => n % 4 != 1).Select(n => $"other-{n}").Append("first"))
        );
    }

    [Test]
    public async Task Who_fails_on_what_another_wrote_is_told_so_when_that_is_stored()
    {
        var (opened, begun) = (Signal(), Signal());
        var first = WriteAsync("same", then: opened.Task, begun: begun);
        await begun.Task;
        var second = WriteAsync("same");

        opened.SetResult();

        Assert.That(async () => await second, Throws.Exception.Matches<Exception>(e => _database.Judge(e!) == DatabaseFault.NotUnique));
        Assert.That(await NamesAsync(), Is.EquivalentTo(["same"]), "Who then looks finds the other's.");
        await first;
    }

    [Test]
    public async Task Nothing_is_answered_before_it_is_stored()
    {
        var (opened, begun) = (Signal(), Signal());
        var first = WriteAsync("first");
        var last = WriteAsync("last", then: opened.Task, begun: begun);
        await begun.Task;

        // The second may share the first's commit: then neither is there yet, and neither is answered.
        var isAnswered = first.IsCompleted;
        var there = await NamesAsync();
        Assert.That(!isAnswered || there.Contains("first"), Is.True);
        Assert.That(last.IsCompleted, Is.False);
        Assert.That(there, Does.Not.Contain("last"));

        opened.SetResult();
        await Task.WhenAll(first, last);
        Assert.That(await NamesAsync(), Is.EquivalentTo(["first", "last"]));
    }

    [Test]
    public async Task Who_gives_up_is_told_at_once_and_not_served()
    {
        var (opened, begun) = (Signal(), Signal());
        var first = WriteAsync("first", then: opened.Task, begun: begun);
        await begun.Task;
        using var gone = new CancellationTokenSource();
        // In the line on SQLite; where there is no line, in its own transaction.
        var waiting = WriteAsync("gone", then: opened.Task, ct: gone.Token);

        await gone.CancelAsync();

        Assert.That(async () => await waiting, Throws.InstanceOf<OperationCanceledException>());
        opened.SetResult();
        await first;
        Assert.That(await NamesAsync(), Is.EquivalentTo(["first"]));
    }

    [Test]
    public async Task What_is_saved_is_read_before_its_turn()
    {
        var (opened, begun) = (Signal(), Signal());
        var first = WriteAsync("first", then: opened.Task, begun: begun);
        await begun.Task;
        var text = $"A text that nobody has read: {Guid.NewGuid()}.";
        await using var db = _database.NewContext();
        db.Add(new Article("draft", new ArticleContent { Title = "A draft", Body = text }, An.Hour));

        var saving = db.SaveAsync(CancellationToken.None);
        var isRead = NamedInBody.Knows(text);

        opened.SetResult();
        await Task.WhenAll(first, saving);
        Assert.That(isRead, Is.True);
    }

    [Test]
    public async Task A_context_reads_and_writes_on_its_own_again_afterwards()
    {
        await using var db = _database.NewContext();
        Assert.That(await Lease.TakeAsync(db, "one", "me", CancellationToken.None), Is.True);
        Assert.That(await db.Leases.CountAsync(), Is.EqualTo(1));
        Assert.That(await Lease.TakeAsync(db, "two", "me", CancellationToken.None), Is.True);
        Assert.That(await db.Leases.CountAsync(), Is.EqualTo(2));
        Assert.That(db.Database.CurrentTransaction, Is.Null);
    }

    // Whoever waits for it goes on by itself, and not inside of the write that gives it.
    private static TaskCompletionSource Signal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Adds a row; answers whether it was stored.</summary>
    private async Task<bool> WriteAsync(
        string name,
        bool fails = false,
        Task? then = null,
        TaskCompletionSource? begun = null,
        CancellationToken ct = default
    )
    {
        await using var db = _database.NewContext();
        try
        {
            return await _database.WriteAsync(
                db,
                async token =>
                {
                    await db.Database.ExecuteSqlRawAsync(
                        "INSERT INTO leases (name, holder, until) VALUES (@p0, 'x', @p1)",
                        [name, _database.Sql.Value(An.Hour)],
                        token
                    );
                    begun?.SetResult();
                    if (then is not null)
                        await then.WaitAsync(token);
                    return fails ? throw new NewsroomRule("wrong-state", "Not this one.") : true;
                },
                ct
            );
        }
        catch (NewsroomRule)
        {
            return false;
        }
    }

    private async Task<List<string>> NamesAsync()
    {
        await using var db = _database.NewContext();
        return await db.Leases.Select(l => l.Name).ToListAsync();
    }
}
