using System.Globalization;
using System.Security.Cryptography;
using Cms.Api.Http;
using Cms.Api.Http.Caching;
using Cms.Api.Http.Doors;
using Cms.Api.Http.Problems;
using Cms.Model.Access;
using Cms.Model.Changes;
using Cms.Model.Partners;

namespace Cms.Api.Partners;

/// <summary>A read at the partners' door: for one partner, by key, never in a cache that others share.</summary>
/// <typeparam name="TRequest">What it takes, with a validator.</typeparam>
/// <typeparam name="TResponse">What it answers with; the contract shows it.</typeparam>
public abstract class PartnerEndpoint<TRequest, TResponse> : ReadEndpoint<PartnerDoor, TRequest, TResponse>
    where TRequest : notnull
{
    /// <summary>The partner who calls.</summary>
    protected Partner Partner => HttpContext.Partner();

    /// <inheritdoc />
    protected sealed override string? NegotiatedAs =>
        HttpContext.GetEndpoint()!.Metadata.GetRequiredMetadata<PartnerOperation>().Types is [Accepting.JsonType]
            ? Accepting.JsonType
            : null;

    /// <summary>The operation's path, and what the contract says of it.</summary>
    /// <param name="path">What its address has after the door's prefix.</param>
    /// <param name="summary">A few words.</param>
    /// <param name="description">What it gives.</param>
    /// <param name="whileSuspended">Whether a suspended partner may still ask.</param>
    /// <param name="beyondQuota">Whether no quota stands before it.</param>
    /// <param name="types">What it answers with; JSON if nothing is named.</param>
    private protected void Gives(
        string path,
        string summary,
        string description,
        bool whileSuspended = false,
        bool beyondQuota = false,
        params string[] types
    )
    {
        var operation = new PartnerOperation(PartnerScopes.Pull, types.Length == 0 ? [Accepting.JsonType] : types, IsLive);
        Stand(FastEndpoints.Http.GET, path, summary, description, operation);
        Policies(PartnerScopes.Pull);
        Options(route =>
        {
            if (whileSuspended)
                route.WithMetadata(new WhileSuspended());
            if (beyondQuota)
                route.WithMetadata(new BeyondQuota());
        });
    }

    /// <summary>An answer that is one JSON document.</summary>
    protected static Answer Json<T>(T value) => new() { Body = Bytes(value) };

    /// <summary>The answer to what is unknown and to what this partner may not have.</summary>
    protected static Exception NotFound(string what) =>
        new ProblemException("not-found", $"There is no such {what}, or this partner is not entitled to it.");

    private protected override async Task SendAsync(TRequest request, bool noStore, CancellationToken ct)
    {
        // Read before the answer is made: it is no older than this.
        var position = Resolve<ChangeFollower>().Applied;
        var answer = await AnswerAsync(request, ct);
        var response = HttpContext.Response;
        var headers = response.Headers;
        headers.CacheControl = "private, no-cache";
        headers["Content-Sequence"] = position.ToString(CultureInfo.InvariantCulture);
        if (answer.Link is not null)
            headers.Link = answer.Link;
        if (answer.Problem is not null)
        {
            await RefuseAsync(answer.Problem);
            return;
        }

        if (answer.Status == 200)
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(answer.Body.Span)[..16]);
            headers.ETag = $"\"{hash}\"";
            if (EntityTags.IsHeld(HttpContext.Request.Headers.IfNoneMatch, hash))
            {
                response.StatusCode = 304;
                return;
            }
        }

        response.StatusCode = answer.Status;
        await Sending.SendAsync(HttpContext, answer.ContentType, answer.Body, ct);
    }
}
