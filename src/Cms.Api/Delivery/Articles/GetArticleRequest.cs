using Cms.Api.Http.Queries;
using FastEndpoints;

namespace Cms.Api.Delivery.Articles;

/// <summary>What the operation takes.</summary>
public sealed record GetArticleRequest : OneRequest
{
    /// <summary>The formats of the body to give; html if none is named.</summary>
    [QueryParam]
    public string? Formats { get; init; }

    /// <summary>Which things to give whole in <c>included</c>.</summary>
    [QueryParam]
    public string? Include { get; init; }

    internal IReadOnlyList<string> FormatsOrDefault => BodyFormats.Of(Formats);

    internal IReadOnlyList<string> Included => Parse.List(Include);
}

/// <summary>What the operation refuses.</summary>
public sealed class GetArticleValidator : Validator<GetArticleRequest>
{
    /// <summary>The rules.</summary>
    public GetArticleValidator()
    {
        RuleFor(r => r.Id).IdOrSlug();
        RuleFor(r => r.Formats).Words(BodyFormats.All);
        RuleFor(r => r.Include).Words(ArticleIncluded.Names);
    }
}
