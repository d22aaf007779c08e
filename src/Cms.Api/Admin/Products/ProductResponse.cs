using Cms.Api.Delivery;
using Cms.Model.Articles;
using Cms.Model.Partners;

namespace Cms.Api.Admin.Products;

/// <summary>A named saved filter with terms and an image rule, as the desk sees it.</summary>
public sealed record ProductResponse
{
    /// <summary>Its id (UUIDv7), for ever.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is; null for nothing.</summary>
    public required string? Description { get; init; }

    /// <summary>Which pieces.</summary>
    public required ProductFilterResponse Filter { get; init; }

    /// <summary>Under which license; null leaves each piece under its own.</summary>
    public required LicenseResponse? License { get; init; }

    /// <summary>Which pictures go with them.</summary>
    public required ImageRule Images { get; init; }

    /// <summary>Counts saves; the ETag is made of it.</summary>
    public required int EditVersion { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    internal static ProductResponse From(Product product) =>
        new()
        {
            Id = product.Id,
            Name = product.Name,
            Description = product.Description,
            Filter = new ProductFilterResponse
            {
                Authors = product.Filter.Authors,
                Series = product.Filter.Series,
                Sources = product.Filter.Sources,
                Topics = product.Filter.Topics,
                NotTopics = product.Filter.NotTopics,
                Relations = product.Filter.Relations,
                Languages = product.Filter.Languages,
            },
            License = LicenseResponse.From(product.License),
            Images = product.Images,
            EditVersion = product.EditVersion,
            CreatedAt = product.CreatedAt,
        };
}

/// <summary>Which pieces a product is of.</summary>
public sealed record ProductFilterResponse
{
    /// <summary>By any of these authors; empty for all.</summary>
    public required IReadOnlyList<Guid> Authors { get; init; }

    /// <summary>In any of these series; empty for all.</summary>
    public required IReadOnlyList<Guid> Series { get; init; }

    /// <summary>From or with any of these sources; empty for all.</summary>
    public required IReadOnlyList<Guid> Sources { get; init; }

    /// <summary>Under any of these topics; empty for all.</summary>
    public required IReadOnlyList<Guid> Topics { get; init; }

    /// <summary>Under none of these topics.</summary>
    public required IReadOnlyList<Guid> NotTopics { get; init; }

    /// <summary>With an attribution of any of these relations; empty for all.</summary>
    public required IReadOnlyList<AttributionRelation> Relations { get; init; }

    /// <summary>In any of these languages; empty for all.</summary>
    public required IReadOnlyList<string> Languages { get; init; }
}
