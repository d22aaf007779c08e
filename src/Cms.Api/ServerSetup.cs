using System.Diagnostics.CodeAnalysis;
using System.Threading.RateLimiting;
using Cms.Api.Access;
using Cms.Api.Admin.Bulk;
using Cms.Api.Background;
using Cms.Api.Commands;
using Cms.Api.Delivery;
using Cms.Api.Delivery.Articles;
using Cms.Api.Delivery.Changes;
using Cms.Api.Delivery.Feeds;
using Cms.Api.Delivery.Home;
using Cms.Api.Delivery.Pages;
using Cms.Api.Delivery.Search;
using Cms.Api.Delivery.Sitemaps;
using Cms.Api.Health;
using Cms.Api.Http;
using Cms.Api.Http.Bodies;
using Cms.Api.Http.Caching;
using Cms.Api.Http.Doors;
using Cms.Api.Http.Limits;
using Cms.Api.Http.Problems;
using Cms.Api.Http.Queries;
using Cms.Api.Live;
using Cms.Api.Media;
using Cms.Api.Media.Storage;
using Cms.Api.Media.Uploads;
using Cms.Api.Outbound;
using Cms.Api.Partners;
using Cms.Api.Partners.Articles;
using Cms.Api.Partners.Changes;
using Cms.Api.Partners.Kit;
using Cms.Api.Webhooks;
using Cms.Api.WebSub;
using Cms.Demo;
using Cms.Model;
using Cms.Model.Changes;
using Cms.Model.Postgres;
using Cms.Model.Reading;
using Cms.Model.Sqlite;
using FastEndpoints;
using FluentValidation;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration.Memory;

namespace Cms.Api;

/// <summary>How the parts of the server are put together.</summary>
internal static class ServerSetup
{
    /// <summary>Reads the settings; what is wrong with them is said in one sentence and the program ends.</summary>
    public static bool TryBegin(
        string[] args,
        [NotNullWhen(true)] out WebApplicationBuilder? builder,
        [NotNullWhen(true)] out Settings? settings
    )
    {
        try
        {
            // Settings hold from one start to the next. Who watched their files would be told of all that the database writes beside them.
            builder = WebApplication.CreateSlimBuilder([.. args, "--hostBuilder:reloadConfigOnChange=false"]);
            // What the slim one leaves out besides, nobody here uses: HTTP/3, Windows' own web server, secrets of developers.
            builder.WebHost.UseKestrelHttpsConfiguration();
            settings = Settings.ReadToServe(builder.Configuration, builder.Environment.IsDevelopment());
            builder.Services.AddSingleton(settings);
            return true;
        }
        catch (Exception e)
        {
            Console.Error.WriteLine(OperatorFault.Sentence(e));
            (builder, settings) = (null, null);
            return false;
        }
    }

    /// <summary>
    /// Puts the server together; what of the framework's own settings is wrong is said in one sentence and the program ends.
    /// </summary>
    public static bool TryBuild(this WebApplicationBuilder builder, [NotNullWhen(true)] out WebApplication? app)
    {
        try
        {
            app = builder.Build();
            return true;
        }
        catch (Exception e) when (e is not HostAbortedException)
        {
            Console.Error.WriteLine(OperatorFault.Sentence(e));
            app = null;
            return false;
        }
    }

    /// <summary>The limits of the web server itself.</summary>
    public static void AddServerLimits(this WebApplicationBuilder builder, Settings settings)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestLimits.BodyBytes;
            kestrel.Limits.MaxConcurrentConnections = RequestLimits.Connections;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            kestrel.Limits.MaxRequestLineSize = 8_192;
            kestrel.Limits.MaxRequestHeadersTotalSize = 16_384;
            kestrel.Limits.MinRequestBodyDataRate = kestrel.Limits.MinResponseDataRate = new MinDataRate(
                RequestLimits.BytesPerSecond,
                RequestLimits.SlowStart
            );
            var connections = new ConnectionLimit(
                RequestLimits.ConnectionsOfAddress,
                [.. settings.TrustedProxies.Select(System.Net.IPAddress.Parse)]
            );
            kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Use(next => connection => connections.InvokeAsync(connection, next)));
        });
        builder.Services.AddSingleton<WholeBodies>();
        builder.Services.AddSingleton<WorkPlaces>();
        builder.Services.AddSingleton<LongAnswers>();
        builder.Services.AddSingleton<LoopbackTransport>();
        builder.Services.AddSingleton<IConnectionListenerFactory>(provider => provider.GetRequiredService<LoopbackTransport>());
        builder.Services.AddHostedService<Welcome>();
        builder.Services.AddRateLimiter(_ => { });
        builder.Services.AddRequestTimeouts(o => o.DefaultPolicy = new RequestTimeoutPolicy { Timeout = RequestLimits.Time });
        builder
            .Services.AddOptions<HostOptions>()
            .Configure<Settings>((o, settings) => o.ShutdownTimeout = settings.Drain + RequestLimits.Finishing);
    }

    /// <summary>
    /// In production one JSON line per event; at the desk lines to read. Any <c>Logging:</c> setting of the operator goes before these.
    /// </summary>
    public static void AddOneLineLogs(this WebApplicationBuilder builder)
    {
        builder.Configuration.Sources.Insert(
            0,
            new MemoryConfigurationSource
            {
                InitialData = new Dictionary<string, string?>
                {
                    ["Logging:LogLevel:Default"] = "Information",
                    ["Logging:LogLevel:Microsoft"] = "Warning",
                    ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Information",
                    // It logs each exception with its stack before it throws it, a slug that is taken like a broken disk. Whoever
                    // catches it knows which of them the operator has to see.
                    ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "None",
                    ["Logging:LogLevel:FastEndpoints"] = "Warning",
                    // While this category may log at all, the host opens a scope and an activity for every request, which
                    // costs as much as a whole answer from memory. Failures are logged by the problem middleware.
                    ["Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics"] = "None",
                },
            }
        );
        builder.Logging.ClearProviders();
        var start = new StartPhase();
        builder.Services.AddSingleton(start);
        // What keeps it from starting is said in one sentence; the host would log the stack too.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => level >= LogLevel.Warning && start.IsOver);
        if (builder.Environment.IsDevelopment())
            builder.Logging.AddSimpleConsole(o => o.SingleLine = true);
        else
            builder.Logging.AddJsonConsole(o => o.UseUtcTimestamp = true);
    }

    /// <summary>The database, the context on it, and the follower of its change log.</summary>
    public static void AddModel(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<CmsDatabase>(_ => Database(settings));
        // To make one costs as much as some statements; as many are kept as ever write at once.
        services.AddDbContextPool<CmsDbContext>(
            (provider, options) => provider.GetRequiredService<CmsDatabase>().Configure(options),
            poolSize: 64
        );
        services.AddSingleton<ChangeFollower>();
    }

    /// <summary>The database that the settings name.</summary>
    public static CmsDatabase Database(Settings settings) =>
        settings.Provider == "postgres"
            ? new PostgresDatabase(settings.ConnectionString!, settings.StatementLimit)
            : new SqliteDatabase(
                settings.ConnectionString ?? $"Data Source={Path.Combine(settings.DataDirectory, "cms.db")}",
                settings.StatementLimit
            );

    /// <summary>The public door.</summary>
    public static void AddDelivery(this IServiceCollection services)
    {
        // Before the framework's own, which they take the place of.
        services.AddSingleton(typeof(IRequestBinder<>), typeof(AddressBinder<>));
        services.AddSingleton<IEndpointFactory, OperationFactory>();
        services.AddFastEndpoints(o => (o.Assemblies, o.DisableAutoDiscovery) = ([typeof(ServerSetup).Assembly], true));
        services.ConfigureHttpJsonOptions(o => Json.Made(o.SerializerOptions));
        services.AddSingleton(provider => new CurrentSite(provider.GetRequiredService<Settings>().Site));
        services.AddSingleton<SiteReader>();
        services.AddSingleton(provider => new Addresses(
            provider.GetRequiredService<Settings>(),
            provider.GetRequiredService<CurrentSite>()
        ));
        services.AddSingleton<ResponseCache>();
        services.AddSingleton<RequestsInFlight>();
        services.AddSingleton<Admin.NewSlugs>();
        services.AddSingleton<DocumentStore>();
        services.AddSingleton<ArticleReader>();
        services.AddSingleton<ThingReader>();
        services.AddSingleton<HomeReader>();
        services.AddSingleton<PageReader>();
        services.AddSingleton<ArticleLists>();
        services.AddSingleton<SearchReader>();
        services.AddSingleton<SpellingReader>();
        services.AddSingleton<CompletionReader>();
        services.AddSingleton<ItemRunner>();
        services.AddSingleton<ArticleJsonLd>();
        services.AddSingleton<OnwardReader>();
        services.AddSingleton<OpenStock>();
        services.AddSingleton<FeedTopics>();
        services.AddSingleton<UnprovenCallbacks>();
        services.AddSingleton<HubSender>();
        services.AddSingleton<FeedItemCache>();
        services.AddSingleton<FeedItems>();
        services.AddSingleton<FeedReader>();
        services.AddSingleton<SitemapReader>();
    }

    /// <summary>What tells of changes as they come, at more than one door.</summary>
    public static void AddLive(this IServiceCollection services)
    {
        services.AddSingleton<WaitingRoom>();
        services.AddSingleton<LongPolls>();
        services.AddSingleton<EventStreams>();
        services.AddSingleton<ChangeReader>();
        services.AddSingleton<ChangeTail>();
    }

    /// <summary>The partners' door.</summary>
    public static void AddPartners(this IServiceCollection services)
    {
        services.AddSingleton<PartnerChangeReader>();
        services.AddSingleton<PartnerArticleReader>();
        services.AddSingleton<PartnerThings>();
        services.AddSingleton<KitMaker>();
        services.AddSingleton<PartnerUsageMeter>();
        services.AddHostedService(provider => provider.GetRequiredService<PartnerUsageMeter>());
    }

    /// <summary>Pictures: where they lie and how many are worked on at once.</summary>
    public static void AddMedia(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton<PictureGate>();
        services.AddSingleton<PictureIntake>();
        services.AddSingleton(Store(settings));
        services.AddSingleton<PictureRemains>();
        services.AddHostedService<PictureSweep>();
        services.AddSingleton<Renditions>();
        services.AddSingleton<PublicPictures>();
        services.AddSingleton<ReadyRenditions>();
    }

    /// <summary>The store that the settings name.</summary>
    public static IIllustrationStore Store(Settings settings) =>
        settings.Media.S3 is { } s3 ? new S3Store(s3) : new DiskStore(settings.MediaFolder);

    /// <summary>What works while nobody asks.</summary>
    public static void AddBackground(this IServiceCollection services)
    {
        services.AddSingleton<ReadyCheck>();
        services.AddSingleton<Drain>();
        services.AddHostedService(provider => provider.GetRequiredService<Drain>());
        services.AddHostedService(provider => provider.GetRequiredService<DocumentStore>());
        services.AddHostedService<LogFollowing>();
        services.AddSingleton<AnswerMaking>();
        services.AddHostedService(provider => provider.GetRequiredService<AnswerMaking>());
        services.AddHostedService<LogThinning>();
        services.AddHostedService<AnswerThinning>();
        services.AddHostedService<Scheduler>();
        services.AddHostedService<SearchCompletion>();
        services.AddSingleton<TakedownReserve>();
        services.AddSingleton<IAdmitsWrites>(provider => provider.GetRequiredService<TakedownReserve>());
        services.AddHostedService(provider => provider.GetRequiredService<TakedownReserve>());
        services.AddSingleton<PartnerUpkeep>();
        services.AddHostedService(provider => provider.GetRequiredService<PartnerUpkeep>());
    }

    /// <summary>Telling webhooks of changes.</summary>
    public static void AddWebhooks(this IServiceCollection services)
    {
        services.AddSingleton<OutboundClient>();
        services.AddSingleton<MessageWriter>();
        services.AddSingleton<MessageSender>();
        services.AddHostedService<WebhookDispatcher>();
        services.AddHostedService<FeedHub>();
        services.AddHostedService<MessageThinning>();
    }

    /// <summary>Closes connections while the server is on its way out.</summary>
    public static void UseDrain(this WebApplication app)
    {
        var drain = app.Services.GetRequiredService<Drain>();
        app.Use(next =>
            context =>
            {
                drain.Close(context);
                return next(context);
            }
        );
    }

    /// <summary>Answers what is kept before anything else runs.</summary>
    public static void UseResponseCache(this WebApplication app)
    {
        var cache = app.Services.GetRequiredService<ResponseCache>();
        app.Use(next => context => cache.InvokeAsync(context, next));
        var renditions = app.Services.GetRequiredService<ReadyRenditions>();
        app.Use(next => context => renditions.InvokeAsync(context, next));
        // What is not answered at once may be answered when the server was told to stop meanwhile.
        var drain = app.Services.GetRequiredService<Drain>();
        app.Use(next =>
            context =>
            {
                context.Response.OnStarting(
                    static state =>
                    {
                        var (drain, context) = ((Drain, HttpContext))state;
                        drain.Close(context);
                        return Task.CompletedTask;
                    },
                    (drain, context)
                );
                return next(context);
            }
        );
    }

    /// <summary>Every error, and every bare status, becomes an error answer.</summary>
    public static void UseProblems(this WebApplication app) => app.UseMiddleware<ProblemMiddleware>();

    /// <summary>Bounds requests by address, if the operator wants that.</summary>
    public static void UseAddressLimit(this WebApplication app, Settings settings)
    {
        if (settings.TrustedProxies.Count > 0)
        {
            var forwarded = new ForwardedHeadersOptions
            {
                ForwardedHeaders = Microsoft.AspNetCore.HttpOverrides.ForwardedHeaders.XForwardedFor,
                ForwardLimit = null,
            };
            forwarded.KnownIPNetworks.Clear();
            forwarded.KnownProxies.Clear();
            foreach (var proxy in settings.TrustedProxies)
                forwarded.KnownProxies.Add(System.Net.IPAddress.Parse(proxy));
            app.UseForwardedHeaders(forwarded);
        }

        if (settings.AnonymousPerMinute is not { } perMinute)
            return;
        app.UseRateLimiter(
            new RateLimiterOptions
            {
                GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, System.Net.IPAddress>(context =>
                    IsFree(context.Request)
                        ? RateLimitPartition.GetNoLimiter(System.Net.IPAddress.None)
                        : RateLimitPartition.GetFixedWindowLimiter(CallerAddress.Of(context), _ => new FixedWindowRateLimiterOptions
                        {
                            PermitLimit = perMinute,
                            Window = TimeSpan.FromMinutes(1),
                        })
                ),
                OnRejected = async (refused, _) =>
                {
                    var context = refused.HttpContext;
                    PublicHeaders.Set(context.Response);
                    context.Response.Headers.RetryAfter = refused.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait)
                        ? ((int)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture)
                        : "60";
                    await ProblemAnswers.WriteAsync(context, ProblemAnswers.Of(context, 429));
                },
            }
        );

        // Asking after its health is free, and takes nothing from what the address may ask besides. Who sends a key is judged by it: a
        // right one is bounded by key, and wrong ones have a limit of their own.
        static bool IsFree(HttpRequest request) =>
            request.Path.StartsWithSegments("/health", StringComparison.Ordinal) || request.Headers.Authorization.Count > 0;
    }

    /// <summary>Reads bodies whole, then bounds what is worked on at once and for how long.</summary>
    public static void UseWorkPlaces(this WebApplication app)
    {
        var bodies = app.Services.GetRequiredService<WholeBodies>();
        var places = app.Services.GetRequiredService<WorkPlaces>();
        app.Use(next => context => bodies.InvokeAsync(context, next));
        app.UseRequestTimeouts();
        app.Use(next => context => places.InvokeAsync(context, next));
    }

    /// <summary>The operations of all doors.</summary>
    public static void UseOperations(this WebApplication app)
    {
        // A member goes by the name callers send, in messages and in the contract; the framework would make one of its own.
        ValidatorOptions.Global.PropertyNameResolver = (_, member, _) => member is null ? null : QueryGrammar.NameOf(member);
        ValidatorOptions.Global.DisplayNameResolver = (_, member, _) => member is null ? null : QueryGrammar.NameOf(member);
        var routes = new OperationRoutes(app);
        routes.MapFastEndpoints(Configure);
        routes.Finish();
    }

    private static void Configure(Config config)
    {
        Json.Made(config.Serializer.Options);
        config.Errors.ResponseBuilder = (failures, context, _) => ProblemAnswers.Of(context, failures);
        config.Errors.ContentType = ProblemAnswers.ContentType;
        config.Errors.StatusCode = 400;
        // In one form, as everywhere: the runtime's own readers take braces, spaces and signs as well.
        config.Binding.ValueParserFor<Guid>(text => Parse.Id(text.ToString()) is { } id ? new(true, id) : new(false, null));
        config.Binding.ValueParserFor<int>(text =>
            Parse.Number(text.ToString()) is { } number and <= int.MaxValue ? new(true, (int)number) : new(false, null)
        );
        config.Binding.FailureMessage = (type, name, _) =>
            type == typeof(Guid)
                ? $"{name} should be an id: 36 characters with hyphens."
                : $"{name} should be a whole number in plain digits.";
        // It would be set for the whole process, under the feet of another server that makes its validators at that moment.
        config.Validation.UsePropertyNamingPolicy = false;
    }

    /// <summary>
    /// Brings the database up to date, fills an empty one with the demo magazine if wanted, and serves until told to stop.
    /// </summary>
    public static async Task<int> ServeAsync(this WebApplication app, Settings settings)
    {
        try
        {
            await PrepareAsync(app, settings);
            await app.StartAsync();
            app.Services.GetRequiredService<StartPhase>().IsOver = true;
        }
        catch (OperationCanceledException) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // Told to stop before it had said all that it says first.
            await app.StopAsync();
            return 0;
        }
        catch (Exception e)
        {
            // Those that the server took; before it took any, those that it was told.
            var addresses = app.Urls.Count > 0 ? string.Join(" or ", app.Urls) : app.Configuration["urls"] ?? "";
            await Console.Error.WriteLineAsync(OperatorFault.Sentence(e, addresses));
            return CommandLine.Failure;
        }

        await app.WaitForShutdownAsync();
        return ExitOf(app.Services.GetServices<IHostedService>().OfType<BackgroundService>());
    }

    /// <summary>The exit code of a server that ended: not zero if one of its workers died, which ends it.</summary>
    internal static int ExitOf(IEnumerable<BackgroundService> workers) =>
        workers.Any(w => w.ExecuteTask is { IsFaulted: true }) ? CommandLine.Failure : 0;

    // What every start asks the database is asked by statements written by hand: to ask it of the framework for the first time takes
    // longer than all the rest.
    private static async Task PrepareAsync(WebApplication app, Settings settings)
    {
        if ("e\u0301".Normalize().Length != 1)
            throw new InvalidOperationException(
                "Unicode normalisation does not work here: install libicu and do not set invariant globalization."
            );
        var database = app.Services.GetRequiredService<CmsDatabase>();
        Directory.CreateDirectory(settings.DataDirectory);
        database.Upkeep.Claim();
        await database.Upkeep.MigrateAsync(CancellationToken.None);
        var follower = app.Services.GetRequiredService<ChangeFollower>();
        app.Services.GetRequiredService<SiteReader>().Follow(follower);
        await follower.CatchUpAsync(CancellationToken.None);
        var clock = app.Services.GetRequiredService<TimeProvider>();
        var scopes = app.Services.GetRequiredService<IServiceScopeFactory>();
        if (settings.Demo && !await database.FindsAsync(new Statement("SELECT 1 FROM articles LIMIT 1", []), CancellationToken.None))
        {
            app.Logger.LogInformation("Making the demo magazine; this takes some seconds");
            await scopes.WithDbAsync(db =>
                DemoMagazine.MakeAsync(db, app.Services.GetRequiredService<IIllustrationStore>().StoreAsync, clock, CancellationToken.None)
            );
        }

        await FirstKeys.AdoptAsync(database, scopes, settings, clock.Now(), CancellationToken.None);
        app.Services.GetRequiredService<LoopbackTransport>().IsClosed = !await FirstKeys.AreOwnedAsync(database, CancellationToken.None);
    }
}
