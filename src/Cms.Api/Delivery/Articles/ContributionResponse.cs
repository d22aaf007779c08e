using Cms.Model.Articles;

namespace Cms.Api.Delivery.Articles;

/// <summary>One person's or organization's part in an article.</summary>
public sealed record ContributionResponse
{
    /// <summary>What they did.</summary>
    public required ContributionRole Role { get; init; }

    /// <summary>Who; null where they are not named, and <c>creditedAs</c> is all there is to be told.</summary>
    public required Reference? Author { get; init; }

    /// <summary>The name as printed on this piece; null where it is the author's own.</summary>
    public required string? CreditedAs { get; init; }

    /// <summary>Their title when it ran.</summary>
    public required string? Title { get; init; }

    /// <summary>Whom they spoke for when it ran.</summary>
    public required string? Affiliation { get; init; }
}
