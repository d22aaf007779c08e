using FastEndpoints;

namespace Cms.Api.Health;

/// <summary>Says whether the server can answer.</summary>
internal sealed class GetReady(ReadyCheck check) : EndpointWithoutRequest<HealthResponse>
{
    public override void Configure()
    {
        Verbs(FastEndpoints.Http.GET, FastEndpoints.Http.HEAD);
        Routes("/health/ready");
        AllowAnonymous();
        Options(route => route.WithMetadata(new HealthOperation()));
        Summary(s =>
        {
            s.Summary = "Ask whether the server is ready";
            s.Description =
                "200 while the database answers, within two seconds; 503 while it does not, "
                + "once something stored in it was found damaged, and as soon as the server is on its way out, "
                + "some seconds before it stops to answer. While the database takes no writes it stays 200, since reads go on. "
                + "For a load balancer.";
        });
    }

    public override async Task HandleAsync(CancellationToken ct)
    {
        HttpContext.Response.Headers.CacheControl = "no-store";
        var status = await check.AskAsync();
        await Send.ResponseAsync(new HealthResponse { Status = status }, status == HealthStatus.Ok ? 200 : 503, ct);
    }
}
