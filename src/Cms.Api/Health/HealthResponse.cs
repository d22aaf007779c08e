namespace Cms.Api.Health;

/// <summary>How a server is.</summary>
public sealed record HealthResponse
{
    /// <summary>ok, notReady, or damaged.</summary>
    public required HealthStatus Status { get; init; }
}
