using Cms.Api.Http;
using Cms.Api.Http.Lists;
using Cms.Api.Http.Problems;
using Cms.Api.Http.Queries;
using Cms.Model;
using FastEndpoints;

namespace Cms.Api.Delivery.Search;

/// <summary>Completes what somebody is typing.</summary>
internal sealed class SuggestSearches(CompletionReader suggestions)
    : DeliveryEndpoint<SuggestionsRequest, ListResponse<SuggestionResponse, NothingIncluded>>
{
    public override void Configure() =>
        Reads(
            "/v1/search/suggestions",
            "Complete a search",
            "What is typed, completed: authors, topics and series whose name, and public articles whose title, has it at the start of "
                + "one of its words. Accents and capitals make no difference. One page, without cursor."
        );

    protected override async Task<Answer> AnswerAsync(SuggestionsRequest request, CancellationToken ct)
    {
        if (request.Q is null)
            throw ProblemException.Parameter("invalid-parameter", "q", "q is missing; send what is typed so far.");
        var data = await suggestions.ReadAsync(request.Q, request.LimitOrDefault, ct);
        var links = Links(nextCursor: null);
        var list = new ListResponse<SuggestionResponse, NothingIncluded>
        {
            Data = data,
            Meta = new ListMeta
            {
                Limit = request.LimitOrDefault,
                HasMore = false,
                NextCursor = null,
                Page = null,
                Total = null,
            },
            Links = links,
            Included = NothingIncluded.Here,
        };
        ThingKind[] kinds = [ThingKind.Article, ThingKind.Author, ThingKind.Series, ThingKind.Topic];
        return new Answer
        {
            Body = Bytes(list),
            Link = ListPages.Header(links),
            Collections = [.. kinds.Select(Model.Changes.CacheTags.Collection)],
            HangsOn = Answer.On(kinds),
        };
    }
}

/// <summary>What it takes.</summary>
public sealed record SuggestionsRequest
{
    /// <summary>What is typed so far.</summary>
    [QueryParam]
    public string? Q { get; init; }

    /// <summary>Most suggestions.</summary>
    [QueryParam]
    public string? Limit { get; init; }

    internal int LimitOrDefault => (int)(Parse.Number(Limit) ?? SuggestionsValidator.MostSuggestions);
}

/// <summary>What it refuses.</summary>
public sealed class SuggestionsValidator : Validator<SuggestionsRequest>
{
    internal const int MostSuggestions = 10;

    /// <summary>The rules.</summary>
    public SuggestionsValidator()
    {
        RuleFor(r => r.Q).ShortText(Model.Search.SearchQuery.MaxLength);
        RuleFor(r => r.Limit).WholeNumber(1, MostSuggestions, MostSuggestions);
    }
}
