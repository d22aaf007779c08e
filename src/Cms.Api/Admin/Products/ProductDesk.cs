using Cms.Api.Admin.Records;
using Cms.Api.Admin.Things;
using Cms.Api.Delivery;
using Cms.Api.Http;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Articles;
using Cms.Model.Partners;
using FluentValidation;

namespace Cms.Api.Admin.Products;

/// <summary>Products at the desk.</summary>
internal sealed class ProductDesk : RecordDesk<Product, ProductInput, ProductResponse>
{
    public static ProductDesk Here { get; } = new();

    public override string Plural => "products";

    public override string Noun => "product";

    public override string Scope => StaffScopes.Partners;

    public override IQueryable<Product> In(CmsDbContext db) => db.Products;

    public override Product Make(ProductInput input, DateTime now) => new(Terms(input), now);

    public override ProductInput Written(Product record) => new()
    {
        Name = record.Name,
        Description = record.Description,
        Filter = new ProductFilterInput
        {
            Authors = record.Filter.Authors,
            Series = record.Filter.Series,
            Sources = record.Filter.Sources,
            Topics = record.Filter.Topics,
            NotTopics = record.Filter.NotTopics,
            Relations = record.Filter.Relations,
            Languages = record.Filter.Languages,
        },
        License = LicenseInput.From(record.License),
        Images = record.Images,
    };

    public override void Apply(Product record, ProductInput input)
    {
        // Lists in records are compared by what they hold.
        if (System.Text.Json.JsonSerializer.Serialize(Terms(input)) != System.Text.Json.JsonSerializer.Serialize(record.Terms))
            record.Edit(Terms(input));
    }

    public override IEnumerable<ThingReference> References(ProductInput input) =>
    [
        .. Of("authors", ThingKind.Author, input.Filter.Authors), .. Of("series", ThingKind.Series, input.Filter.Series),
        .. Of("sources", ThingKind.Source, input.Filter.Sources), .. Of("topics", ThingKind.Topic, input.Filter.Topics), .. Of("notTopics", ThingKind.Topic, input.Filter.NotTopics),
    ];

    public override ProductResponse Shape(Product record) => ProductResponse.From(record);

    private static IEnumerable<ThingReference> Of(string member, ThingKind kind, IReadOnlyList<Guid> ids) => ids.Select((id, i) => new ThingReference($"/filter/{member}/{i}", kind, id));

    private static ProductTerms Terms(ProductInput input) => new()
    {
        Name = input.Name.Normalize(),
        Description = input.Description,
        Filter = new ProductFilter
        {
            Authors = [.. input.Filter.Authors.Distinct()],
            Series = [.. input.Filter.Series.Distinct()],
            Sources = [.. input.Filter.Sources.Distinct()],
            Topics = [.. input.Filter.Topics.Distinct()],
            NotTopics = [.. input.Filter.NotTopics.Distinct()],
            Relations = [.. input.Filter.Relations.Distinct()],
            Languages = [.. input.Filter.Languages.Distinct()],
        },
        License = LicenseInput.Read(input.License),
        Images = input.Images,
    };
}

/// <summary>A named saved filter with terms and an image rule, as the desk writes it.</summary>
public sealed record ProductInput
{
    /// <summary>Its name.</summary>
    public string Name { get; init; } = "";

    /// <summary>What it is, plain text, for partners; null for nothing.</summary>
    public string? Description { get; init; }

    /// <summary>Which pieces: those that pass every member that names anything; all if left out.</summary>
    public ProductFilterInput Filter { get; init; } = new();

    /// <summary>Under which license partners get them; null leaves each piece under its own. What came under a license is never given under a wider one.</summary>
    public LicenseInput? License { get; init; }

    /// <summary>Which pictures go with them; those whose own rights allow it if left out.</summary>
    public ImageRule Images { get; init; } = ImageRule.Cleared;
}

/// <summary>Which pieces a product is of.</summary>
public sealed record ProductFilterInput
{
    /// <summary>By any of these authors, in any role.</summary>
    public IReadOnlyList<Guid> Authors { get; init; } = [];

    /// <summary>In any of these series.</summary>
    public IReadOnlyList<Guid> Series { get; init; } = [];

    /// <summary>From or with any of these sources.</summary>
    public IReadOnlyList<Guid> Sources { get; init; } = [];

    /// <summary>Under any of these topics.</summary>
    public IReadOnlyList<Guid> Topics { get; init; } = [];

    /// <summary>Under none of these topics.</summary>
    public IReadOnlyList<Guid> NotTopics { get; init; } = [];

    /// <summary>With an attribution of any of these relations.</summary>
    public IReadOnlyList<AttributionRelation> Relations { get; init; } = [];

    /// <summary>In any of these languages, as BCP 47 tags exactly as the articles carry them.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];
}

/// <summary>What a filter may not be.</summary>
public sealed class ProductFilterValidator : AbstractValidator<ProductFilterInput>
{
    private const int Most = 100;

    /// <summary>The rules.</summary>
    public ProductFilterValidator()
    {
        RuleFor(b => b.Authors).AtMost(Most);
        RuleFor(b => b.Series).AtMost(Most);
        RuleFor(b => b.Sources).AtMost(Most);
        RuleFor(b => b.Topics).AtMost(Most);
        RuleFor(b => b.NotTopics).AtMost(Most);
        RuleFor(b => b.Relations).AtMost(10);
        RuleFor(b => b.Languages).AtMost(Most);
        RuleForEach(b => b.Languages).LanguageTag();
    }
}

/// <summary>What a product may not be.</summary>
public sealed class ProductInputValidator : AbstractValidator<ProductInput>
{
    /// <summary>The rules.</summary>
    public ProductInputValidator()
    {
        RuleFor(b => b.Name).Line(1, 200);
        RuleFor(b => b.Description).Lines(2_000);
        RuleFor(b => b.Filter).SetValidator(new ProductFilterValidator());
        RuleFor(b => b.License).SetValidator(new LicenseRules()!);
    }
}

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

    internal static ProductResponse From(Product product) => new()
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
