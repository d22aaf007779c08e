using Cms.Model.Licenses;
using Cms.Model.Saving;

namespace Cms.Model.Partners;

/// <summary>A named saved filter with license terms and an image rule: what partners are entitled to.</summary>
public sealed class Product : DeskRecord
{
    private Product() { }

    /// <summary>A new product.</summary>
    /// <exception cref="NewsroomRule"><c>name-required</c>.</exception>
    public Product(ProductTerms terms, DateTime now)
        : base(now) => Take(terms);

    /// <summary>Its name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The name's sort key.</summary>
    public string SortName { get; private set; } = "";

    /// <summary>What it is.</summary>
    public string? Description { get; private set; }

    /// <summary>Which pieces.</summary>
    public ProductFilter Filter { get; private set; } = new();

    /// <summary>Under which license.</summary>
    public License? License { get; private set; }

    /// <summary>Which pictures.</summary>
    public ImageRule Images { get; private set; }

    /// <summary>All that the desk says of it.</summary>
    public ProductTerms Terms =>
        new()
        {
            Name = Name,
            Description = Description,
            Filter = Filter,
            License = License,
            Images = Images,
        };

    /// <inheritdoc />
    private protected override string AuditKind => "product";

    /// <inheritdoc />
    private protected override string? AuditName => Name;

    /// <summary>Changes what the desk says of it.</summary>
    /// <exception cref="NewsroomRule"><c>name-required</c>.</exception>
    public void Edit(ProductTerms terms)
    {
        Leave(new Effect.RulesChanged());
        Take(terms);
        Act("edit");
    }

    /// <summary>Goes on with an author that another was merged into.</summary>
    internal void Follow(Guid merged, Guid into)
    {
        if (!Filter.Authors.Contains(merged))
            return;
        Filter = Filter with { Authors = [.. Filter.Authors.Select(id => id == merged ? into : id).Distinct()] };
        Leave(new Effect.RulesChanged());
        Act("follow-merge");
    }

    private void Take(ProductTerms terms)
    {
        if (string.IsNullOrWhiteSpace(terms.Name))
            throw new NewsroomRule("name-required", "A product has a name.");
        Name = terms.Name.Normalize();
        SortName = SortKey.Of(Name);
        (Description, Filter, License, Images) = (terms.Description, terms.Filter, terms.License, terms.Images);
    }
}
