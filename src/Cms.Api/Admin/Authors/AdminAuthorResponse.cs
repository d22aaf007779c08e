using Cms.Api.Delivery;
using Cms.Api.Delivery.Authors;
using Cms.Model;
using Cms.Model.Authors;

namespace Cms.Api.Admin.Authors;

/// <summary>A person or organization, as the desk sees it.</summary>
public sealed record AdminAuthorResponse
{
    /// <summary>Its id (UUIDv7), for ever.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its current slug.</summary>
    public required string Slug { get; init; }

    /// <summary>Its page on the website, whether that can be seen yet or not.</summary>
    public required string Url { get; init; }

    /// <summary>The name as printed.</summary>
    public required string Name { get; init; }

    /// <summary>Person or organization.</summary>
    public required AuthorKind Kind { get; init; }

    /// <summary>A few sentences, plain text; null for none.</summary>
    public required string? Bio { get; init; }

    /// <summary>Their title today; null for none.</summary>
    public required string? Title { get; init; }

    /// <summary>Whom they work for today; null for nobody.</summary>
    public required string? Affiliation { get; init; }

    /// <summary>Where else to find them.</summary>
    public required IReadOnlyList<AuthorLinkResponse> Links { get; init; }

    /// <summary>Their portrait, an illustration's id; null for none.</summary>
    public required Guid? PortraitId { get; init; }

    /// <summary>What readers are told in place of everything else of them; null while they are named.</summary>
    public required string? PrintedAs { get; init; }

    /// <summary>The author that this one turned out to be, to whom all pieces were moved; null for one of their own.</summary>
    public required Guid? MergedInto { get; init; }

    /// <summary>Whether readers see it even while nothing public shows it.</summary>
    public required bool IsListed { get; init; }

    /// <summary>Whether readers see it now.</summary>
    public required bool IsPublic { get; init; }

    /// <summary>Whether readers ever saw it.</summary>
    public required bool WasPublic { get; init; }

    /// <summary>Counts what readers see.</summary>
    public required int Version { get; init; }

    /// <summary>Counts saves; the ETag is made of it.</summary>
    public required int EditVersion { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>When anything shown of it last changed, UTC.</summary>
    public required DateTime ModifiedAt { get; init; }

    /// <summary>When it was put in the trash, UTC; null while it does not lie there.</summary>
    public required DateTime? TrashedAt { get; init; }

    /// <summary>When its words were removed for good, UTC; null while they are there.</summary>
    public required DateTime? PurgedAt { get; init; }

    /// <summary>
    /// Texts that still hold the name that was to be forgotten, or is not to be printed, in the answer to that change; null in every other.
    /// </summary>
    public required MentionListResponse? Mentions { get; init; }

    /// <summary>
    /// A free slug made of the present name, in the answer to a change that is to forget the former name, where the present slug
    /// says words that the present name does not: most likely the former one's. Send it as <c>slug</c> with
    /// <c>forgetFormerName</c> to be rid of those too. Null in every other answer.
    /// </summary>
    public required string? OfferedSlug { get; init; }

    internal static AdminAuthorResponse From(Author author, Addresses addresses) =>
        new()
        {
            Id = author.Id,
            Slug = author.Slug,
            Url = addresses.Page(ThingKind.Author, author.Slug),
            Name = author.Name,
            Kind = author.AuthorKind,
            Bio = author.Bio,
            Title = author.Title,
            Affiliation = author.Affiliation,
            Links = [.. author.Links.Select(l => new AuthorLinkResponse { Label = l.Label, Url = l.Url })],
            PortraitId = author.PortraitId,
            PrintedAs = author.PrintedAs,
            MergedInto = author.MergedInto,
            IsListed = author.IsListed,
            IsPublic = author.IsPublic,
            WasPublic = author.WasPublic,
            Version = author.Version,
            EditVersion = author.EditVersion,
            CreatedAt = author.CreatedAt,
            ModifiedAt = author.ModifiedAt,
            TrashedAt = author.TrashedAt,
            PurgedAt = author.PurgedAt,
            Mentions = null,
            OfferedSlug = null,
        };
}
