namespace Cms.Api.Health;

/// <summary>Says that the process lives; touches nothing.</summary>
internal sealed class GetLive : HealthEndpoint
{
    public override void Configure() =>
        Tells(
            "live",
            "Ask whether the process lives",
            "200 as long as the process answers at all; touches no database. For a supervisor that restarts what hangs."
        );

    private protected override Task<HealthStatus> AskAsync() => Task.FromResult(HealthStatus.Ok);
}
