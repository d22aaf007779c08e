using System.Text.Json;
using Cms.Api.Http.Lists;
using Cms.Api.Http.Queries;
using Cms.Model.Changes;

namespace Cms.Api.Http.Doors;

/// <summary>A read at a door whose answers may have to be no older than what the caller knows of.</summary>
/// <typeparam name="TDoor">The door.</typeparam>
/// <typeparam name="TRequest">What it takes, with a validator.</typeparam>
/// <typeparam name="TResponse">What it answers with; the contract shows it.</typeparam>
public abstract class ReadEndpoint<TDoor, TRequest, TResponse> : DoorEndpoint<TDoor, TRequest, TResponse>
    where TDoor : Door, new()
    where TRequest : notnull
{
    private protected sealed override bool TakesReadPosition => true;

    /// <summary>Makes the answer.</summary>
    protected abstract Task<Answer> AnswerAsync(TRequest request, CancellationToken ct);

    /// <summary>Sends the answer, made now or kept from before.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="noStore">Whether no cache may keep it.</param>
    /// <param name="ct">Cancels.</param>
    private protected abstract Task SendAsync(TRequest request, bool noStore, CancellationToken ct);

    private protected sealed override async Task ServeAsync(TRequest request, CancellationToken ct) =>
        await SendAsync(request, await ReadPosition.ReachAsync(HttpContext.Request, Resolve<ChangeFollower>(), ct), ct);

    /// <summary>An answer that is one JSON document.</summary>
    protected static ReadOnlyMemory<byte> Bytes<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Json.Options);

    /// <summary>The request's path with its query in the one canonical form.</summary>
    protected string CanonicalPath(params ReadOnlySpan<string> without) => ListPages.CanonicalPath(HttpContext.Request, without);
}
