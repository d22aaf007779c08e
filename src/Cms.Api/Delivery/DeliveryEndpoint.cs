using System.Text.Json;
using Cms.Api.Http;
using Cms.Api.Http.Caching;
using Cms.Api.Http.Lists;
using Cms.Api.Http.Problems;
using Cms.Api.Http.Queries;
using Cms.Model;
using Cms.Model.Changes;
using FastEndpoints;

namespace Cms.Api.Delivery;

/// <summary>An operation of the public door: read only, for anybody, answered from what is kept where that is current.</summary>
/// <typeparam name="TRequest">What it takes, with a validator.</typeparam>
/// <typeparam name="TResponse">What it answers with; the contract shows it.</typeparam>
public abstract class DeliveryEndpoint<TRequest, TResponse> : Endpoint<TRequest, TResponse>
    where TRequest : notnull
{
    private QueryGrammar? _grammar;

    /// <summary>
    /// The type that <c>Accept</c> has to take. Null where the address names the format, as of feeds and sitemaps: then
    /// <c>Accept</c> has no say, and parameters that the operation does not know are passed over and in no cache key.
    /// </summary>
    protected virtual string? NegotiatedAs => Accepting.JsonType;

    /// <summary>The path, and what the contract says of the operation.</summary>
    /// <param name="path">The path.</param>
    /// <param name="summary">What it does, in a few words.</param>
    /// <param name="description">The rest.</param>
    /// <param name="types">The media types it answers in, where they are not JSON in the shape of the response.</param>
    protected void Reads(string path, string summary, string description, params string[] types)
    {
        Verbs(FastEndpoints.Http.GET, FastEndpoints.Http.HEAD);
        Routes(path);
        AllowAnonymous();
        DontThrowIfValidationFails();
        // An answer without a body (301, 304, HEAD) is an answer; the framework would make a 204 of it.
        DontAutoSendResponse();
        Options(route => route.WithMetadata(new DeliveryOperation(types, NegotiatedAs)));
        // The address says everything: what else may come along (a body above all) would be answered under that address to others.
        RequestBinder(new RequestBinder<TRequest>(BindingSource.RouteValues | BindingSource.QueryParams));
        Summary(s =>
        {
            s.Summary = summary;
            s.Description = description;
        });
    }

    /// <summary>Makes the answer. It may be kept and given to others, so it depends on the request record alone.</summary>
    protected abstract Task<Answer> AnswerAsync(TRequest request, CancellationToken ct);

    /// <inheritdoc />
    public sealed override async Task HandleAsync(TRequest req, CancellationToken ct)
    {
        if (NegotiatedAs is { } type && !Accepting.Takes(HttpContext.Request.Headers, type))
            throw new ProblemException("not-acceptable", $"This address answers with {type}, which the Accept header leaves out.");
        var query = HttpContext.Request.Query;
        if (query.Count > 0)
        {
            _grammar ??= QueryGrammars.Of(Definition);
            foreach (var failure in _grammar.Judge(query, passesOverUnknown: NegotiatedAs is null))
                AddError(failure);
        }

        if (ValidationFailed)
        {
            await ProblemAnswers.WriteAsync(HttpContext, ProblemAnswers.Of(HttpContext, ValidationFailures));
            return;
        }

        var follower = Resolve<ChangeFollower>();
        var noStore = await ReadPosition.ReachAsync(HttpContext.Request, follower, ct);
        await Resolve<ResponseCache>()
            .ServeAsync(HttpContext, Key(), noStore, async load => await AnswerAsync(req, load) with { NegotiatedAs = NegotiatedAs });
    }

    /// <summary>The request's path with its query in the one canonical form.</summary>
    protected string CanonicalPath(params ReadOnlySpan<string> without) => ListPages.CanonicalPath(HttpContext.Request, without);

    private string Key()
    {
        if (NegotiatedAs is not null)
            return CanonicalPath();
        var path = HttpContext.Request.Path.ToUriComponent();
        return HttpContext.Request.Query is { Count: > 0 } query && _grammar!.CanonicalOfKnown(query) is { Length: > 0 } known
            ? $"{path}?{known}"
            : path;
    }

    /// <summary>An answer that is one JSON document.</summary>
    protected static ReadOnlyMemory<byte> Bytes<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Json.Options);

    /// <summary>The answer to what is unknown and to what may not be known of.</summary>
    protected Answer NotFound(ThingKind kind, string address) =>
        new()
        {
            Status = 404,
            Problem = ProblemAnswers.NotFound(HttpContext),
            Tags =
                address.Length > 0 && Parse.Id(address) is null && !Model.Slugs.Slug.IsWellFormed(address)
                    ? []
                    : [CacheTags.One(kind, address)],
            Collections = [CacheTags.Collection(kind)],
        };

    /// <summary>The answer to an address that is not one of a thing, until a kind of things changes.</summary>
    protected Answer NotFound(ThingKind kind) => NotFound(kind, "?") with { Tags = [] };

    /// <summary>The answer where a thing moved: its new address, with the query as it was sent.</summary>
    protected Answer Moved(ThingKind kind, string from, string to, string path) =>
        new()
        {
            Status = 301,
            ContentType = null,
            Location = Resolve<Addresses>().Api(path.Replace("{id}", to, StringComparison.Ordinal)),
            Tags = [CacheTags.One(kind, from), CacheTags.One(kind, to)],
            Collections = [CacheTags.Collection(kind)],
        };

    /// <summary>The answer where a thing was public and is not any more.</summary>
    protected Answer Gone(
        ThingKind kind,
        Guid id,
        string address,
        Model.Articles.Withdrawal? withdrawal = null,
        ArticleReference? replacement = null
    )
    {
        return new Answer
        {
            Status = 410,
            Problem = GoneResponse.Of(HttpContext, withdrawal, replacement),
            Tags = [CacheTags.One(kind, id.ToString()), CacheTags.One(kind, address)],
            Collections = [CacheTags.Collection(kind)],
        };
    }
}
