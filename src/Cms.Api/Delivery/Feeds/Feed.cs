using Cms.Api.Delivery.Articles;
using Cms.Api.Delivery.Illustrations;
using Cms.Model.Changes;
using Cms.Model.Licenses;

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

    /// <summary>Its own addresses by relation (RFC 8288): <c>self</c>, and <c>first</c> and <c>next</c> where it has several pages (RFC 5005).</summary>
    public required IReadOnlyList<FeedLink> Links { get; init; }

    /// <summary>The same as a header (RFC 8288).</summary>
    public string LinkHeader => string.Join(", ", Links.Select(l => $"<{l.Address}>; rel=\"{l.Relation}\""));

    /// <summary>Pieces and what was taken down, the newest first.</summary>
    public required IReadOnlyList<FeedEntry> Entries { get; init; }

    /// <summary>Its address of one relation; null where it has none.</summary>
    public string? Link(string relation) => Links.FirstOrDefault(l => l.Relation == relation)?.Address;
}

/// <summary>One address of a feed.</summary>
internal sealed record FeedLink(string Relation, string Address);

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

/// <summary>A piece.</summary>
internal sealed record FeedItem : FeedEntry
{
    /// <summary>Its page on the website.</summary>
    public required string Url { get; init; }

    /// <summary>Where search engines are to look for it.</summary>
    public required string CanonicalUrl { get; init; }

    /// <summary>Its teaser, plain text.</summary>
    public required string Summary { get; init; }

    /// <summary>Its real authors, as printed here.</summary>
    public required IReadOnlyList<FeedAuthor> Authors { get; init; }

    /// <summary>The ready byline; null where nobody is named.</summary>
    public required string? Byline { get; init; }

    /// <summary>The ready sentences of its attributions.</summary>
    public required IReadOnlyList<string> Attributions { get; init; }

    /// <summary>Names of its topics.</summary>
    public required IReadOnlyList<string> Topics { get; init; }

    /// <summary>What others may do with it.</summary>
    public required LicenseResponse? License { get; init; }

    /// <summary>Why only an excerpt is given; null where the text is whole.</summary>
    public required OnwardDenial? TextDenied { get; init; }

    /// <summary>Its cleared pictures, that of its card first.</summary>
    public required IReadOnlyList<FeedPicture> Illustrations { get; init; }

    /// <summary>Its other pictures, which are in no part of the entry.</summary>
    public required IReadOnlyList<OnwardOmission> Omitted { get; init; }

    /// <inheritdoc />
    public override DateTime At => PublishedAt;
}

/// <summary>A piece that was taken down: nothing of it is left but its id, and what readers are told in its place.</summary>
internal sealed record FeedRemoval : FeedEntry
{
    /// <summary>What readers are told, plain text.</summary>
    public required string Notice { get; init; }

    /// <summary>Withdrawn for a cause, or unpublished.</summary>
    public required ChangeReason Reason { get; init; }

    /// <summary>The page of the piece that stands in for it; null for none.</summary>
    public required string? ReplacementUrl { get; init; }

    /// <inheritdoc />
    public override DateTime At => ModifiedAt;
}

/// <summary>A picture that goes along.</summary>
/// <param name="Shown">As readers see it.</param>
/// <param name="Type">The media type of its file.</param>
/// <param name="Bytes">How many bytes its file has; null where that is not known.</param>
internal sealed record FeedPicture(IllustrationResponse Shown, string Type, long? Bytes);

/// <summary>An author named by a feed.</summary>
/// <param name="Name">The name as printed.</param>
/// <param name="Url">Their page; null where they have none.</param>
internal sealed record FeedAuthor(string Name, string? Url);

/// <summary>Ids as feeds write them.</summary>
internal static class FeedIds
{
    public static string Of(Guid id) => $"urn:uuid:{id}";
}
