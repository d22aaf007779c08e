using System.Globalization;
using System.Text.Json;
using Cms.Api.Delivery.Articles;
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
/// What an answer costs in a magazine of 1,000 pieces and in one of 8,000, by counting: on SQLite the steps of its virtual machine, on
/// PostgreSQL the rows that its plan touched.
/// </summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class GrowthTests(string provider)
{
    private const double MostGrowth = 1.3;

    // Below it a page more or less of an index is a large part.
    private const int Noise = 600;

    // What one piece costs that is looked at, at most.
    private const int PerPiece = 40;

    private Magazine _small = null!;
    private Magazine _large = null!;

    [OneTimeSetUp]
    public async Task Fill()
    {
        _small = await Magazine.MakeAsync(provider, 1_000);
        _large = await Magazine.MakeAsync(provider, 8_000);
    }

    [OneTimeTearDown]
    public async Task Remove()
    {
        foreach (var magazine in new[] { _small, _large }.Where(m => m is not null))
            await magazine.DisposeAsync();
    }

    [Test]
    public async Task What_readers_ask_for_most_costs_the_same_in_a_larger_magazine()
    {
        string[] paths =
        [
            "/v1/home",
            "/v1/articles/{article}",
            "/v1/articles/{slug}?include=authors,topics",
            "/v1/articles/{article}/related",
            "/v1/articles/{article}/jsonld",
            "/v1/articles/nobody",
            "/v1/articles?limit=20",
            "/v1/articles?limit=20&sort=title",
            "/v1/articles?limit=20&sort=-modifiedAt",
            "/v1/articles?limit=20&sort=-publishedAt,title",
            "/v1/authors?limit=5",
            "/v1/authors/{author}",
            "/v1/authors/{author}/articles",
            "/v1/topics/{topic}/articles",
            "/v1/sources/{source}/articles",
            "/v1/series/{series}/articles",
            "/v1/changes?limit=100",
            "/v1/snapshot?limit=20",
            "/v1/redirects",
            "/v1/withdrawals",
            "/feeds/articles.rss",
            "/feeds/topics/{topic}.json",
            "/v1/search?q=nothingofthekind",
        ];

        await HoldAsync(paths, isBounded: false);
    }

    [Test]
    public async Task What_a_partner_asks_for_costs_the_same_in_a_larger_magazine_or_is_bounded()
    {
        string[] paths =
        [
            "/v1/partner/me",
            "/v1/partner/articles?limit=20",
            "/v1/partner/articles?limit=20&topic={topic}",
            "/v1/partner/articles?limit=20&author={author}",
            "/v1/partner/articles/{article}",
            "/v1/partner/articles/{article}/ninjs/1.3",
            "/v1/partner/articles/{article}/ninjs/2.2",
            "/v1/partner/articles/{article}/ninjs/3.1",
            "/v1/partner/articles/{article}/html",
            "/v1/partner/articles/{article}/text",
            "/v1/partner/articles/{article}/kit",
            "/v1/partner/articles/{article}/kit.zip",
            "/v1/partner/changes?limit=100",
            "/v1/partner/snapshot?limit=20",
            "/v1/partner/withdrawals?limit=20",
            "/v1/partner/feeds/articles.rss",
            "/v1/partner/feeds/topics/{topic}.json",
        ];

        await HoldAsync(paths, isBounded: false);
        await HoldAsync(
            ["/v1/partner/articles?limit=20&sort=-modifiedAt", "/v1/partner/articles?q=harbour", "/v1/partner/articles?q=nothingofthekind"],
            isBounded: true
        );
    }

    [Test]
    public async Task What_the_desk_asks_for_costs_the_same_in_a_larger_magazine_or_is_bounded()
    {
        const string Pieces = "/v1/admin/articles?limit=20";
        string[] paths =
        [
            Pieces,
            $"{Pieces}&sort=title",
            $"{Pieces}&sort=-editedAt,title",
            $"{Pieces}&sort=title,-editedAt",
            $"{Pieces}&status=published",
            $"{Pieces}&status=draft",
            $"{Pieces}&status=withdrawn",
            $"{Pieces}&status=draft,withdrawn&sort=title",
            $"{Pieces}&trashed=true",
            $"{Pieces}&trashed=true&sort=title",
            $"{Pieces}&createdBy=nobody",
            $"{Pieces}&createdBy=nobody&sort=title",
            $"{Pieces}&author={{rareAuthor}}",
            $"{Pieces}&author=nobody",
            $"{Pieces}&topic={{rareTopic}}",
            $"{Pieces}&topic={{rareTopic}}&author={{author}}",
            $"{Pieces}&topic={{rareTopic}}&sort=title",
            $"{Pieces}&source=nobody",
            $"{Pieces}&series={{series}}",
            $"{Pieces}&series=nobody",
            $"{Pieces}&editedAt[gte]=2001-01-01",
            $"{Pieces}&editedAt[gte]=2999-01-01",
            $"{Pieces}&editedAt[gte]=2999-01-01&sort=title",
            "/v1/admin/articles/{article}",
            "/v1/admin/articles/{article}/receipts",
            "/v1/admin/articles/{article}/revisions",
            "/v1/admin/articles/{article}/previews",
            "/v1/admin/audit?limit=20",
            "/v1/admin/audit?limit=20&thing={article}",
            "/v1/admin/audit?limit=20&actor=nobody",
            "/v1/admin/audit?limit=20&at[lt]=2001-01-01",
            "/v1/admin/authors?limit=20",
            "/v1/admin/authors?limit=20&sort=-modifiedAt",
            "/v1/admin/authors?limit=20&id=nobody,{author}",
            "/v1/admin/authors/{authorId}",
            "/v1/admin/illustrations?limit=20",
            "/v1/admin/illustrations?limit=20&sort=-modifiedAt",
            "/v1/admin/topics/{topicId}/usage",
            "/v1/admin/home",
            "/v1/admin/site",
        ];

        await HoldAsync(paths, isBounded: false);
        await HoldAsync(
            [
                $"{Pieces}&author={{author}}",
                $"{Pieces}&topic={{topic}}",
                $"{Pieces}&topic={{topic}},{{rareTopic}}",
                $"{Pieces}&topic={{topic}}&status=draft",
                $"{Pieces}&source={{source}}&sort=title",
                $"{Pieces}&status=draft,published",
                $"{Pieces}&status=draft,published&sort=title",
                $"{Pieces}&status=published&sort=title",
                $"{Pieces}&q=harbour",
                "/v1/admin/authors/{authorId}/usage",
            ],
            isBounded: true
        );
    }

    [Test]
    public async Task A_search_looks_at_so_many_matches_and_no_more()
    {
        await HoldAsync(
            [
                "/v1/search/suggestions?q=mea",
                "/v1/search?q=harbour",
                "/v1/search?q=harbour&sort=-publishedAt",
                "/v1/search?q=harbour+-library&topic={topic}",
                "/v1/search?q=\"the+harbour\"&language=en",
            ],
            isBounded: true
        );
    }

    [Test]
    public async Task Every_filter_alone_costs_the_same_whether_it_matches_many_few_or_none()
    {
        var paths = Filters.SelectMany(f => f.Values.Select(v => $"/v1/articles?limit=20&{f.Name}={v}"));

        await HoldAsync(paths, isBounded: false);
    }

    [Test]
    public async Task Two_filters_together_or_another_order_look_at_so_many_pieces_and_no_more()
    {
        var pairs =
            from one in Filters
            from other in Filters
            where string.CompareOrdinal(one.Name, other.Name) < 0
            select $"/v1/articles?limit=20&{one.Name}={one.Values[0]}&{other.Name}={other.Values[^1]}";
        var sorted =
            from one in Filters
            from sort in new[] { "title", "-modifiedAt" }
            select $"/v1/articles?limit=20&{one.Name}={one.Values[0]}&sort={sort}";

        await HoldAsync(
            [
                .. pairs,
                .. sorted,
                "/v1/articles?limit=20&topic[all]={topic},{rareTopic}",
                "/v1/articles?limit=20&topic[not]={topics}",
                "/v1/articles?limit=20&modifiedAt[gte]=2999-01-01",
                "/v1/articles?limit=20&series={series}&id={article},{slug}&sort=part",
            ],
            isBounded: true
        );
    }

    [TestCase("/v1/articles?limit=20&", 5, 2)]
    [TestCase("/v1/articles?limit=20&sort=-publishedAt,title&", 28, 3)]
    [TestCase("/v1/topics/{topic}/articles?limit=20&", 12, 30)]
    public async Task What_comes_before_a_page_of_a_number_is_passed_over_in_the_index(string list, int steps, int rows)
    {
        const int Page = 60;

        var (first, _) = await _large.CostAsync($"{list}page=1");
        var (deep, costliest) = await _large.CostAsync($"{list}page={Page}");

        var perPiece = provider == "sqlite" ? steps : rows;
        Assert.That(deep - first, Is.LessThan((long)perPiece * (Page - 1) * 20), costliest);
    }

    [Test]
    public async Task A_total_looks_once_at_each_piece_that_it_counts()
    {
        string[] lists = ["/v1/articles?", "/v1/articles?topic={topic}&", "/v1/articles?language=en&genre=essay&", "/v1/search?q=harbour&"];
        foreach (var list in lists)
        {
            var total = (await _large.TotalAsync(list)) + 100;

            var (counted, costliest) = await _large.CostAsync($"{list}limit=1&count=true");
            var (uncounted, _) = await _large.CostAsync($"{list}limit=1");

            Assert.That(counted - uncounted, Is.LessThan((long)PerPiece * total), $"{list}\n{costliest}");
        }
    }

    [Test]
    public async Task A_page_that_looked_at_all_it_may_goes_on_after_the_last_of_them()
    {
        var all = new List<string>();
        // Of the pieces under one topic none that is under it: every piece is looked at.
        var path = "/v1/articles?limit=20&topic[not]={topics}";
        for (string? next = _large.Filled(path); next is not null; )
        {
            using var answer = await _large.Host.Client.GetAsync(next);
            var page = await answer.JsonAsync();
            all.AddRange(page.Ids().Select(id => id.ToString()));
            next = page.At("links/next").ValueKind == JsonValueKind.Null ? null : Calls.PathOf(page.Text("links/next")!);
            Assert.That(all, Is.Unique);
        }

        Assert.That(all, Is.EquivalentTo(await _large.UnderNoTopicAsync()));
    }

    // Many first, none last.
    private static (string Name, string[] Values)[] Filters { get; } =
    [
        ("author", ["{author}", "{author},{rareAuthor}", "nobody,nobody-too", "nobody"]),
        ("genre", ["essay", "essay,poem", "photoEssay"]),
        ("id", ["{article},{slug}", "nobody,nobody-too"]),
        ("language", ["en", "en,es", "fr,de", "xx"]),
        ("publishedAt[gte]", ["2001-01-01", "2999-01-01"]),
        ("publishedAt[lt]", ["2999-01-01", "1970-01-01"]),
        ("relation", ["partOf", "partOf,republishedFrom"]),
        ("series", ["{series}", "{series},nope", "nope,nope-too"]),
        ("source", ["{source}", "{source},nobody", "nobody"]),
        ("topic", ["{topic}", "{topic},{rareTopic}", "nobody,nobody-too", "nobody"]),
        ("topic[all]", ["{topic}", "nobody"]),
    ];

    private async Task HoldAsync(IEnumerable<string> paths, bool isBounded)
    {
        var faults = new List<string>();
        foreach (var path in paths)
        {
            var ((small, _), (large, costliest)) = (await _small.CostAsync(path), await _large.CostAsync(path));
            var most = Math.Max(small * MostGrowth, Noise);
            if (isBounded)
                most = Math.Max(most, (double)PerPiece * ArticleWalk.MostLookedAt);
            if (large > most)
                faults.Add($"{path}: {small} → {large}\n  {costliest.ReplaceLineEndings(" ")}");
        }

        Assert.That(faults, Is.Empty, string.Join('\n', faults));
    }

    /// <summary>A magazine, and what its answers cost.</summary>
    private sealed class Magazine : IAsyncDisposable
    {
        private readonly TestDatabase _database;
        private readonly Dictionary<string, string> _names = [];
        private readonly Dictionary<string, HttpClient> _doors = [];
        private Func<IReadOnlyList<RunStatement>> _takeRun = null!;

        private Magazine(TestDatabase database) => _database = database;

        public CmsHost Host { get; private set; } = null!;

        public static async Task<Magazine> MakeAsync(string provider, int pieces)
        {
            var database = await TestDatabase.CreateAsync(provider, Holding.Demo);
            var magazine = new Magazine(database);
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
            _names["series"] = await db
                .Series.Where(s => s.IsPublic)
                .OrderByDescending(s => s.Members.Count)
                .Select(s => s.Slug)
                .FirstAsync();
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
}
