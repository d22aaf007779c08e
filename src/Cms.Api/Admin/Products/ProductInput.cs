using Cms.Api.Http.Bodies;
using Cms.Model.Partners;
using FluentValidation;

namespace Cms.Api.Admin.Products;

/// <summary>A named saved filter with terms and an image rule, as the desk writes it.</summary>
public sealed record ProductInput
{
    /// <summary>Its name.</summary>
    public string Name { get; init; } = "";

    /// <summary>What it is, plain text, for partners; null for nothing.</summary>
    public string? Description { get; init; }

    /// <summary>Which pieces: those that pass every member that names anything; all if left out.</summary>
    public ProductFilterInput Filter { get; init; } = new();

    /// <summary>
    /// Under which license partners get them; null leaves each piece under its own. What came under a license is never given under a wider
    /// one.
    /// </summary>
    public LicenseInput? License { get; init; }

    /// <summary>Which pictures go with them; those whose own rights allow it if left out.</summary>
    public ImageRule Images { get; init; } = ImageRule.Cleared;
}

/// <summary>What a product may not be.</summary>
public sealed class ProductInputValidator : AbstractValidator<ProductInput>
{
    /// <summary>The rules.</summary>
    public ProductInputValidator()
    {
        RuleFor(b => b.Name).Line(1, 200);
        RuleFor(b => b.Description).Lines(2_000);
        RuleFor(b => b.Filter).SetValidator(new ProductFilterValidator());
        RuleFor(b => b.License).SetValidator(new LicenseRules()!);
    }
}
