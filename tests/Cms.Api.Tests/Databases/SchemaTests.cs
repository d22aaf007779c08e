using Cms.Model;
using Cms.Model.Sqlite;
using Cms.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using NUnit.Framework;

namespace Cms.Api.Tests.Databases;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class SchemaTests(string provider)
{
    [Test]
    public async Task The_model_has_no_change_without_a_migration()
    {
        await using var test = await TestDatabase.CreateAsync(provider);
        await using var database = test.Open();
        await using var db = Context(database);

        Assert.That(db.Database.HasPendingModelChanges(), Is.False, "Add a migration in src/Cms.Model.Sqlite and src/Cms.Model.Postgres; their README has the command.");
    }

    [Test]
    public async Task Two_programs_that_start_at_once_migrate_once()
    {
        await using var test = await TestDatabase.CreateAsync(provider);
        await using var database = test.Open();
        await using (var db = Context(database))
            await ClearAsync(db);

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            await using var mine = test.Open();
            await using var db = Context(mine);
            await mine.MigrateAsync(db, CancellationToken.None);
        })));

        await using var after = Context(database);
        Assert.That(await after.ChangeHeads.CountAsync(), Is.EqualTo(1));
    }

    [Test]
    public void The_SQLite_library_is_new_enough()
    {
        // The constructor refuses an older one; 3.51.3 mends a fault that could corrupt the write-ahead log.
        Assert.That(SqliteDatabase.OldestLibrary, Is.GreaterThanOrEqualTo(new Version(3, 51, 3)));
        Assert.DoesNotThrow(() => _ = new SqliteDatabase("Data Source=unused.db"));
    }

    // PostgreSQL's database stays, as the README has the operator make it; SQLite's file is made by the program.
    private Task ClearAsync(CmsDbContext db) => provider == "postgres"
        ? db.Database.ExecuteSqlRawAsync("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        : db.Database.EnsureDeletedAsync();

    private static CmsDbContext Context(CmsDatabase database)
    {
        var options = new DbContextOptionsBuilder<CmsDbContext>();
        database.Configure(options);
        return new CmsDbContext(options.Options, database, TimeProvider.System);
    }
}
