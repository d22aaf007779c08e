using Cms.Api.Delivery.Illustrations;
using Cms.Model;
using Cms.Model.Authors;

namespace Cms.Api.Delivery.Authors;

/// <summary>A person or organization credited for pieces.</summary>
public sealed record AuthorResponse
{
    /// <summary>Its id (UUIDv7), for ever.</summary>
    public required Guid Id { get; init; }

    /// <summary>The current slug.</summary>
    public required string Slug { get; init; }

    /// <summary>The page on the website.</summary>
    public required string Url { get; init; }

    /// <summary>Person or organization.</summary>
    public required AuthorKind Kind { get; init; }

    /// <summary>The name as printed.</summary>
    public required string Name { get; init; }

    /// <summary>A few sentences, plain text; null for none.</summary>
    public required string? Bio { get; init; }

    /// <summary>Their title today; null for none.</summary>
    public required string? Title { get; init; }

    /// <summary>Whom they work for today; null for nobody.</summary>
    public required string? Affiliation { get; init; }

    /// <summary>Where else to find them.</summary>
    public required IReadOnlyList<AuthorLinkResponse> Links { get; init; }

    /// <summary>Their portrait; null for none.</summary>
    public required IllustrationResponse? Portrait { get; init; }

    /// <summary>When anything shown of them last changed, UTC.</summary>
    public required DateTime ModifiedAt { get; init; }

    /// <summary>Counts what readers see.</summary>
    public required int Version { get; init; }

    /// <summary>As readers see them.</summary>
    internal static AuthorResponse From(
        Author author,
        Addresses addresses,
        IReadOnlyDictionary<Guid, IllustrationResponse> illustrations
    ) =>
        new()
        {
            Id = author.Id,
            Slug = author.Slug,
            Url = addresses.Page(ThingKind.Author, author.Slug),
            Kind = author.AuthorKind,
            Name = author.Name,
            Bio = author.Bio,
            Title = author.Title,
            Affiliation = author.Affiliation,
            Links = [.. author.Links.Select(l => new AuthorLinkResponse { Label = l.Label, Url = l.Url })],
            Portrait = author.PortraitId is { } portrait ? illustrations.GetValueOrDefault(portrait) : null,
            ModifiedAt = author.ModifiedAt,
            Version = author.Version,
        };
}
