using Cms.Model;
using Cms.Model.Background;
using Cms.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using NUnit.Framework;

namespace Cms.Api.Tests.Databases;

/// <summary>Who has the work, by the clock of the database.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class LeaseTests(string provider)
{
    private TestDatabase _place = null!;
    private CmsDatabase _database = null!;

    [OneTimeSetUp]
    public async Task OpenDatabase()
    {
        _place = await TestDatabase.CreateAsync(provider, Holding.Nothing);
        _database = _place.Open();
    }

    [OneTimeTearDown]
    public async Task CloseDatabase()
    {
        await _database.DisposeAsync();
        await _place.DisposeAsync();
    }

    [Test]
    public async Task One_holder_has_it_and_may_renew_it_until_it_gives_it_up()
    {
        await using var db = _database.NewContext();

        Assert.That(await TakeAsync(db, "renewed", "one"));
        Assert.That(await TakeAsync(db, "renewed", "other"), Is.False);
        Assert.That(await TakeAsync(db, "renewed", "one"));
        Assert.That(await Lease.ReleaseAsync(db, "renewed", "other", CancellationToken.None), Is.False);
        Assert.That(await Lease.ReleaseAsync(db, "renewed", "one", CancellationToken.None));
        Assert.That(await TakeAsync(db, "renewed", "other"));
    }

    // Two hours ahead is what a clock that was set back since has left behind.
    [TestCase("0", true)]
    [TestCase("-7200", true)]
    [TestCase("7200", true)]
    [TestCase("5", false)]
    public async Task It_is_taken_over_when_it_is_over_or_ends_later_than_any_can(string endsInSeconds, bool isTaken)
    {
        await using var db = _database.NewContext();
        var name = $"left behind for {endsInSeconds}";
        await TakeAsync(db, name, "dead");
        await db.Database.ExecuteSqlRawAsync($"UPDATE leases SET until = {_database.Sql.InSeconds(endsInSeconds)} WHERE name = @p0", name);

        Assert.That(await TakeAsync(db, name, "living"), Is.EqualTo(isTaken));
    }

    private static Task<bool> TakeAsync(CmsDbContext db, string name, string holder) =>
        Lease.TakeAsync(db, name, holder, CancellationToken.None);
}
