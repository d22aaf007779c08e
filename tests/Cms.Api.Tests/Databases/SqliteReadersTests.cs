using Cms.Model;
using Cms.Model.Reading;
using Cms.Model.Sqlite;
using Cms.Testing;
using Cms.Testing.Databases;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;

namespace Cms.Api.Tests.Databases;

/// <summary>The pool of readers of SQLite: what it keeps, and for how long.</summary>
public sealed class SqliteReadersTests
{
    private readonly FakeTimeProvider _clock = new(An.Hour);
    private TestDatabase _place = null!;
    private SqliteDatabase _database = null!;

    private string File => new SqliteConnectionStringBuilder(_place.ConnectionString).DataSource;

    [SetUp]
    public async Task Open()
    {
        _place = await TestDatabase.CreateAsync("sqlite");
        _database = Opened();
    }

    [TearDown]
    public async Task Close()
    {
        await _database.DisposeAsync();
        await _place.DisposeAsync();
    }

    [Test]
    public async Task A_snapshot_that_is_held_too_long_is_ended_and_harms_no_later_read()
    {
        var held = await _database.OpenReadAsync(CancellationToken.None);
        await held.BeginSnapshotAsync(CancellationToken.None);
        await OneAsync(held);
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.That(await OneAsync(held), Is.EqualTo(1), "A request may take so long.");

        _clock.Advance(TimeSpan.FromSeconds(10));

        Assert.That(async () => await OneAsync(held), Throws.TypeOf<DatabaseBusyException>());
        Assert.That(() => held.Db, Throws.TypeOf<DatabaseBusyException>(), "Nothing is read without the snapshot that was asked for.");
        Assert.That(async () => await held.BeginSnapshotAsync(CancellationToken.None), Throws.TypeOf<DatabaseBusyException>());
        await held.DisposeAsync();
        await using var next = await _database.OpenReadAsync(CancellationToken.None);
        await next.BeginSnapshotAsync(CancellationToken.None);
        Assert.That(await OneAsync(next), Is.EqualTo(1));
    }

    [Test]
    public async Task What_a_held_snapshot_made_of_the_write_ahead_log_is_cut_back_when_it_ends()
    {
        await WriteAsync("CREATE TABLE ballast (bytes BLOB)");
        await using var held = await _database.OpenReadAsync(CancellationToken.None);
        await held.BeginSnapshotAsync(CancellationToken.None);
        await OneAsync(held);
        for (var i = 0; i < 24; i++)
            await WriteAsync("INSERT INTO ballast VALUES (randomblob(2000000))");
        Assert.That(
            new FileInfo(File + "-wal").Length,
            Is.GreaterThan(45_000_000),
            "It has to be kept, as long as somebody reads what was before it."
        );

        _clock.Advance(TimeSpan.FromSeconds(20));
        for (var i = 0; i < 3; i++)
            await WriteAsync("INSERT INTO ballast VALUES (x'01')");

        Assert.That(new FileInfo(File + "-wal").Length, Is.LessThan(35_000_000));
    }

    [Test]
    public async Task Readers_that_follow_each_other_without_a_pause_do_not_make_the_write_ahead_log_grow()
    {
        await WriteAsync("CREATE TABLE ballast (bytes BLOB)");
        using var end = new CancellationTokenSource();
        var reading = Task.Run(async () =>
        {
            var one = await HoldAsync();
            while (!end.IsCancellationRequested)
            {
                // The next has begun before the last ends, so that there is never nobody.
                var next = await HoldAsync();
                await one.DisposeAsync();
                one = next;
            }

            await one.DisposeAsync();
        });

        for (var i = 0; i < 50; i++)
            await WriteAsync("INSERT INTO ballast VALUES (randomblob(2000000))");
        await end.CancelAsync();
        await reading;
        Assert.That(new FileInfo(File + "-wal").Length, Is.LessThan(90_000_000));

        async Task<ReadConnection> HoldAsync()
        {
            var read = await _database.OpenReadAsync(CancellationToken.None);
            await read.BeginSnapshotAsync(CancellationToken.None);
            await OneAsync(read);
            return read;
        }
    }

    [Test]
    public async Task Readers_that_nobody_needs_are_let_go()
    {
        var many = new List<ReadConnection>();
        for (var i = 0; i < 6; i++)
            many.Add(await _database.OpenReadAsync(CancellationToken.None));
        foreach (var reader in many)
        {
            await OneAsync(reader);
            await reader.DisposeAsync();
        }

        Assert.That(_database.OpenReaders, Is.EqualTo(6));
        for (var n = 0; n < 8; n++)
        {
            _clock.Advance(TimeSpan.FromSeconds(10));
            await using var used = await _database.OpenReadAsync(CancellationToken.None);
            await OneAsync(used);
        }

        Assert.That(_database.OpenReaders, Is.EqualTo(1), "The one that is used goes on.");
        _clock.Advance(TimeSpan.FromMinutes(2));
        Assert.That(_database.OpenReaders, Is.Zero);
    }

    [Test]
    public async Task More_statements_than_are_kept_answer_as_few_do()
    {
        await using var read = await _database.OpenReadAsync(CancellationToken.None);
        foreach (var _ in new[] { 1, 2 })
        {
            for (var i = 0; i < 130; i++)
                Assert.That(
                    await read.QueryAsync(new Statement($"SELECT {i} + @p0", [(long)i]), row => row.GetInt64(0), CancellationToken.None),
                    Is.EqualTo(new[] { 2L * i })
                );
        }
    }

    private SqliteDatabase Opened() => new(_place.ConnectionString, TimeSpan.FromSeconds(9), _clock);

    private static async Task<long> OneAsync(ReadConnection read) =>
        (await read.QueryAsync(new Statement("SELECT COUNT(*) FROM change_heads", []), row => row.GetInt64(0), CancellationToken.None))[0];

    private async Task WriteAsync(string sql)
    {
        await using var db = _database.NewContext();
        await _database.WriteAsync(db, async ct => await db.Database.ExecuteSqlRawAsync(sql, ct), CancellationToken.None);
    }
}
