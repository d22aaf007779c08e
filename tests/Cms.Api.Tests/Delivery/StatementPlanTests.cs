using System.Data.Common;
using System.Text.RegularExpressions;
using Cms.Demo;
using Cms.Model;
using Cms.Model.Articles;
using Cms.Model.Authors;
using Cms.Model.Home;
using Cms.Testing;
using Cms.Testing.Databases;
using Cms.Testing.Hosts;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using NUnit.Framework;

namespace Cms.Api.Tests.Delivery;

/// <summary>
/// How the databases go about every statement of the public door: from an index, never through a whole table, and never
/// sorting what an index has in order already. Such a page costs the same however large the magazine is.
/// </summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed partial class StatementPlanTests(string provider)
{
    private const int Pieces = 3_000;

    private TestDatabase _database = null!;
    private Func<IReadOnlyList<RunStatement>> _takeRun = null!;
    private CmsHost _host = null!;
    private string _author = "",
        _authorSlug = "",
        _topic = "",
        _topicSlug = "",
        _otherTopic = "",
        _source = "",
        _series = "",
        _article = "",
        _articleSlug = "",
        _formerSlug = "",
        _gone = "";

    [OneTimeSetUp]
    public async Task FillAndStart()
    {
        _database = await TestDatabase.CreateAsync(provider, Holding.Demo);
        var place =
            provider == "sqlite"
                ? Path.GetFileName(_database.Folder)
                : new NpgsqlConnectionStringBuilder(_database.ConnectionString).Database!;
        _host = CmsHost.On(
            _database,
            inner =>
            {
                var recording = new RecordingDatabase(inner, place);
                _takeRun = recording.Take;
                return recording;
            },
            ("Cms:Cache:MaxMegabytes", "0")
        );
        await _host.DeskAsync(async db =>
        {
            await DemoBulk.FillAsync(
                db,
                Cms.Api.Commands.DemoAnswers.With(db, _host.Services.GetRequiredService<Settings>()),
                Pieces,
                words: 150,
                _ => { },
                TimeProvider.System,
                CancellationToken.None
            );
            db.ChangeTracker.Clear();
            var article = await db.Articles.Where(a => a.IsPublic && a.Slug != "").OrderByDescending(a => a.PublishedAt).FirstAsync();
            (_article, _formerSlug) = (article.Id.ToString(), article.Slug);
            article.MoveTo("moved-for-the-plan", TimeProvider.System.Now());
            _articleSlug = article.Slug;
            foreach (var author in await db.Authors.Where(a => a.IsPublic).OrderBy(a => a.Id).Take(20).ToListAsync())
                author.MoveTo($"{author.Slug}-moved", TimeProvider.System.Now());
            var gone = await db.Articles.Where(a => a.IsPublic).OrderBy(a => a.PublishedAt).FirstAsync();
            gone.Unpublish(TimeProvider.System.Now());
            _gone = gone.Slug;
            await db.SaveAsync(CancellationToken.None);

            (_author, _authorSlug) = await MostUsedAsync(db, LinkKind.Author, db.Authors);
            (_topic, _topicSlug) = await MostUsedAsync(db, LinkKind.Topic, db.Topics);
            (_source, _) = await MostUsedAsync(db, LinkKind.Source, db.Sources);
            _otherTopic = (await db.Topics.Where(t => t.IsPublic && t.Slug != _topicSlug).OrderBy(t => t.Id).FirstAsync()).Slug;
            _series = (
                await db
                    .SeriesMembers.Where(m => m.Published != null)
                    .GroupBy(m => m.SeriesId)
                    .OrderByDescending(g => g.Count())
                    .Select(g => g.Key)
                    .FirstAsync()
            ).ToString();
            if (provider == "postgres")
                await db.Database.ExecuteSqlRawAsync("ANALYZE");
        });
        await _host.AnswersMadeAsync();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (_host is not null)
            await _host.DisposeAsync();
    }

    [Test]
    public async Task What_is_hidden_is_looked_for_as_what_is_not_there()
    {
        var (piece, picture) = (An.Draft(An.Content("Kept back")), An.Illustration());
        var (series, source, topic) = (An.Series(), An.Source(), An.Topic());
        var (author, into, unnamed) = (An.Author("Kept Back"), An.Author("Kept Back Too"), An.Author("Not To Be Named"));
        unnamed.List(true);
        await _host.DeskAsync(async db =>
        {
            db.AddRange(piece, author, series, source, topic, picture, into, unnamed);
            await db.SaveAsync(CancellationToken.None);
            unnamed.Anonymize("A worker", An.Hour);
            author.MergeInto(into, An.Hour);
            await db.SaveAsync(CancellationToken.None);
        });
        foreach (
            var (path, hidden) in new[]
            {
                ("/v1/articles/{0}", piece.Slug),
                ("/v1/articles/{0}", piece.Id.ToString()),
                ("/v1/articles/{0}/related", piece.Slug),
                ("/v1/articles/{0}/jsonld", piece.Slug),
                ("/oembed?url=http://localhost:3000/articles/{0}", piece.Slug),
                ("/v1/authors/{0}", author.Slug),
                ("/v1/authors/{0}", author.Id.ToString()),
                ("/v1/authors/{0}", unnamed.Slug),
                ("/v1/authors/{0}/articles", unnamed.Slug),
                ("/feeds/authors/{0}.rss", unnamed.Slug),
                ("/v1/series/{0}", series.Slug),
                ("/v1/series/{0}/articles", series.Slug),
                ("/v1/sources/{0}", source.Slug),
                ("/v1/topics/{0}", topic.Slug),
                ("/v1/topics/{0}", topic.Id.ToString()),
                ("/v1/illustrations/{0}", picture.Id.ToString()),
                ("/media/{0}/original.png", picture.Id.ToString()),
                ("/media/{0}/0123456789abcdef01234567/640.webp", picture.Id.ToString()),
            }
        )
        {
            var absent = Guid.TryParse(hidden, out _) ? Guid.CreateVersion7().ToString() : hidden + "-nobody";
            Assert.That(await AskedAsync(hidden), Is.EqualTo(await AskedAsync(absent)).And.Not.Empty, path);

            // Three times: what workers ask meanwhile is not in all of them.
            async Task<IEnumerable<string>> AskedAsync(string address)
            {
                var asked = new List<IEnumerable<string>>();
                for (var times = 0; times < 3; times++)
                {
                    _takeRun();
                    using var answer = await _host.Client.GetAsync(path.Replace("{0}", address, StringComparison.Ordinal));
                    Assert.That((int)answer.StatusCode, Is.EqualTo(404), $"{path} {address}");
                    asked.Add(_takeRun().Select(r => r.Text));
                }

                return asked.Aggregate(Enumerable.Intersect);
            }
        }
    }

    [Test]
    public async Task A_list_by_at_most_one_filter_walks_an_index_that_has_its_order()
    {
        var faults = new List<string>();
        foreach (
            var filter in new[]
            {
                "",
                $"author={_author}",
                $"author={_authorSlug}",
                $"topic={_topic}",
                $"topic={_topicSlug}",
                $"topic[all]={_topic}",
                $"source={_source}",
                $"series={_series}",
                "relation=partOf",
                "language=en",
                "genre=essay",
                "publishedAt[gte]=2020-01-01",
                "publishedAt[lt]=2026-01-01",
                $"topic={_topic}&publishedAt[lt]=2026-01-01",
            }
        )
        {
            foreach (
                var sort in new[] { "", "sort=publishedAt" }.Concat(
                    filter.StartsWith("series", StringComparison.Ordinal) ? ["sort=part", "sort=-part"] : []
                )
            )
                faults.AddRange(await FaultsOfListAsync($"/v1/articles?{filter}&{sort}", isInOrder: true));
        }

        foreach (var sort in new[] { "modifiedAt", "-modifiedAt", "title", "-title", "modifiedAt&modifiedAt[gte]=2026-01-01" })
            faults.AddRange(await FaultsOfListAsync($"/v1/articles?sort={sort}", isInOrder: true));
        foreach (
            var list in new[]
            {
                $"/v1/authors/{_author}/articles",
                $"/v1/topics/{_topicSlug}/articles",
                $"/v1/sources/{_source}/articles",
                $"/v1/series/{_series}/articles",
            }
        )
            faults.AddRange(await FaultsOfListAsync(list, isInOrder: true));

        Assert.That(faults, Is.Empty, string.Join('\n', faults));
    }

    [Test]
    public async Task A_list_by_several_filters_or_in_another_order_still_begins_at_an_index()
    {
        string[] filters =
        [
            "",
            $"author={_author}",
            $"topic={_topic},{_otherTopic}",
            $"topic[all]={_topic},{_otherTopic}",
            $"topic[not]={_topic}",
            $"source={_source}&topic={_topic}",
            $"series={_series}&author={_author}",
            $"id={_article},{_articleSlug}",
            "language=en,es",
            "genre=essay,poem",
            "modifiedAt[gte]=2026-01-01&relation=partOf",
        ];
        var faults = new List<string>();
        foreach (var filter in filters)
        {
            foreach (var sort in new[] { "-publishedAt", "title", "modifiedAt,-title", "-publishedAt,title" })
                faults.AddRange(await FaultsOfListAsync($"/v1/articles?{filter}&sort={sort}", isInOrder: false));
            faults.AddRange(await FaultsOfAsync($"/v1/articles?limit=1&count=true&{filter}", isInOrder: false));
        }

        Assert.That(faults, Is.Empty, string.Join('\n', faults));
    }

    [Test]
    public async Task Every_other_list_walks_an_index_that_has_its_order()
    {
        var faults = new List<string>();
        foreach (
            var (list, name) in new[]
            {
                ("authors", "name"),
                ("series", "title"),
                ("sources", "name"),
                ("topics", "name"),
                ("pages", "title"),
            }
        )
        {
            foreach (var sort in new[] { name, "-" + name, "modifiedAt", "-modifiedAt" })
                faults.AddRange(await FaultsOfListAsync($"/v1/{list}?sort={sort}", isInOrder: true));
            faults.AddRange(await FaultsOfListAsync($"/v1/{list}", isInOrder: true));
            faults.AddRange(
                await FaultsOfAsync($"/v1/{list}?count=true&limit=2&modifiedAt[gte]=2020-01-01&id={_author}", isInOrder: false)
            );
        }

        foreach (
            var list in new[]
            {
                "/v1/redirects",
                "/v1/withdrawals",
                "/v1/pages?parent=about",
                "/v1/changes",
                "/v1/changes?include=articles",
                "/v1/snapshot",
                "/v1/snapshot?formats=text",
            }
        )
            faults.AddRange(await FaultsOfListAsync(list, isInOrder: true));

        Assert.That(faults, Is.Empty, string.Join('\n', faults));
    }

    [Test]
    public async Task One_thing_and_what_belongs_to_it_are_found_by_index()
    {
        const string Everything = "include=authors,series,sources,illustrations,topics";
        await _host.DeskAsync(async db =>
        {
            var home = await db.Home.FindAsync(HomePage.TheId) ?? db.Add(new HomePage(An.Hour)).Entity;
            home.Edit(
                new HomeLayout
                {
                    Slots =
                    [
                        new HomeSlot
                        {
                            Key = "top",
                            Kind = SlotKind.Feature,
                            LeadId = Guid.Parse(_article),
                        },
                        new HomeSlot
                        {
                            Key = "series",
                            Kind = SlotKind.Series,
                            SeriesId = Guid.Parse(_series),
                            LeadId = Guid.Parse(_article),
                        },
                        new HomeSlot { Key = "latest", Kind = SlotKind.Latest },
                    ],
                }
            );
            home.Publish(TimeProvider.System.Now());
            // Its ready answer is out of date, so that all it shows is read.
            (await db.Authors.FindAsync(Guid.Parse(_author)))!.Edit(
                new AuthorProfile { Name = "Somebody Else" },
                TimeProvider.System.Now()
            );
            await db.SaveAsync(CancellationToken.None);
        });
        var faults = new List<string>();
        foreach (
            var path in new[]
            {
                $"/v1/articles/{_article}",
                $"/v1/articles/{_articleSlug}?{Everything}",
                $"/v1/articles/{_formerSlug}",
                $"/v1/articles/{_gone}",
                "/v1/articles/unknown",
                $"/v1/articles/{_article}/related?limit=50&{Everything}",
                $"/v1/articles?author={_author}&{Everything}",
                $"/v1/authors/{_author}",
                $"/v1/authors/{_authorSlug}",
                $"/v1/topics/{_topicSlug}",
                $"/v1/sources/{_source}",
                $"/v1/series/{_series}",
                $"/v1/home?{Everything}",
                "/v1/pages/about?formats=html,blocks",
                "/v1/pages/about/team",
                "/v1/pages/unknown",
                $"/v1/illustrations/{_article}",
                $"/media/{_article}/x.png",
                $"/media/{_article}/0123456789abcdef01234567/640.webp",
            }
        )
            faults.AddRange(await FaultsOfAsync(path, isInOrder: false));

        Assert.That(faults, Is.Empty, string.Join('\n', faults));
    }

    [Test]
    public async Task Feeds_sitemaps_and_cards_find_everything_by_index()
    {
        await _host.DeskAsync(async db =>
        {
            var withdrawn = await db.Articles.Where(a => a.IsPublic).OrderBy(a => a.PublishedAt).FirstAsync();
            withdrawn.Withdraw(
                new Withdrawal(WithdrawalCause.Error, "Gone.", false, Guid.Parse(_article), null, TimeProvider.System.Now()),
                TimeProvider.System.Now()
            );
            await db.SaveAsync(CancellationToken.None);
        });
        var faults = new List<string>();
        foreach (var feed in new[] { "articles", $"authors/{_author}", $"topics/{_topicSlug}", $"sources/{_source}", $"series/{_series}" })
        {
            var path = $"/feeds/{feed}.json";
            faults.AddRange(await FaultsOfAsync(path, isInOrder: true));
            using var answer = await _host.Client.GetAsync(path);
            var page = await answer.JsonAsync();
            Assert.That(answer.IsSuccessStatusCode, $"{path}: {page}");
            if (page.TryGetProperty("next_url", out var next))
                faults.AddRange(await FaultsOfAsync(Calls.PathOf(next.GetString()!), isInOrder: true));
        }

        foreach (
            var path in new[]
            {
                "/sitemap.xml",
                "/sitemaps/news.xml",
                "/sitemaps/articles-1.xml",
                "/sitemaps/articles-2.xml",
                "/sitemaps/authors-1.xml",
                "/sitemaps/series-1.xml",
                "/sitemaps/sources-1.xml",
                "/sitemaps/topics-1.xml",
                "/sitemaps/pages-1.xml",
                $"/v1/articles/{_article}/jsonld",
                $"/v1/articles/{_articleSlug}/jsonld",
                $"/oembed?url=http://localhost:3000/articles/{_articleSlug}",
                "/oembed?url=http://localhost:3000/articles/unknown",
            }
        )
            faults.AddRange(await FaultsOfAsync(path, isInOrder: false));

        Assert.That(faults, Is.Empty, string.Join('\n', faults));
    }

    [Test]
    public async Task A_feed_takes_as_many_statements_for_thirty_pieces_as_for_one()
    {
        _takeRun();
        await (await _host.Client.GetAsync("/feeds/articles.rss")).Content.ReadAsStringAsync();
        var whole = _takeRun().Count(s => !IsOfAWorker(s.Text));

        Assert.That(whole, Is.InRange(5, 20));
    }

    [Test]
    public async Task A_plan_that_reads_a_whole_table_is_seen_as_a_fault()
    {
        var whole = new RunStatement(
            "SELECT a.id FROM articles a WHERE a.desk_title = 'x' ORDER BY a.desk_title LIMIT 3",
            new Dictionary<string, object?>(),
            IsByHand: true
        );

        Assert.That(Faults(whole, await PlanAsync(whole), isInOrder: true), Is.Not.Empty);
    }

    private async Task<IEnumerable<string>> FaultsOfListAsync(string list, bool isInOrder)
    {
        var first = $"{list}{(list.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit=2"
            .Replace("?&", "?", StringComparison.Ordinal)
            .Replace("&&", "&", StringComparison.Ordinal);
        using var answer = await _host.Client.GetAsync(first);
        var page = await answer.JsonAsync();
        Assert.That(answer.IsSuccessStatusCode, $"{first}: {page}");
        var faults = (await FaultsOfAsync(first, isInOrder)).ToList();
        if (page.At("meta/nextCursor").ValueKind == System.Text.Json.JsonValueKind.String)
            faults.AddRange(await FaultsOfAsync($"{first}&cursor={page.Text("meta/nextCursor")}", isInOrder));
        return faults;
    }

    private async Task<IEnumerable<string>> FaultsOfAsync(string path, bool isInOrder)
    {
        _takeRun();
        using var answer = await _host.Client.GetAsync(path);
        Assert.That((int)answer.StatusCode, Is.LessThan(500), path);
        var faults = new List<string>();
        // The workers look for what is due meanwhile; tests of their own read their plans.
        var statements = _takeRun().Where(s => !IsOfAWorker(s.Text)).ToList();
        Assert.That(statements, Is.Not.Empty, path);
        foreach (var statement in statements)
            faults.AddRange(
                Faults(statement, await PlanAsync(statement), isInOrder)
                    .Select(f => $"{path}\n  {f}\n  {statement.Text.ReplaceLineEndings(" ")}")
            );
        return faults;
    }

    private IEnumerable<string> Faults(RunStatement statement, List<string> plan, bool isInOrder)
    {
        if (provider == "postgres")
            return plan.Where(line => WholeTable().IsMatch(line));
        var sorts = plan.Exists(line => line.Contains("ORDER BY", StringComparison.Ordinal));
        var isBounded = statement.Text.Contains("LIMIT", StringComparison.Ordinal);
        // Asked for none of something: no row is looked at.
        if (statement.Text.EndsWith("WHERE 0", StringComparison.Ordinal))
            return [];
        // What the plan itself made on the way may be read whole.
        var made = plan.Select(line => Made().Match(line)).Where(m => m.Success).Select(m => m.Groups[1].Value).ToHashSet();
        return plan.Where(line =>
                line.StartsWith("SCAN ", StringComparison.Ordinal)
                && !line.Contains("VIRTUAL TABLE", StringComparison.Ordinal)
                && !line.Contains("CONSTANT ROW", StringComparison.Ordinal)
                && !made.Contains(line.Split(' ')[1])
                && !(line.Contains("USING", StringComparison.Ordinal) && isBounded && !sorts)
            )
            .Concat(
                plan.Where(line =>
                    isInOrder
                    && statement.IsByHand
                    && line.StartsWith("USE TEMP B-TREE FOR", StringComparison.Ordinal)
                    && line.EndsWith("ORDER BY", StringComparison.Ordinal)
                )
            );
    }

    private async Task<List<string>> PlanAsync(RunStatement statement)
    {
        var lines = new List<string>();
        await using DbConnection connection =
            provider == "sqlite" ? new SqliteConnection(_database.ConnectionString) : new NpgsqlConnection(_database.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        if (provider == "postgres")
        {
            // It counts, and reads a small table whole, rightly. So it is asked whether it could do otherwise: what it
            // then still reads whole, no index helps with.
            command.CommandText = "SET enable_seqscan = off";
            await command.ExecuteNonQueryAsync();
        }

        command.CommandText = (provider == "sqlite" ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + statement.Text;
        foreach (var (name, value) in statement.Values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }

        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            lines.Add(reader.GetString(provider == "sqlite" ? 3 : 0));
        return lines;
    }

    private static async Task<(string Id, string Slug)> MostUsedAsync<T>(CmsDbContext db, LinkKind kind, IQueryable<T> things)
        where T : NamedThing
    {
        var id = await db
            .ArticleLinks.Where(l => l.Copy == ArticleCopy.Live && l.Kind == kind && l.Published != null)
            .GroupBy(l => l.TargetId)
            .OrderByDescending(g => g.Count())
            .Select(g => g.Key)
            .FirstAsync();
        var thing = await things.SingleAsync(t => t.Id == id);
        return (id.ToString(), thing.Slug);
    }

    [GeneratedRegex(@"Seq Scan on (articles|article_links|changes)\b")]
    private static partial Regex WholeTable();

    [GeneratedRegex(@"^(?:CO-ROUTINE|MATERIALIZE) (\S+)")]
    private static partial Regex Made();

    /// <summary>What the server asks twice a second by itself: whether anything is due, for readers, webhooks or partners.</summary>
    internal static bool IsOfAWorker(string statement) =>
        new[]
        {
            "scheduled_for <=",
            "webhook",
            "partner_reviews",
            "feed_subscriptions",
            "SELECT sequence, kind, op, thing_id",
            "c.article_id FROM articles a",
            "c.article_id IS NULL",
        }.Any(word => statement.Contains(word, StringComparison.Ordinal));
}
