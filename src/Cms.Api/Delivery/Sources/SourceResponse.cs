using Cms.Model;
using Cms.Model.Sources;

namespace Cms.Api.Delivery.Sources;

/// <summary>A publication that pieces come from or were made with.</summary>
public sealed record SourceResponse
{
    /// <summary>Its id (UUIDv7), for ever.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its current slug.</summary>
    public required string Slug { get; init; }

    /// <summary>Its page on the website.</summary>
    public required string Url { get; init; }

    /// <summary>What it is.</summary>
    public required SourceKind Kind { get; init; }

    /// <summary>The name as printed.</summary>
    public required string Name { get; init; }

    /// <summary>Its home page; null if unknown.</summary>
    public required string? HomePage { get; init; }

    /// <summary>The license its pieces come under; null if none was agreed.</summary>
    public required LicenseResponse? License { get; init; }

    /// <summary>When anything shown of it last changed, UTC.</summary>
    public required DateTime ModifiedAt { get; init; }

    /// <summary>Counts what readers see.</summary>
    public required int Version { get; init; }

    /// <summary>As readers see it; what it lets us pass on to partners is not for them.</summary>
    internal static SourceResponse From(SyndicationSource source, Addresses addresses) =>
        new()
        {
            Id = source.Id,
            Slug = source.Slug,
            Url = addresses.Page(ThingKind.Source, source.Slug),
            Kind = source.SourceKind,
            Name = source.Name,
            HomePage = source.HomePage,
            License = LicenseResponse.From(source.License),
            ModifiedAt = source.ModifiedAt,
            Version = source.Version,
        };
}
