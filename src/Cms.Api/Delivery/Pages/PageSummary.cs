namespace Cms.Api.Delivery.Pages;

/// <summary>A page of the website that is no piece, as lists show it.</summary>
public record PageSummary
{
    /// <summary>Its id (UUIDv7), for ever.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its current slug, a path: <c>about/team</c>.</summary>
    public required string Slug { get; init; }

    /// <summary>Where it stands on the website.</summary>
    public required string Url { get; init; }

    /// <summary>The title, plain text.</summary>
    public required string Title { get; init; }

    /// <summary>BCP 47 tag of its language.</summary>
    public required string Language { get; init; }

    /// <summary>Which way its language is written.</summary>
    public required TextDirection Direction { get; init; }

    /// <summary>The page it belongs to by its slug; null at the top, and where that page is not public.</summary>
    public required Reference? Parent { get; init; }

    /// <summary>When it was first public, UTC. Never moves.</summary>
    public required DateTime PublishedAt { get; init; }

    /// <summary>When its own words or pictures last changed, UTC.</summary>
    public required DateTime UpdatedAt { get; init; }

    /// <summary>When anything shown of it last changed, UTC; rises by at least a second with every version.</summary>
    public required DateTime ModifiedAt { get; init; }

    /// <summary>Counts what readers see.</summary>
    public required int Version { get; init; }
}
