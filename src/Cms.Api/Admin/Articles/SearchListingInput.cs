using Cms.Api.Http.Bodies;
using Cms.Model.Articles;
using FluentValidation;

namespace Cms.Api.Admin.Articles;

/// <summary>What search engines and link previews are told; null members take the article's own.</summary>
public sealed record SearchListingInput
{
    /// <summary>The title.</summary>
    public string? Title { get; init; }

    /// <summary>The description.</summary>
    public string? Description { get; init; }

    /// <summary>The picture.</summary>
    public Guid? ImageId { get; init; }

    internal static SearchListing? Read(SearchListingInput? input) =>
        input is null ? null : new SearchListing(input.Title, input.Description, input.ImageId);

    internal static SearchListingInput? From(SearchListing? seo) =>
        seo is null
            ? null
            : new SearchListingInput
            {
                Title = seo.Title,
                Description = seo.Description,
                ImageId = seo.ImageId,
            };
}

/// <summary>What a search listing may say.</summary>
public sealed class SearchListingRules : AbstractValidator<SearchListingInput>
{
    /// <summary>The rules.</summary>
    public SearchListingRules()
    {
        RuleFor(s => s.Title).LineOrNone(300);
        RuleFor(s => s.Description).Lines(1_000);
    }
}
