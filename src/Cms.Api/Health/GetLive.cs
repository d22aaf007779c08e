using FastEndpoints;

namespace Cms.Api.Health;

/// <summary>Says that the process lives; touches nothing.</summary>
internal sealed class GetLive : EndpointWithoutRequest<HealthResponse>
{
    public override void Configure()
    {
        Verbs(FastEndpoints.Http.GET, FastEndpoints.Http.HEAD);
        Routes("/health/live");
        AllowAnonymous();
        Options(route => route.WithMetadata(new HealthOperation()));
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
