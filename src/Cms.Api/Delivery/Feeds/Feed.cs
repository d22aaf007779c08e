namespace Cms.Api.Delivery.Feeds;

/// <summary>A feed already chosen and shaped: a format only writes it down.</summary>
internal sealed record Feed
{
    /// <summary>Its id (<c>urn:uuid:…</c>), the same for ever and in every format.</summary>
    public required string Id { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>What it is of, in plain text; null where nothing more is to be said.</summary>
    public required string? Description { get; init; }

    /// <summary>The page on the website that it goes with.</summary>
    public required string Page { get; init; }

    /// <summary>The magazine.</summary>
    public required SiteSettings Site { get; init; }

    /// <summary>The date of the newest thing in it, UTC.</summary>
    public required DateTime UpdatedAt { get; init; }

    /// <summary>
    /// Its own addresses by relation (RFC 8288): <c>self</c>, and <c>first</c> and <c>next</c> where it has several pages (RFC 5005).
    /// </summary>
    public required IReadOnlyList<FeedLink> Links { get; init; }

    /// <summary>The same as a header (RFC 8288).</summary>
    public string LinkHeader => string.Join(", ", Links.Select(l => $"<{l.Address}>; rel=\"{l.Relation}\""));

    /// <summary>Pieces and what was taken down, the newest first.</summary>
    public required IReadOnlyList<FeedEntry> Entries { get; init; }

    /// <summary>About how many bytes it takes in any format.</summary>
    public int Size => 16_384 + Entries.Sum(e => 2_048 + (e.Html.Length * 3 / 2));

    /// <summary>Its address of one relation; null where it has none.</summary>
    public string? Link(string relation) => Links.FirstOrDefault(l => l.Relation == relation)?.Address;
}
