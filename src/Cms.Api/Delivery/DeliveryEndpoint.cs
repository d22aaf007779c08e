using Cms.Api.Http;
using Cms.Api.Http.Caching;
using Cms.Api.Http.Doors;
using Cms.Api.Http.Problems;
using Cms.Api.Http.Queries;
using Cms.Model;
using Cms.Model.Changes;

namespace Cms.Api.Delivery;

/// <summary>An operation of the public door: read only, for anybody, answered from what is kept where that is current.</summary>
/// <typeparam name="TRequest">What it takes, with a validator.</typeparam>
/// <typeparam name="TResponse">What it answers with; the contract shows it.</typeparam>
public abstract class DeliveryEndpoint<TRequest, TResponse> : ReadEndpoint<PublicDoor, TRequest, TResponse>
    where TRequest : notnull
{
    private protected sealed override bool PassesOverUnknown => NegotiatedAs is null;

    /// <summary>The path, and what the contract says of the operation.</summary>
    /// <param name="path">The path.</param>
    /// <param name="summary">What it does, in a few words.</param>
    /// <param name="description">The rest.</param>
    /// <param name="types">The media types it answers in, where they are not JSON in the shape of the response.</param>
    protected void Reads(string path, string summary, string description, params string[] types) =>
        Stand(FastEndpoints.Http.GET, path, summary, description, new DeliveryOperation(types, NegotiatedAs, IsLive));

    private protected override Task SendAsync(TRequest request, bool noStore, CancellationToken ct) =>
        Resolve<ResponseCache>()
            .ServeAsync(HttpContext, Key(request), noStore, async load =>
                await AnswerAsync(request, load) with
                {
                    NegotiatedAs = NegotiatedAs,
                }
            );

    /// <summary>What the answer is kept by.</summary>
    private protected virtual string Key(TRequest request)
    {
        if (NegotiatedAs is not null)
            return CanonicalPath();
        // Where the address names the format, parameters that the operation does not know are in no key.
        var path = HttpContext.Request.Path.ToUriComponent();
        return HttpContext.Request.Query is { Count: > 0 } query && Grammar.CanonicalOfKnown(query) is { Length: > 0 } known
            ? $"{path}?{known}"
            : path;
    }

    /// <summary>The answer to what is unknown and to what may not be known of.</summary>
    protected Answer NotFound(ThingKind kind, string address) =>
        new()
        {
            Status = 404,
            Problem = ProblemAnswers.NotFound(HttpContext),
            Tags =
                address.Length > 0 && Parse.Id(address) is null && !Model.Slugs.Slug.IsWellFormed(address, kind)
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
