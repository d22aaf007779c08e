using Cms.Api.Delivery;
using Cms.Model;
using Cms.Model.Sources;

namespace Cms.Api.Admin.Sources;

/// <summary>A publication, as the desk sees it.</summary>
public sealed record AdminSourceResponse
{
    /// <summary>Its id (UUIDv7), for ever.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its current slug.</summary>
    public required string Slug { get; init; }

    /// <summary>Its page on the website, whether that can be seen yet or not.</summary>
    public required string Url { get; init; }

    /// <summary>The name as printed.</summary>
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    public required SourceKind Kind { get; init; }

    /// <summary>Its home page; null if unknown.</summary>
    public required string? HomePage { get; init; }

    /// <summary>The license its pieces come under; null if none was agreed.</summary>
    public required LicenseResponse? License { get; init; }

    /// <summary>What it lets the magazine pass on to partners.</summary>
    public required OnwardResponse Onward { get; init; }

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

    internal static AdminSourceResponse From(SyndicationSource source, Addresses addresses) =>
        new()
        {
            Id = source.Id,
            Slug = source.Slug,
            Url = addresses.Page(ThingKind.Source, source.Slug),
            Name = source.Name,
            Kind = source.SourceKind,
            HomePage = source.HomePage,
            License = LicenseResponse.From(source.License),
            Onward = new OnwardResponse
            {
                Text = source.Onward.Text,
                Illustrations = source.Onward.Illustrations,
                Canonical = source.Onward.Canonical,
                Until = source.Onward.Until,
            },
            IsListed = source.IsListed,
            IsPublic = source.IsPublic,
            WasPublic = source.WasPublic,
            Version = source.Version,
            EditVersion = source.EditVersion,
            CreatedAt = source.CreatedAt,
            ModifiedAt = source.ModifiedAt,
            TrashedAt = source.TrashedAt,
            PurgedAt = source.PurgedAt,
        };
}

/// <summary>What a source lets the magazine pass on to partners.</summary>
public sealed record OnwardResponse
{
    /// <summary>Its text.</summary>
    public required OnwardText Text { get; init; }

    /// <summary>Its illustrations.</summary>
    public required OnwardIllustrations Illustrations { get; init; }

    /// <summary>Whose address counts as the original.</summary>
    public required OnwardCanonical Canonical { get; init; }

    /// <summary>When this ends, UTC; null while it stands.</summary>
    public required DateTime? Until { get; init; }
}
