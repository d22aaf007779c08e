using Cms.Api.Http.Bodies;
using Cms.Model.Articles;
using FluentValidation;

namespace Cms.Api.Admin.Products;

/// <summary>Which pieces a product is of.</summary>
public sealed record ProductFilterInput
{
    /// <summary>By any of these authors, in any role.</summary>
    public IReadOnlyList<Guid> Authors { get; init; } = [];

    /// <summary>In any of these series.</summary>
    public IReadOnlyList<Guid> Series { get; init; } = [];

    /// <summary>From or with any of these sources.</summary>
    public IReadOnlyList<Guid> Sources { get; init; } = [];

    /// <summary>Under any of these topics.</summary>
    public IReadOnlyList<Guid> Topics { get; init; } = [];

    /// <summary>Under none of these topics.</summary>
    public IReadOnlyList<Guid> NotTopics { get; init; } = [];

    /// <summary>With an attribution of any of these relations.</summary>
    public IReadOnlyList<AttributionRelation> Relations { get; init; } = [];

    /// <summary>In any of these languages, as BCP 47 tags exactly as the articles carry them.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];
}

/// <summary>What a filter may not be.</summary>
public sealed class ProductFilterValidator : AbstractValidator<ProductFilterInput>
{
    private const int Most = 100;

    /// <summary>The rules.</summary>
    public ProductFilterValidator()
    {
        RuleFor(b => b.Authors).AtMost(Most);
        RuleFor(b => b.Series).AtMost(Most);
        RuleFor(b => b.Sources).AtMost(Most);
        RuleFor(b => b.Topics).AtMost(Most);
        RuleFor(b => b.NotTopics).AtMost(Most);
        RuleFor(b => b.Relations).AtMost(10);
        RuleFor(b => b.Languages).AtMost(Most);
        RuleForEach(b => b.Languages).LanguageTag();
    }
}
