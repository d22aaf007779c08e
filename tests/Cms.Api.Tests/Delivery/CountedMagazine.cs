using System.Globalization;
using System.Text.Json;
using Cms.Demo;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Articles;
using Cms.Model.Partners;
using Cms.Testing;
using Cms.Testing.Databases;
using Cms.Testing.Hosts;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using NUnit.Framework;
using SQLitePCL;

namespace Cms.Api.Tests.Delivery;

/// <summary>
/// A magazine, and what its answers cost: on SQLite the steps of its virtual machine, on PostgreSQL the rows that its plan touched.
/// </summary>
internal sealed class CountedMagazine : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly Dictionary<string, string> _names = [];
    private readonly Dictionary<string, HttpClient> _doors = [];
    private Func<IReadOnlyList<RunStatement>> _takeRun = null!;

    private CountedMagazine(TestDatabase database) => _database = database;

    public CmsHost Host { get; private set; } = null!;

    public static async Task<CountedMagazine> MakeAsync(string provider, int pieces)
    {
        var database = await TestDatabase.CreateAsync(provider, Holding.Demo);
        var magazine = new CountedMagazine(database);
        var place =
            provider == "sqlite"
                ? Path.GetFileName(database.Folder)
                : new NpgsqlConnectionStringBuilder(database.ConnectionString).Database!;
        magazine.Host = CmsHost.On(
            database,
            inner =>
            {
                var recording = new RecordingDatabase(inner, place);
                magazine._takeRun = recording.Take;
                return recording;
            },
            ("Cms:Cache:MaxMegabytes", "0")
        );
        await magazine.Host.DeskAsync(db => magazine.FillAsync(db, pieces));
        magazine._doors["partner"] = await magazine.PartnerAsync();
        magazine._doors["admin"] = await magazine.Host.StaffAsync(Role.Admin);
        await magazine.Host.AnswersMadeAsync();
        return magazine;
    }

    /// <summary>A path with this magazine's own names.</summary>
    public string Filled(string path) =>
        _names.Aggregate(path, (p, name) => p.Replace($"{{{name.Key}}}", name.Value, StringComparison.Ordinal));

    /// <summary>How many there are in a list.</summary>
    public async Task<int> TotalAsync(string list)
    {
        using var answer = await Host.Client.GetAsync(Filled($"{list}limit=1&count=true"));
        return (await answer.JsonAsync()).At("meta/total").GetInt32();
    }

    private HttpClient At(string path) => _doors.GetValueOrDefault(DoorOf(path), Host.Client);

    private static string DoorOf(string path) => path.Split('/', '?')[2];

    /// <summary>The cost of an answer; the second, for the first makes what is missing.</summary>
    public async Task<(long All, string Costliest)> CostAsync(string path)
    {
        for (var times = 0; times < 2; times++)
        {
            _takeRun();
            using var answer = await At(path).GetAsync(Filled(path));
            Assert.That((int)answer.StatusCode, Is.LessThan(_doors.ContainsKey(DoorOf(path)) ? 300 : 500), path);
        }

        var costs = new List<(long Cost, string Text)>();
        foreach (var run in _takeRun().Where(s => !StatementPlanTests.IsOfAWorker(s.Text)))
            costs.Add((_database.Provider == "sqlite" ? Steps(run) : await RowsAsync(run), run.Text));
        return (costs.Sum(c => c.Cost), costs.MaxBy(c => c.Cost).Text);
    }

    public async Task<IReadOnlyList<string>> UnderNoTopicAsync()
    {
        var topics = _names["topics"].Split(',').ToList();
        await using var database = _database.Open();
        await using var db = database.NewContext();
        var under = db.ArticleLinks.Where(l => l.Copy == ArticleCopy.Live && l.Kind == LinkKind.Topic);
        var ids = await db.Topics.Where(t => topics.Contains(t.Slug)).Select(t => t.Id).ToListAsync();
        return
        [
            .. (
                await db
                    .Articles.Where(a => a.IsPublic && !under.Any(l => l.ArticleId == a.Id && ids.Contains(l.TargetId)))
                    .Select(a => a.Id)
                    .ToListAsync()
            ).Select(id => id.ToString()),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _doors.Values)
            client.Dispose();
        await Host.DisposeAsync();
    }

    /// <summary>One that is entitled to everything.</summary>
    private async Task<HttpClient> PartnerAsync()
    {
        var now = TimeProvider.System.Now();
        var partner = new Partner(new PartnerProfile { Name = "The Inland Courier" }, now);
        await Host.DeskAsync(async db =>
        {
            var product = new Product(new ProductTerms { Name = "Everything" }, now);
            db.AddRange(partner, product, new Entitlement(partner.Id, product.Id, now, null, hasEarlyAccess: false, now));
            await db.SaveAsync(CancellationToken.None);
        });
        await Host.PartnersReviewedAsync();
        if (_database.Provider == "postgres")
            await Host.DeskAsync(db => db.Database.ExecuteSqlRawAsync("ANALYZE"));
        return await Host.PartnerAsync(partner.Id);
    }

    private async Task FillAsync(CmsDbContext db, int pieces)
    {
        await DemoBulk.FillAsync(
            db,
            Cms.Api.Commands.DemoAnswers.With(db, Host.Services.GetRequiredService<Settings>()),
            pieces,
            words: 150,
            _ => { },
            TimeProvider.System,
            CancellationToken.None
        );
        db.AddRange(Enumerable.Range(0, pieces / 10).Select(_ => An.Illustration()));
        await db.SaveAsync(CancellationToken.None);
        if (_database.Provider == "postgres")
            await db.Database.ExecuteSqlRawAsync("ANALYZE");
        var article = await db.Articles.Where(a => a.IsPublic).OrderByDescending(a => a.PublishedAt).FirstAsync();
        (_names["article"], _names["slug"]) = (article.Id.ToString(), article.Slug);
        (_names["author"], _names["rareAuthor"]) = await UsedAsync(db, LinkKind.Author, db.Authors);
        (_names["topic"], _names["rareTopic"]) = await UsedAsync(db, LinkKind.Topic, db.Topics);
        (_names["source"], _) = await UsedAsync(db, LinkKind.Source, db.Sources);
        var (author, topic) = (_names["author"], _names["topic"]);
        _names["authorId"] = (await db.Authors.SingleAsync(a => a.Slug == author)).Id.ToString();
        _names["topicId"] = (await db.Topics.SingleAsync(t => t.Slug == topic)).Id.ToString();
        _names["series"] = await db.Series.Where(s => s.IsPublic).OrderByDescending(s => s.Members.Count).Select(s => s.Slug).FirstAsync();
        _names["topics"] = string.Join(
            ',',
            await db.Topics.Where(t => t.IsPublic).OrderBy(t => t.Id).Select(t => t.Slug).Take(50).ToListAsync()
        );
    }

    private static async Task<(string Most, string Least)> UsedAsync<T>(CmsDbContext db, LinkKind kind, IQueryable<T> things)
        where T : NamedThing
    {
        var used = await db
            .ArticleLinks.Where(l => l.Copy == ArticleCopy.Live && l.Kind == kind && l.Published != null)
            .GroupBy(l => l.TargetId)
            .OrderByDescending(g => g.Count())
            .ThenBy(g => g.Key)
            .Select(g => g.Key)
            .ToListAsync();
        var (most, least) = (used[0], used[^1]);
        return ((await things.SingleAsync(t => t.Id == most)).Slug, (await things.SingleAsync(t => t.Id == least)).Slug);
    }

    private long Steps(RunStatement run)
    {
        using var connection = new SqliteConnection(_database.ConnectionString);
        connection.Open();
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(connection.Handle, run.Text, out var statement), connection.Handle);
        using (statement)
        {
            foreach (var (name, value) in run.Values)
            {
                var place = raw.sqlite3_bind_parameter_index(statement, name.StartsWith('@') ? name : "@" + name);
                _ = value switch
                {
                    null or DBNull => raw.sqlite3_bind_null(statement, place),
                    string text => raw.sqlite3_bind_text(statement, place, text),
                    byte[] bytes => raw.sqlite3_bind_blob(statement, place, bytes),
                    bool flag => raw.sqlite3_bind_int64(statement, place, flag ? 1 : 0),
                    _ => raw.sqlite3_bind_int64(statement, place, Convert.ToInt64(value, CultureInfo.InvariantCulture)),
                };
            }

            while (raw.sqlite3_step(statement) == raw.SQLITE_ROW) { }
            return raw.sqlite3_stmt_status(statement, raw.SQLITE_STMTSTATUS_VM_STEP, 0);
        }
    }

    private async Task<long> RowsAsync(RunStatement run)
    {
        await using var connection = new NpgsqlConnection(_database.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        // A small table is rightly read whole; what counts is what happens when it grows.
        command.CommandText = "SET enable_seqscan = off";
        await command.ExecuteNonQueryAsync();
        command.CommandText = "EXPLAIN (ANALYZE, FORMAT JSON) " + run.Text;
        foreach (var (name, value) in run.Values)
            command.Parameters.Add(new NpgsqlParameter(name, value ?? DBNull.Value));
        using var plan = JsonDocument.Parse((string)(await command.ExecuteScalarAsync())!);
        return Rows(plan.RootElement[0].GetProperty("Plan"));

        static long Rows(JsonElement node)
        {
            var loops = Number(node, "Actual Loops");
            var rows = loops * (Number(node, "Actual Rows") + Number(node, "Rows Removed by Filter"));
            return node.TryGetProperty("Plans", out var inner) ? rows + inner.EnumerateArray().Sum(Rows) : rows;
        }

        static long Number(JsonElement node, string name) => node.TryGetProperty(name, out var number) ? (long)number.GetDouble() : 0;
    }
}
