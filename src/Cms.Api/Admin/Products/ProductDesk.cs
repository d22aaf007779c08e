using Cms.Api.Admin.Records;
using Cms.Api.Admin.Things;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Partners;

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

    public override ProductInput Written(Product record) =>
        new()
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
            .. Of("authors", ThingKind.Author, input.Filter.Authors),
            .. Of("series", ThingKind.Series, input.Filter.Series),
            .. Of("sources", ThingKind.Source, input.Filter.Sources),
            .. Of("topics", ThingKind.Topic, input.Filter.Topics),
            .. Of("notTopics", ThingKind.Topic, input.Filter.NotTopics),
        ];

    public override ProductResponse Shape(Product record) => ProductResponse.From(record);

    private static IEnumerable<ThingReference> Of(string member, ThingKind kind, IReadOnlyList<Guid> ids) =>
        ids.Select((id, i) => new ThingReference($"/filter/{member}/{i}", kind, id));

    private static ProductTerms Terms(ProductInput input) =>
        new()
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
