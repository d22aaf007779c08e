using Cms.Api.Background;
using FastEndpoints;

namespace Cms.Api.Http;

/// <summary>How a server is.</summary>
public sealed record HealthResponse
{
    /// <summary>ok, or notReady.</summary>
    public required HealthStatus Status { get; init; }
}

/// <summary>How a server is.</summary>
public enum HealthStatus
{
    /// <summary>It works.</summary>
    Ok,
    /// <summary>It cannot answer now; send nothing here.</summary>
    NotReady,
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
            s.Description = "200 while the database answers, 503 while it does not or while the server is on its way out. For a load balancer.";
        });
    }

    public override async Task HandleAsync(CancellationToken ct)
    {
        HttpContext.Response.Headers.CacheControl = "no-store";
        var isReady = await check.IsReadyAsync();
        await Send.ResponseAsync(new HealthResponse { Status = isReady ? HealthStatus.Ok : HealthStatus.NotReady }, isReady ? 200 : 503, ct);
    }
}
