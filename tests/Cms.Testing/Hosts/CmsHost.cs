using System.Net;
using Cms.Model;
using Cms.Model.Access;
using Cms.Testing.Contract;
using Cms.Testing.Databases;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cms.Testing.Hosts;

/// <summary>
/// The whole program on a socket of its own, on a database of its own. Every answer that its client receives is judged
/// by the contract, so no test can forget to.
/// </summary>
public sealed class CmsHost : IAsyncDisposable
{
    private static readonly Lazy<OpenApiContract> Contract = new(() =>
        OpenApiContract.Parse(File.ReadAllText(Path.Combine(Repository.Root, "openapi", "cms.v1.json")), IsOutsideContract)
    );

    private readonly Factory _factory;
    private HttpClient? _client;

    private CmsHost(Factory factory, TestDatabase database)
    {
        _factory = factory;
        Database = database;
        _factory.UseKestrel(0);
        _factory.StartServer();
        BaseAddress = _factory.ClientOptions.BaseAddress;
    }

    /// <summary>The database under it.</summary>
    public TestDatabase Database { get; }

    /// <summary>Where it listens.</summary>
    public Uri BaseAddress { get; }

    /// <summary>A client that follows no redirects, decompresses nothing, and has every answer judged by the contract.</summary>
    public HttpClient Client => _client ??= NewClient();

    /// <summary>The program's own parts.</summary>
    public IServiceProvider Services => _factory.Services;

    /// <summary>What it logged as errors so far.</summary>
    public string Errors => _factory.Errors.Text;

    /// <summary>Starts one.</summary>
    /// <param name="provider">sqlite or postgres.</param>
    /// <param name="holding">What its database holds.</param>
    /// <param name="settings">Settings besides the database, such as <c>Cms:Cache:TagHeader</c>.</param>
    public static async Task<CmsHost> StartAsync(
        string provider,
        Holding holding = Holding.Nothing,
        params (string Name, string Value)[] settings
    ) => On(await TestDatabase.CreateAsync(provider, holding), settings);

    /// <summary>Starts one on a database that is there already.</summary>
    public static CmsHost On(TestDatabase database, params (string Name, string Value)[] settings) =>
        new(new Factory(database, settings), database);

    /// <summary>Starts one on a database that is there already, and by a clock that the test moves.</summary>
    public static CmsHost On(TestDatabase database, TimeProvider clock, params (string Name, string Value)[] settings) =>
        new(new Factory(database, settings, clock: clock), database);

    /// <summary>Starts one on a database that is there already, seen through something that the test puts before it.</summary>
    public static CmsHost On(
        TestDatabase database,
        Func<CmsDatabase, CmsDatabase> through,
        params (string Name, string Value)[] settings
    ) => new(new Factory(database, settings, through), database);

    /// <summary>Starts one so, and by a clock that the test moves.</summary>
    public static CmsHost On(TestDatabase database, Func<CmsDatabase, CmsDatabase> through, TimeProvider clock) =>
        new(new Factory(database, [], through, clock), database);

    /// <summary>A further client like <see cref="Client"/>.</summary>
    public HttpClient NewClient() =>
        new(
            new NoFailures(_factory.Errors)
            {
                InnerHandler = new ContractHandler(Contract.Value)
                {
                    InnerHandler = new SocketsHttpHandler
                    {
                        AllowAutoRedirect = false,
                        UseCookies = false,
                        AutomaticDecompression = DecompressionMethods.None,
                    },
                },
            }
        )
        {
            BaseAddress = BaseAddress,
        };

    /// <summary>A client with a key of its own, made in the database, and its answers judged by the contract.</summary>
    /// <param name="role">The role.</param>
    /// <param name="name">Whose key it is; “The editor” and so on if none is given.</param>
    /// <param name="scopes">Fewer scopes than the role has.</param>
    public async Task<HttpClient> StaffAsync(Role role, string? name = null, params string[] scopes)
    {
        var now = TimeProvider.System.Now();
        var key = new AccessKey(name ?? $"The {role.ToString().ToLowerInvariant()}", role, scopes.Length == 0 ? null : scopes, null, now);
        var secret = key.AddSecret(now);
        await DeskAsync(async db =>
        {
            db.Add(key);
            await db.SaveAsync(CancellationToken.None);
        });
        var client = NewClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        return client;
    }

    /// <summary>A client with a key of a partner's.</summary>
    public async Task<HttpClient> PartnerAsync(Guid partnerId, params string[] scopes)
    {
        var now = TimeProvider.System.Now();
        var key = AccessKey.OfPartner(partnerId, "The mirror", scopes.Length == 0 ? null : scopes, null, now);
        var secret = key.AddSecret(now);
        await DeskAsync(async db =>
        {
            db.Add(key);
            await db.SaveAsync(CancellationToken.None);
        });
        var client = NewClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        return client;
    }

    /// <summary>Lets every lease be over, as it is once its holder has been dead for so long.</summary>
    public Task EndLeasesAsync() =>
        DeskAsync(db => db.Database.ExecuteSqlRawAsync($"UPDATE leases SET until = {db.CmsDatabase.Sql.InSeconds("0")}"));

    /// <summary>Ends when no piece is left to be judged anew for partners: does the worker's work itself.</summary>
    public async Task PartnersReviewedAsync()
    {
        while (await DeskAsync(db => db.PartnerReviews.AnyAsync()))
            await Services.GetRequiredService<Api.Background.PartnerUpkeep>().ReviewSomeAsync(CancellationToken.None);
    }

    /// <summary>Ends when the ready answers of all pieces are made: does the worker's work itself.</summary>
    public async Task AnswersMadeAsync()
    {
        var making = Services.GetRequiredService<Api.Background.AnswerMaking>();
        do await making.TickAsync(CancellationToken.None);
        while (!making.IsDone);
    }

    /// <summary>Works on the database as an editor's tools will: one context, saved by the one way to save.</summary>
    public async Task<T> DeskAsync<T>(Func<CmsDbContext, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<CmsDbContext>());
    }

    /// <inheritdoc cref="DeskAsync{T}"/>
    public Task DeskAsync(Func<CmsDbContext, Task> work) =>
        DeskAsync(async db =>
        {
            await work(db);
            return true;
        });

    /// <summary>Stops it and leaves its database, for another to start on.</summary>
    public async Task StopAsync()
    {
        _client?.Dispose();
        await _factory.DisposeAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await Database.DisposeAsync();
    }

    // The page to read the contract is HTML for people, and the contract does not describe itself.
    private static bool IsOutsideContract(string path) =>
        path.StartsWith("/docs", StringComparison.Ordinal) || path.StartsWith("/openapi", StringComparison.Ordinal);

    private sealed class Factory(
        TestDatabase database,
        (string Name, string Value)[] settings,
        Func<CmsDatabase, CmsDatabase>? through = null,
        TimeProvider? clock = null
    ) : WebApplicationFactory<Program>
    {
        /// <summary>What it logged as errors.</summary>
        public ErrorLog Errors { get; } = new();

        protected override IHost CreateHost(IHostBuilder builder)
        {
            builder.ConfigureServices(services => services.AddSingleton<ILoggerProvider>(Errors));
            var all = new Dictionary<string, string?>
            {
                ["environment"] = "Production",
                ["Cms:DataDirectory"] = database.Folder,
                ["Database:Provider"] = database.Provider,
                ["ConnectionStrings:Cms"] = database.ConnectionString,
                ["Logging:LogLevel:Default"] = "Error",
                // What a server has to be told outside Development; the values are those that it has in it.
                ["Cms:Site:Name"] = new Api.SiteSettings().Name,
                ["Cms:Site:Url"] = new Api.SiteSettings().Url,
                ["Cms:PublicUrl"] = new Api.Settings().PublicUrl,
                // A machine that runs many tests at once is slow; what is too costly is for the test of that to say.
                ["Cms:MaxQueryMilliseconds"] = "9000",
                // Nobody's balancer is to learn of it.
                ["Cms:DrainSeconds"] = "0",
            };
            foreach (var (name, value) in settings)
                all[name] = value;
            builder.ConfigureHostConfiguration(c => c.AddInMemoryCollection(all));
            if (clock is not null)
                builder.ConfigureServices(services => services.AddSingleton(clock));
            if (through is not null)
            {
                builder.ConfigureServices(services =>
                {
                    var made = services.Last(s => s.ServiceType == typeof(CmsDatabase)).ImplementationFactory!;
                    services.AddSingleton(provider => through((CmsDatabase)made(provider)));
                });
            }

            return base.CreateHost(builder);
        }
    }
}
