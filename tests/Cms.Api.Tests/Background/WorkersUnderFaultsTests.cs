using System.Net.Sockets;
using System.Text.Json;
using Cms.Api.Background;
using Cms.Api.Partners;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Articles;
using Cms.Model.Partners;
using Cms.Testing;
using Cms.Testing.Databases;
using Cms.Testing.Hosts;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using NUnit.Framework;

namespace Cms.Api.Tests.Background;

/// <summary>Whatever the database throws: no worker dies of it, callers are told, and reads go on where only writes fail.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class WorkersUnderFaultsTests(string provider)
{
    private readonly FakeTimeProvider _clock = new(An.Hour);
    private readonly Article _article = An.Article(An.Content("Read through it all", An.Author()));
    private CmsHost _host = null!;
    private FaultyDatabase _database = null!;
    private HttpClient _desk = null!;
    private Partner _partner = null!;

    [OneTimeSetUp]
    public async Task StartHost()
    {
        _host = CmsHost.On(await TestDatabase.CreateAsync(provider), inner => _database = FaultyDatabase.Before(inner), _clock);
        _partner = new Partner(new PartnerProfile { Name = "The Inland Courier" }, An.Hour);
        await _host.DeskAsync(async db =>
        {
            db.AddRange(_article, _partner);
            await db.SaveAsync(CancellationToken.None);
        });
        _desk = await _host.StaffAsync(Role.Admin);
    }

    [OneTimeTearDown]
    public async Task StopHost()
    {
        _desk.Dispose();
        await _host.DisposeAsync();
    }

    [TearDown]
    public void Mend() => (_database.OnRead, _database.OnWrite) = (null, null);

    [Test]
    public async Task No_fault_ends_a_worker_and_all_go_on_when_it_is_over()
    {
        var workers = Workers();
        Assert.That(
            workers.Select(w => w.GetType().BaseType),
            Is.All.EqualTo(typeof(LookingWorker)),
            "What works while nobody asks is a looking worker."
        );
        // So that the three that store what callers did have something to store.
        await _desk.ReadAsync("/v1/admin/keys");
        _host.Services.GetRequiredService<PartnerUsageMeter>().Count(_partner.Id);
        foreach (var fault in Faults().Select(f => f.Fault).Concat(Others()))
        {
            foreach (var worker in workers.Cast<LookingWorker>())
            {
                (_database.OnRead, _database.OnWrite) = (fault, fault);
                var met = _database.NextMetAsync();
                _host
                    .Services.GetRequiredService<DocumentStore>()
                    .Keep(new ArticleDocument { ArticleId = _article.Id, Version = _article.Version });

                await worker.TickAsync(CancellationToken.None);

                await met.PatientlyAsync();
                Mend();
            }
        }

        foreach (var worker in workers.Cast<LookingWorker>())
            await worker.TickAsync(CancellationToken.None);
        Assert.That(workers.Select(w => w.ExecuteTask!.IsCompleted), Is.All.False);
        Assert.That((await _desk.ReadAsync($"/v1/articles/{_article.Slug}")).Text("data/title"), Is.EqualTo("Read through it all"));
        await _desk.WriteAsync(201, HttpMethod.Post, "/v1/admin/topics", new { name = "After all that" });
    }

    [Test]
    public async Task Callers_are_told_what_it_is_and_reads_go_on_where_only_writes_fail()
    {
        // Asked for in another way each time, so that no answer is one that is kept.
        var limit = 0;
        foreach (var (fault, status, code) in Faults())
        {
            _database.OnWrite = fault;
            using (var written = await _desk.WriteAsync(HttpMethod.Post, "/v1/admin/topics", new { name = "Not now" }))
            {
                var said = ((int)written.StatusCode, (await written.JsonAsync()).Text("code"), written.Headers.RetryAfter is not null);
                Assert.That(said, Is.EqualTo((status, code, status == 503)), fault.Message);
            }

            Assert.That((await _desk.ReadAsync($"/v1/admin/articles/{_article.Id}")).Text("id"), Is.EqualTo(_article.Id.ToString()));
            await _desk.ReadAsync($"/v1/articles?id={_article.Id}&limit={++limit}");
            Mend();
        }
    }

    [Test]
    public async Task A_reader_whose_statement_takes_too_long_is_told_so()
    {
        _database.OnRead = provider == "sqlite" ? Lite(9) : Postgres("57014");
        Assert.That((await _host.Client.ReadAsync("/v1/topics?limit=99", 503)).Text("code"), Is.EqualTo("query-too-costly"));
        Mend();
    }

    [Test]
    public async Task What_is_damaged_is_said_by_the_check_for_readiness_until_the_server_starts_anew()
    {
        var damage = Faults().Last(f => f.Code == "damaged").Fault;
        FaultyDatabase damaged = null!;
        await using var host = CmsHost.On(
            await TestDatabase.CreateAsync(provider),
            inner => damaged = FaultyDatabase.Before(inner),
            _clock
        );
        Assert.That((await host.Client.ReadAsync("/health/ready")).Text("status"), Is.EqualTo("ok"));

        damaged.OnRead = damage;
        Assert.That((await host.Client.ReadAsync("/v1/topics", 503)).Text("code"), Is.EqualTo("damaged"));
        damaged.OnRead = null;
        _clock.Advance(TimeSpan.FromSeconds(2));

        Assert.That((await host.Client.ReadAsync("/health/ready", 503)).Text("status"), Is.EqualTo("damaged"));
        await host.Client.ReadAsync("/v1/topics");
    }

    [Test]
    public async Task A_name_that_is_taken_is_no_error_in_the_log_and_an_outage_one_line()
    {
        await _desk.WriteAsync(201, HttpMethod.Post, "/v1/admin/topics", new { name = "Tides", slug = "tides" });
        var before = _host.Errors;
        await _desk.WriteAsync(409, HttpMethod.Post, "/v1/admin/topics", new { name = "Tides", slug = "tides" });
        Assert.That(_host.Errors, Is.EqualTo(before));

        _database.OnWrite = Faults()[0].Fault;
        await _desk.WriteAsync(503, HttpMethod.Post, "/v1/admin/topics", new { name = "Not now" });

        Assert.That(_host.Errors[before.Length..].Trim().Split('\n'), Has.Length.EqualTo(1).And.All.Contain(Faults()[0].Fault.Message));
    }

    /// <summary>What the driver throws, and what callers are told.</summary>
    private (Exception Fault, int Status, string Code)[] Faults() =>
        provider == "sqlite"
            ?
            [
                (Lite(8), 503, "read-only"),
                (Lite(8, 1032), 503, "read-only"),
                (Lite(5), 503, "busy"),
                (Lite(6), 503, "busy"),
                (Lite(15), 503, "busy"),
                (Lite(3), 503, "unavailable"),
                (Lite(7), 503, "unavailable"),
                (Lite(10), 503, "unavailable"),
                (Lite(10, 778), 503, "unavailable"),
                (Lite(14), 503, "unavailable"),
                (Lite(9), 503, "busy"),
                (Lite(13), 507, "storage-full"),
                (new DatabaseBusyException("Held."), 503, "busy"),
                (Lite(10, 8202), 503, "damaged"),
                (Lite(10, 8458), 503, "damaged"),
                (Lite(26), 503, "damaged"),
                (Lite(11), 503, "damaged"),
            ]
            :
            [
                (Postgres("25006"), 503, "read-only"),
                (Postgres("57P01"), 503, "unavailable"),
                (Postgres("57P02"), 503, "unavailable"),
                (Postgres("57P03"), 503, "unavailable"),
                (Postgres("57P05"), 503, "unavailable"),
                (Postgres("08006"), 503, "unavailable"),
                (Postgres("08P01"), 503, "unavailable"),
                (Postgres("53200"), 503, "unavailable"),
                (Postgres("53300"), 503, "unavailable"),
                (Postgres("58000"), 503, "unavailable"),
                (Postgres("58030"), 503, "unavailable"),
                (Postgres("28P01"), 503, "unavailable"),
                (Postgres("3D000"), 503, "unavailable"),
                (Postgres("25P03"), 503, "unavailable"),
                (new NpgsqlException("The connection broke."), 503, "unavailable"),
                (new TimeoutException("It took too long."), 503, "unavailable"),
                (new SocketException((int)SocketError.HostNotFound), 503, "unavailable"),
                (new InvalidOperationException("Likely transient.", new NpgsqlException("The connection broke.")), 503, "unavailable"),
                (Postgres("55P03"), 503, "busy"),
                (Postgres("40P01"), 503, "busy"),
                (Postgres("40001"), 503, "busy"),
                (new DatabaseBusyException("Held."), 503, "busy"),
                (Postgres("57014"), 503, "busy"),
                (Postgres("53100"), 507, "storage-full"),
                (Postgres("XX001"), 503, "damaged"),
                (Postgres("58P01"), 503, "damaged"),
                (Postgres("XX002"), 503, "damaged"),
            ];

    /// <summary>What is nobody's but ours, and what another driver throws.</summary>
    private Exception[] Others() =>
        [
            new InvalidOperationException("A fault of ours."),
            new FormatException("A fault of ours."),
            new IOException("Broken pipe."),
            new ObjectDisposedException("Anything"),
            new OperationCanceledException("Of nobody's wish."),
            new JsonException("Not JSON."),
            provider == "sqlite" ? Postgres("XX000") : Lite(1),
        ];

    private static SqliteException Lite(int code, int? extended = null) => new($"SQLite Error {extended ?? code}", code, extended ?? code);

    private static PostgresException Postgres(string code) => new($"PostgreSQL error {code}", "FATAL", "FATAL", code);

    private List<BackgroundService> Workers() =>
        [
            .. _host
                .Services.GetServices<IHostedService>()
                .OfType<BackgroundService>()
                .Where(w => w.GetType().Assembly == typeof(LookingWorker).Assembly),
        ];
}
