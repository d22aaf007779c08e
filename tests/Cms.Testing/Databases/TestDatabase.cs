using Cms.Model;
using Cms.Model.Postgres;
using Cms.Model.Sqlite;
using Microsoft.EntityFrameworkCore;
using NUnit.Framework;

namespace Cms.Testing.Databases;

/// <summary>What a database holds when a test gets it.</summary>
public enum Holding
{
    /// <summary>The schema and nothing else.</summary>
    Nothing,

    /// <summary>The demo magazine.</summary>
    Demo,
}

/// <summary>A database of a test's own: a copy of a template that is made once per process.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly Dictionary<(string, Holding), Task<TestDatabase>> Templates = [];

    private TestDatabase(string provider, string connectionString, string folder)
    {
        Provider = provider;
        ConnectionString = connectionString;
        Folder = folder;
    }

    /// <summary>The kinds of database that suites run on.</summary>
    public static string[] Providers { get; } = ["sqlite", "postgres"];

    /// <summary>sqlite or postgres.</summary>
    public string Provider { get; }

    /// <summary>How to reach it.</summary>
    public string ConnectionString { get; }

    /// <summary>The data directory that goes with it; the demo magazine's pictures lie there.</summary>
    public string Folder { get; }

    /// <summary>A new database. Where PostgreSQL cannot be had the test is skipped and says so; in CI that is a failure.</summary>
    public static async Task<TestDatabase> CreateAsync(string provider, Holding holding = Holding.Nothing)
    {
        if (provider == "postgres" && await PostgresCluster.SharedAsync() is null)
            Assert.Ignore(PostgresCluster.Absent);
        Task<TestDatabase> template;
        lock (Templates)
        {
            if (!Templates.TryGetValue((provider, holding), out template!))
                Templates[(provider, holding)] = template = MakeTemplateAsync(provider, holding);
        }

        return await CopyAsync(await template);
    }

    // A machine that runs many tests at once is slow.
    private static TimeSpan PatientLimit { get; } = TimeSpan.FromSeconds(9);

    /// <summary>The program's own view of it.</summary>
    public CmsDatabase Open() =>
        Provider == "postgres" ? new PostgresDatabase(ConnectionString, PatientLimit) : new SqliteDatabase(ConnectionString, PatientLimit);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (Provider == "postgres" && await PostgresCluster.SharedAsync() is { } cluster)
            await cluster.DropDatabaseAsync(ConnectionString);
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Removes the templates, at the end of a test run.</summary>
    public static async Task RemoveTemplatesAsync()
    {
        foreach (var template in Templates.Values)
            await (await template).DisposeAsync();
        Templates.Clear();
        await PostgresCluster.StopSharedAsync();
    }

    private static async Task<TestDatabase> MakeTemplateAsync(string provider, Holding holding)
    {
        var made = await EmptyAsync(provider, null);
        await using var database = made.Open();
        await using var db = database.NewContext();
        await database.Upkeep.MigrateAsync(CancellationToken.None);
        if (holding == Holding.Demo)
            await Demo.DemoMagazine.MakeAsync(
                db,
                new Api.Media.Storage.DiskStore(Path.Combine(made.Folder, "media")).StoreAsync,
                TimeProvider.System,
                CancellationToken.None
            );
        // The copy is of the file alone, so everything must have left the write-ahead log.
        if (provider == "sqlite")
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        return made;
    }

    private static async Task<TestDatabase> CopyAsync(TestDatabase template)
    {
        var copy = await EmptyAsync(template.Provider, template);
        foreach (var file in Directory.EnumerateFiles(template.Folder, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy.Folder, Path.GetRelativePath(template.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }

    private static async Task<TestDatabase> EmptyAsync(string provider, TestDatabase? template)
    {
        var folder = Directory.CreateTempSubdirectory("cms-test-").FullName;
        var connectionString =
            provider == "postgres"
                ? await (await PostgresCluster.SharedAsync())!.CreateDatabaseAsync(template?.ConnectionString)
                : $"Data Source={Path.Combine(folder, "cms.db")}";
        return new TestDatabase(provider, connectionString, folder);
    }
}
