using Cms.Api.Delivery.Articles;
using Cms.Api.Http;
using Cms.Api.Http.Problems;
using Cms.Api.Http.Queries;

namespace Cms.Api.Delivery.Search;

/// <summary>Searches the public articles.</summary>
internal sealed class SearchArticles(SearchReader search) : DeliveryEndpoint<SearchRequest, SearchResponse>
{
    public override void Configure() =>
        Reads(
            "/v1/search",
            "Search articles",
            "Public articles that have every word of q, in any of its forms: in the title, the lines around it, the names of those who "
                + "made it, or the body. Accents and capitals make no difference; words that say little by themselves (of, the) are "
                + "passed over but in titles. Words in quotes stand in a row; -word is not there. "
                + "The best come first, by rank: the words in a row in the title; all in the title; all there or in the lines around it or "
                + "in names; all there, in headings, or at least three times in the body; all anywhere. "
                + "Within a rank the newest come first. "
                + "Filters, facets and count look at the newest 10,000 that match. "
                + "Where nothing matches, a word that is nowhere is put right (meta.didYouMean, and meta.searchedFor where its "
                + "articles are shown), and at last articles with most of the words are shown (meta.matched is some)."
        );

    protected override Task<Answer> AnswerAsync(SearchRequest request, CancellationToken ct) =>
        request.Q is null
            ? throw ProblemException.Parameter("invalid-parameter", "q", "q is missing; send the words to look for.")
            : search.AnswerAsync(request, request.Q.Trim(), Links, ct);
}

/// <summary>What a search refuses.</summary>
public sealed class SearchValidator : ArticleFilterValidator<SearchRequest>
{
    /// <summary>The rules.</summary>
    public SearchValidator()
    {
        RuleFor(r => r.Q).SearchText();
        RuleFor(r => r.Facets).Words(SearchFacets.Names);
        RuleFor(r => r.Sort).OneWord("relevance", ArticleFilter.NewestFirst);
    }
}
