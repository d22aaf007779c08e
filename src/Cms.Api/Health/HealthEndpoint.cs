using System.Text.Json;
using Cms.Api.Http;
using Cms.Api.Http.Doors;
using FastEndpoints;

namespace Cms.Api.Health;

/// <summary>An operation that says how the server is, to whoever asks in whatever way.</summary>
public abstract class HealthEndpoint : DoorEndpoint<HealthDoor, EmptyRequest, HealthResponse>
{
    /// <inheritdoc />
    protected sealed override string? NegotiatedAs => null;

    private protected sealed override bool PassesOverUnknown => true;

    /// <summary>The path, and what the contract says of the operation.</summary>
    private protected void Tells(string path, string summary, string description) =>
        Stand(FastEndpoints.Http.GET, path, summary, description, new HealthOperation());

    /// <summary>How it is.</summary>
    private protected abstract Task<HealthStatus> AskAsync();

    private protected sealed override async Task ServeAsync(EmptyRequest request, CancellationToken ct)
    {
        var status = await AskAsync();
        HttpContext.Response.StatusCode = status == HealthStatus.Ok ? 200 : 503;
        HttpContext.Response.Headers.CacheControl = "no-store";
        var body = JsonSerializer.SerializeToUtf8Bytes(new HealthResponse { Status = status }, Json.Options);
        await Sending.SendAsync(HttpContext, Accepting.JsonContent, body, ct);
    }
}
