namespace Cms.Api.Health;

/// <summary>Says whether the server can answer.</summary>
internal sealed class GetReady(ReadyCheck check) : HealthEndpoint
{
    public override void Configure() =>
        Tells(
            "ready",
            "Ask whether the server is ready",
            "200 while the database answers, within two seconds; 503 while it does not, once something stored in it was found damaged, "
                + "and as soon as the server is on its way out, some seconds before it stops to answer. While the database takes no "
                + "writes it stays 200, since reads go on. For a load balancer."
        );

    private protected override Task<HealthStatus> AskAsync() => check.AskAsync();
}
