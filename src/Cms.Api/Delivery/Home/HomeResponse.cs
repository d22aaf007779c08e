using Cms.Api.Delivery.Articles;
using Cms.Model.Home;

namespace Cms.Api.Delivery.Home;

/// <summary>The front page.</summary>
public sealed record HomeResponse
{
    /// <summary>Counts the front pages that the editors have published.</summary>
    public required int Version { get; init; }

    /// <summary>The magazine.</summary>
    public required SiteResponse Site { get; init; }

    /// <summary>The slots from top to bottom.</summary>
    public required IReadOnlyList<HomeSlotResponse> Slots { get; init; }
}

/// <summary>A slot of the front page; one shape for every kind.</summary>
public sealed record HomeSlotResponse
{
    /// <summary>Its name, unique on the page.</summary>
    public required string Key { get; init; }

    /// <summary>What it holds. A client bears kinds it does not know: every slot has the same shape.</summary>
    public required SlotKind Kind { get; init; }

    /// <summary>The heading above it; null for none.</summary>
    public required string? Title { get; init; }

    /// <summary>The words under the heading; null for none.</summary>
    public required string? Text { get; init; }

    /// <summary>The series it shows; null for none.</summary>
    public required Reference? Series { get; init; }

    /// <summary>The piece that leads it, which is then the first of its articles; null for none.</summary>
    public required Guid? LeadId { get; init; }

    /// <summary>The pieces, the lead first.</summary>
    public required IReadOnlyList<ArticleSummary> Articles { get; init; }

    /// <summary>Whether there are more.</summary>
    public required bool HasMore { get; init; }

    /// <summary>
    /// Goes on with the rest: in <c>/v1/articles</c> for a latest slot, in <c>/v1/series/{id}/articles</c> for a series; null where nothing
    /// goes on.
    /// </summary>
    public required string? NextCursor { get; init; }
}
