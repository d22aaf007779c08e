using Cms.Api.Http.Lists;
using Cms.Api.Http.Problems;
using Cms.Api.Http.Queries;
using Cms.Model;
using FastEndpoints;

namespace Cms.Api.Http.Doors;

/// <summary>An operation at a door: what is asked is judged, and only then done.</summary>
/// <typeparam name="TDoor">The door.</typeparam>
/// <typeparam name="TRequest">What its path and query carry, with a validator.</typeparam>
/// <typeparam name="TResponse">What it answers with; the contract shows it.</typeparam>
public abstract class DoorEndpoint<TDoor, TRequest, TResponse> : Endpoint<TRequest, TResponse>
    where TDoor : Door, new()
    where TRequest : notnull
{
    private static readonly string Prefix = new TDoor().Prefix;

    /// <summary>The present moment.</summary>
    protected DateTime Now => Resolve<TimeProvider>().Now();

    /// <summary>
    /// The type that <c>Accept</c> has to take; null where the address names the format, so that <c>Accept</c> has no say.
    /// </summary>
    protected virtual string? NegotiatedAs => Accepting.JsonType;

    /// <summary>Whether it can tell of what comes as a stream of events too, where that is asked for.</summary>
    private protected virtual bool IsLive => false;

    /// <summary>Whether parameters that it does not know are passed over.</summary>
    private protected virtual bool PassesOverUnknown => false;

    /// <summary>Whether it may be asked for an answer no older than a number of the change log.</summary>
    private protected virtual bool TakesReadPosition => false;

    /// <summary>What its query may have.</summary>
    private protected QueryGrammar Grammar => field ??= QueryGrammars.Of(Definition);

    /// <summary>Puts it at the door; a GET takes HEAD too.</summary>
    /// <param name="verb">Its method.</param>
    /// <param name="path">What its address has after the door's prefix.</param>
    /// <param name="summary">What it does, in a few words.</param>
    /// <param name="description">The rest.</param>
    /// <param name="metadata">What else is to be known of it.</param>
    private protected void Stand(FastEndpoints.Http verb, string path, string summary, string description, params object[] metadata)
    {
        Verbs(verb);
        if (verb == FastEndpoints.Http.GET)
            Options(TakesHead);
        Routes(path);
        Group<TDoor>();
        Options(route => route.WithMetadata(metadata));
        Summary(s =>
        {
            s.Summary = summary;
            s.Description = description;
        });
    }

    /// <summary>Has a GET take HEAD too, as one operation: as two it would be made twice.</summary>
    private protected static void TakesHead(RouteHandlerBuilder route) =>
        route.WithMetadata(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]));

    /// <summary>Does what is asked, of a request with which nothing is wrong by itself.</summary>
    private protected abstract Task ServeAsync(TRequest request, CancellationToken ct);

    /// <inheritdoc />
    public sealed override async Task HandleAsync(TRequest req, CancellationToken ct)
    {
        var request = HttpContext.Request;
        if (
            NegotiatedAs is { } type
            && !Accepting.Takes(request.Headers, type)
            && !(IsLive && ServerSentEvents.AreAskedFor(request.Headers))
        )
        {
            await RefuseAsync(
                ProblemAnswers.Of(HttpContext, "not-acceptable", $"This address answers with {type}, which the Accept header leaves out.")
            );
            return;
        }

        if (request.Query.Count > 0)
        {
            foreach (var failure in Grammar.Judge(request.Query, TakesReadPosition, PassesOverUnknown))
                AddError(failure);
        }

        if (ValidationFailed)
            await RefuseAsync(ProblemAnswers.Of(HttpContext, ValidationFailures));
        else
            await ServeAsync(req, ct);
    }

    /// <summary>The absolute address of something at this door.</summary>
    /// <param name="path">Its path after the door's prefix.</param>
    protected string At(string path) => $"{Absolute(Prefix)}/{path}";

    /// <summary>The absolute address of a path.</summary>
    private protected string Absolute(string path) => Resolve<Settings>().PublicUrl + path;

    /// <summary>The addresses of this page and the next.</summary>
    /// <param name="nextCursor">What the next page begins after; null where there is none.</param>
    protected ListLinks Links(string? nextCursor) => ListPages.Links(HttpContext.Request, Absolute, nextCursor);

    /// <summary>One page of a list, with what stands around its things.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="data">The things, in order.</param>
    /// <param name="included">What they refer to.</param>
    /// <param name="nextCursor">What the next page begins after; null where there is none.</param>
    /// <param name="total">How many there are on all pages; null where nobody asked.</param>
    /// <param name="unknown">Filters whose value is nobody's.</param>
    protected ListResponse<TItem, TIncluded> Listed<TItem, TIncluded>(
        ListRequest request,
        IReadOnlyList<TItem> data,
        TIncluded included,
        string? nextCursor,
        int? total,
        IReadOnlyList<string>? unknown = null
    ) =>
        new()
        {
            Data = data,
            Meta = ListPages.Meta(request, nextCursor, total, unknown),
            Links = Links(nextCursor),
            Included = included,
        };

    /// <summary>One page of a list that can be searched by words.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="data">The things, in order.</param>
    /// <param name="included">What they refer to.</param>
    /// <param name="page">Where it stands.</param>
    /// <param name="unknown">Filters whose value is nobody's.</param>
    /// <param name="isCut">Whether more match than were looked at.</param>
    private protected SearchableListResponse<TItem, TIncluded> Searched<TItem, TIncluded>(
        ListRequest request,
        IReadOnlyList<TItem> data,
        TIncluded included,
        TablePage page,
        IReadOnlyList<string> unknown,
        bool isCut
    ) =>
        new()
        {
            Data = data,
            Meta = new SearchableListMeta
            {
                Limit = request.LimitOrDefault,
                HasMore = page.NextCursor is not null,
                NextCursor = page.NextCursor,
                Page = request.PageOrDefault,
                Total = page.Total,
                Unknown = unknown,
                IsCut = isCut,
            },
            Links = Links(page.NextCursor),
            Included = included,
        };

    private protected Task RefuseAsync(ProblemResponse problem) => ProblemAnswers.WriteAsync(HttpContext, problem);
}
