namespace Cms.Model.Articles;

/// <summary>One person's or organization's part in an article.</summary>
/// <param name="Role">What they did.</param>
/// <param name="AuthorId">Who.</param>
/// <param name="CreditedAs">The name as printed here, where it differs.</param>
/// <param name="Title">Their title when it ran.</param>
/// <param name="Affiliation">Whom they spoke for when it ran.</param>
public sealed record Contribution(
    ContributionRole Role,
    Guid AuthorId,
    string? CreditedAs = null,
    string? Title = null,
    string? Affiliation = null
);
