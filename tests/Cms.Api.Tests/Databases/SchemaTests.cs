using Cms.Model;
using Cms.Model.Sqlite;
using Cms.Testing;
using Cms.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
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
        await using var db = database.NewContext();

        Assert.That(
            db.Database.HasPendingModelChanges(),
            Is.False,
            "Add a migration in src/Cms.Model.Sqlite and src/Cms.Model.Postgres; their README has the command."
        );
    }

    [Test]
    public async Task The_model_that_was_made_ahead_is_the_one_that_the_code_says()
    {
        await using var test = await TestDatabase.CreateAsync(provider);
        await using var database = test.Open();
        await using var db = database.NewContext();
        var said = db.GetService<IModelRuntimeInitializer>().Initialize(db.GetService<IDesignTimeModel>().Model, designTime: false);

        Assert.That(
            Described(db.Model),
            Is.EqualTo(Described(said)),
            "Make it anew in src/Cms.Model.Sqlite and src/Cms.Model.Postgres; their README has the command."
        );

        static string Described(IModel model) => model.ToDebugString(MetadataDebugStringOptions.LongDefault);
    }

    [Test]
    public async Task Two_programs_that_start_at_once_migrate_once()
    {
        await using var test = await TestDatabase.CreateAsync(provider);
        await using var database = test.Open();
        await using (var db = database.NewContext())
            await ClearAsync(db);

        await Task.WhenAll(
            Enumerable
                .Range(0, 3)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        await using var mine = test.Open();
                        await mine.Upkeep.MigrateAsync(CancellationToken.None);
                    })
                )
        );

        await using var after = database.NewContext();
        Assert.That(await after.ChangeHeads.CountAsync(), Is.EqualTo(1));
    }

    [TestCase("2026-11-28")]
    public async Task A_database_of_an_earlier_schema_becomes_what_one_made_today_is(string day)
    {
        await using var fresh = await TestDatabase.CreateAsync(provider);
        await using var test = await TestDatabase.CreateAsync(provider);
        await using var database = test.Open();
        await using var db = database.NewContext();
        await ClearAsync(db);
        await RunAsync(
            test,
            await File.ReadAllTextAsync(
                Path.Combine(Repository.Root, "tests", "Cms.Api.Tests", "Databases", "Schemas", $"{day}.{provider}.sql")
            )
        );

        await database.Upkeep.MigrateAsync(CancellationToken.None);

        Assert.That(
            await SchemaAsync(test),
            Is.EqualTo(await SchemaAsync(fresh)),
            "Migrations are added, never made anew: what was made by an earlier one is brought up to date by the later ones."
        );
        Assert.That(
            (await db.Articles.OrderBy(a => a.Slug).Select(a => a.Slug).ToListAsync()),
            Is.EqualTo(new[] { "a-draft-about-weirs", "the-ferry-that-waits" })
        );
        Assert.That(
            (await db.Articles.ToListAsync()).Select(a => (a.Live ?? a.Working)!.Title),
            Is.EquivalentTo(new[] { "A Draft About Weirs", "The Ferry That Waits" })
        );
        Assert.That((await db.ChangeHeads.SingleAsync()).Sequence, Is.EqualTo(await db.Changes.MaxAsync(c => c.Sequence)));
    }

    [Test]
    public void The_SQLite_library_is_new_enough()
    {
        // The constructor refuses an older one; 3.51.3 mends a fault that could corrupt the write-ahead log.
        Assert.That(SqliteDatabase.OldestLibrary, Is.GreaterThanOrEqualTo(new Version(3, 51, 3)));
        Assert.DoesNotThrowAsync(async () => await new SqliteDatabase("Data Source=unused.db").DisposeAsync());
    }

    // PostgreSQL's database stays, as the README has the operator make it; SQLite's file is made by the program.
    private Task ClearAsync(CmsDbContext db) =>
        provider == "postgres"
            ? db.Database.ExecuteSqlRawAsync("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
            : db.Database.EnsureDeletedAsync();

    /// <summary>Every table, column, index and rule, as the database itself tells of them.</summary>
    private async Task<List<string>> SchemaAsync(TestDatabase test) =>
        await RunAsync(
            test,
            provider == "postgres"
                ? """
                SELECT concat_ws(' ', table_name, column_name, data_type, character_maximum_length, datetime_precision, is_nullable, column_default, collation_name) FROM information_schema.columns WHERE table_schema = 'public'
                UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
                UNION ALL SELECT concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid)) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
                UNION ALL SELECT "MigrationId" FROM "__EFMigrationsHistory" ORDER BY 1
                """
                : """SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name <> '__EFMigrationsLock' UNION ALL SELECT "MigrationId" FROM "__EFMigrationsHistory" ORDER BY 1"""
        );

    private async Task<List<string>> RunAsync(TestDatabase test, string sql)
    {
        await using System.Data.Common.DbConnection connection =
            provider == "postgres"
                ? new Npgsql.NpgsqlConnection(test.ConnectionString + ";Pooling=false")
                : new Microsoft.Data.Sqlite.SqliteConnection(test.ConnectionString + ";Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        var rows = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        do
        {
            while (reader.FieldCount > 0 && await reader.ReadAsync())
                rows.Add(reader.GetString(0));
        } while (await reader.NextResultAsync());
        return rows;
    }
}
