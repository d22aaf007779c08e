namespace Cms.Api.Delivery.Feeds;

/// <summary>One entry of a feed.</summary>
internal abstract record FeedEntry
{
    /// <summary>The piece's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The piece's version.</summary>
    public required int Version { get; init; }

    /// <summary>BCP 47 tag of its language.</summary>
    public required string Language { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>What is printed, as HTML.</summary>
    public required string Html { get; init; }

    /// <summary>When the piece first ran, UTC.</summary>
    public required DateTime PublishedAt { get; init; }

    /// <summary>Rises by at least a second whenever the entry changes, UTC.</summary>
    public required DateTime ModifiedAt { get; init; }

    /// <summary>The id as every format writes it.</summary>
    public string Urn => FeedIds.Of(Id);

    /// <summary>Where it stands among the others.</summary>
    public abstract DateTime At { get; }
}
