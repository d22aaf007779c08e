using Cms.Model.Partners;

namespace Cms.Api.Partners;

/// <summary>Where a piece ran, as noted.</summary>
public sealed record PlacementResponse
{
    /// <summary>Its id (UUIDv7).</summary>
    public required Guid Id { get; init; }

    /// <summary>The piece.</summary>
    public required Guid ArticleId { get; init; }

    /// <summary>Where it stands.</summary>
    public required string Url { get; init; }

    /// <summary>In which language.</summary>
    public required string Language { get; init; }

    /// <summary>As it is, or translated.</summary>
    public required PlacementKind Kind { get; init; }

    /// <summary>Who translated it; null for nobody named.</summary>
    public required string? Translator { get; init; }

    /// <summary>When it was reported, UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    internal static PlacementResponse From(Placement placement) =>
        new()
        {
            Id = placement.Id,
            ArticleId = placement.ArticleId,
            Url = placement.Url,
            Language = placement.Language,
            Kind = placement.Kind,
            Translator = placement.Translator,
            CreatedAt = placement.CreatedAt,
        };
}
