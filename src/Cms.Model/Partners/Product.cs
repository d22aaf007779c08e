using Cms.Model.Articles;
using Cms.Model.Licenses;

namespace Cms.Model.Partners;

/// <summary>Which pieces a product is of: those that pass every member that names anything.</summary>
public sealed record ProductFilter
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

    /// <summary>With any of these relations.</summary>
    public IReadOnlyList<AttributionRelation> Relations { get; init; } = [];

    /// <summary>In any of these languages, as the articles carry them.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Whether a piece is of the product.</summary>
    /// <param name="content">What it says.</param>
    /// <param name="series">The series it stands in.</param>
    public bool Takes(ArticleContent content, IReadOnlyCollection<Guid> series) =>
        Any(Authors, content.Contributions.Select(c => c.AuthorId))
        && Any(Series, series)
        && Any(Sources, content.Attributions.Select(a => a.SourceId).OfType<Guid>())
        && Any(Topics, content.TopicIds)
        && !content.TopicIds.Any(NotTopics.Contains)
        && Any(Relations, content.Attributions.Select(a => a.Relation))
        && Any(Languages, [content.Language]);

    private static bool Any<T>(IReadOnlyList<T> wanted, IEnumerable<T> has) => wanted.Count == 0 || has.Any(wanted.Contains);
}

/// <summary>Which pictures go with the pieces of a product.</summary>
public enum ImageRule
{
    /// <summary>Those whose own rights let them go onward.</summary>
    Cleared,
    /// <summary>None.</summary>
    None,
}

/// <summary>What the desk says of a product.</summary>
public sealed record ProductTerms
{
    /// <summary>Its name.</summary>
    public string Name { get; init; } = "";

    /// <summary>What it is, plain text, for the partner.</summary>
    public string? Description { get; init; }

    /// <summary>Which pieces.</summary>
    public ProductFilter Filter { get; init; } = new();

    /// <summary>Under which license; null leaves each piece under its own. What came to us under a license is never given under a wider one.</summary>
    public License? License { get; init; }

    /// <summary>Which pictures.</summary>
    public ImageRule Images { get; init; }
}

/// <summary>A named saved filter with license terms and an image rule: what partners are entitled to.</summary>
public sealed class Product : DeskRecord
{
    private Product()
    {
    }

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
    public ProductTerms Terms => new() { Name = Name, Description = Description, Filter = Filter, License = License, Images = Images };

    /// <summary>Whether what it gives must be judged anew.</summary>
    internal bool RulesChanged { get; set; }

    /// <inheritdoc />
    private protected override string AuditKind => "product";

    /// <inheritdoc />
    private protected override string? AuditName => Name;

    /// <summary>Changes what the desk says of it.</summary>
    /// <exception cref="NewsroomRule"><c>name-required</c>.</exception>
    public void Edit(ProductTerms terms)
    {
        RulesChanged = true;
        Take(terms);
        Act("edit");
    }

    /// <summary>Goes on with an author that another was merged into.</summary>
    internal void Follow(Guid merged, Guid into)
    {
        if (!Filter.Authors.Contains(merged))
            return;
        Filter = Filter with { Authors = [.. Filter.Authors.Select(id => id == merged ? into : id).Distinct()] };
        RulesChanged = true;
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
