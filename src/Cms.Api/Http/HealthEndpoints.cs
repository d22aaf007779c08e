using Cms.Api.Background;
using FastEndpoints;

namespace Cms.Api.Http;

/// <summary>How a server is.</summary>
public sealed record HealthResponse
{
    /// <summary>ok, notReady, or damaged.</summary>
    public required HealthStatus Status { get; init; }
}

/// <summary>How a server is.</summary>
public enum HealthStatus
{
    /// <summary>It works.</summary>
    Ok,
    /// <summary>It cannot answer now; send nothing here.</summary>
    NotReady,
    /// <summary>Something stored in the database is damaged: it does not mend itself, a sound backup has to be restored.</summary>
    Damaged,
}

/// <summary>Marks an operation that says how the server is, and so has to answer when nothing else can.</summary>
internal sealed class TellsOfHealth;

/// <summary>Says that the process lives; touches nothing.</summary>
internal sealed class GetLive : EndpointWithoutRequest<HealthResponse>
{
    public override void Configure()
    {
        Verbs(FastEndpoints.Http.GET, FastEndpoints.Http.HEAD);
        Routes("/health/live");
        AllowAnonymous();
        Options(route => route.WithMetadata(new TellsOfHealth()));
        Summary(s =>
        {
            s.Summary = "Ask whether the process lives";
            s.Description = "200 as long as the process answers at all; touches no database. For a supervisor that restarts what hangs.";
        });
    }

    public override Task HandleAsync(CancellationToken ct)
    {
        HttpContext.Response.Headers.CacheControl = "no-store";
        return Send.OkAsync(new HealthResponse { Status = HealthStatus.Ok }, ct);
    }
}

/// <summary>Says whether the server can answer.</summary>
internal sealed class GetReady(ReadyCheck check) : EndpointWithoutRequest<HealthResponse>
{
    public override void Configure()
    {
        Verbs(FastEndpoints.Http.GET, FastEndpoints.Http.HEAD);
        Routes("/health/ready");
        AllowAnonymous();
        Options(route => route.WithMetadata(new TellsOfHealth()));
        Summary(s =>
        {
            s.Summary = "Ask whether the server is ready";
            s.Description = "200 while the database answers, within two seconds; 503 while it does not, " +
                "once something stored in it was found damaged, and as soon as the server is on its way out, " +
                "some seconds before it stops to answer. While the database takes no writes it stays 200, since reads go on. For a load balancer.";
        });
    }

    public override async Task HandleAsync(CancellationToken ct)
    {
        HttpContext.Response.Headers.CacheControl = "no-store";
        var status = await check.AskAsync();
        await Send.ResponseAsync(new HealthResponse { Status = status }, status == HealthStatus.Ok ? 200 : 503, ct);
    }
}
