using System.Security.Cryptography;
using System.Text.Json;
using Cms.Api.Http;
using Cms.Api.Http.Caching;
using Cms.Api.Http.Lists;
using Cms.Api.Http.Problems;
using Cms.Api.Http.Queries;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Changes;
using Cms.Model.Partners;
using FastEndpoints;
using Microsoft.AspNetCore.Http.Timeouts;

namespace Cms.Api.Partners;

/// <summary>A read at the partners' door: for one partner, by key, never in a cache that others share.</summary>
/// <typeparam name="TRequest">What it takes, with a validator.</typeparam>
/// <typeparam name="TResponse">What it answers with; the contract shows it.</typeparam>
public abstract class PartnerEndpoint<TRequest, TResponse> : Endpoint<TRequest, TResponse>
    where TRequest : notnull
{
    private QueryGrammar? _grammar;

    /// <summary>The partner who calls.</summary>
    protected Partner Partner => HttpContext.Partner();

    /// <summary>The present moment.</summary>
    protected DateTime Now => Resolve<TimeProvider>().Now();

    /// <summary>The operation's path, and what the contract says of it.</summary>
    /// <param name="path">The path.</param>
    /// <param name="summary">A few words.</param>
    /// <param name="description">What it gives.</param>
    /// <param name="whileSuspended">Whether a suspended partner may still ask.</param>
    /// <param name="waits">Whether it may take longer than other requests.</param>
    /// <param name="beyondQuota">Whether no quota stands before it.</param>
    /// <param name="types">What it answers with; JSON if nothing is named.</param>
    private protected void Gives(
        string path,
        string summary,
        string description,
        bool whileSuspended = false,
        bool waits = false,
        bool beyondQuota = false,
        params string[] types
    )
    {
        Verbs(FastEndpoints.Http.GET, FastEndpoints.Http.HEAD);
        Routes(path);
        Policies(PartnerScopes.Pull);
        Options(route =>
        {
            route.WithMetadata(new PartnerOperation(PartnerScopes.Pull, types.Length == 0 ? ["application/json"] : types));
            if (whileSuspended)
                route.WithMetadata(new WhileSuspended());
            if (beyondQuota)
                route.WithMetadata(new BeyondQuota());
            if (waits)
                route.WithMetadata(new DisableRequestTimeoutAttribute());
        });
        DontThrowIfValidationFails();
        DontAutoSendResponse();
        RequestBinder(new RequestBinder<TRequest>(BindingSource.RouteValues | BindingSource.QueryParams));
        Summary(s =>
        {
            s.Summary = summary;
            s.Description = description;
        });
    }

    /// <summary>Makes the answer.</summary>
    protected abstract Task<Answer> AnswerAsync(TRequest request, CancellationToken ct);

    /// <inheritdoc />
    public sealed override async Task HandleAsync(TRequest req, CancellationToken ct)
    {
        var http = HttpContext;
        if (
            http.GetEndpoint()!.Metadata.GetRequiredMetadata<PartnerOperation>().Types is ["application/json"]
            && !Accepting.Takes(http.Request.Headers, Accepting.JsonType)
        )
            throw new ProblemException("not-acceptable", "This address answers with application/json, which the Accept header leaves out.");
        _grammar ??= QueryGrammars.Of(Definition);
        foreach (var failure in _grammar.Judge(http.Request.Query))
            AddError(failure);
        if (ValidationFailed)
        {
            await ProblemAnswers.WriteAsync(http, ProblemAnswers.Of(http, ValidationFailures));
            return;
        }

        await ReadPosition.ReachAsync(http.Request, Resolve<ChangeFollower>(), ct);
        // Read before the answer is made: it is no older than this.
        var position = Resolve<ChangeFollower>().Applied;
        await SendAsync(await AnswerAsync(req, ct), position, ct);
    }

    /// <summary>An answer that is one JSON document.</summary>
    protected static Answer Json<T>(T value) => new() { Body = JsonSerializer.SerializeToUtf8Bytes(value, Http.Json.Options) };

    /// <summary>The answer to what is unknown and to what this partner may not have.</summary>
    protected static Exception NotFound(string what) =>
        new ProblemException("not-found", $"There is no such {what}, or this partner is not entitled to it.");

    /// <summary>The request's path with its query in the one canonical form.</summary>
    protected string CanonicalPath(params ReadOnlySpan<string> without) => ListPages.CanonicalPath(HttpContext.Request, without);

    private async Task SendAsync(Answer answer, long position, CancellationToken ct)
    {
        var response = HttpContext.Response;
        var headers = response.Headers;
        headers.CacheControl = "private, no-cache";
        headers["Content-Sequence"] = position.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (answer.Link is not null)
            headers.Link = answer.Link;
        if (answer.Problem is not null)
        {
            await ProblemAnswers.WriteAsync(HttpContext, answer.Problem);
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
        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Body.Length;
        if (!HttpMethods.IsHead(HttpContext.Request.Method))
            await Sending.SendAsync(response, answer.Body, ct);
    }
}
