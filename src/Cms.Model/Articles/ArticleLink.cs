using Cms.Model.Articles.Bodies;

namespace Cms.Model.Articles;

/// <summary>
/// One thing that one copy of an article refers to, once however often. Filters, "where used", reference checks and the
/// spreading of changes all read this table.
/// </summary>
public sealed class ArticleLink
{
    private ArticleLink() { }

    internal ArticleLink(Guid articleId, ArticleCopy copy, LinkKind kind, Guid targetId, string? role, int position)
    {
        ArticleId = articleId;
        Copy = copy;
        Kind = kind;
        TargetId = targetId;
        Role = role;
        Position = position;
    }

    /// <summary>The article that refers.</summary>
    public Guid ArticleId { get; private set; }

    /// <summary>In which copy.</summary>
    public ArticleCopy Copy { get; private set; }

    /// <summary>To what kind of thing.</summary>
    public LinkKind Kind { get; private set; }

    /// <summary>To what.</summary>
    public Guid TargetId { get; private set; }

    /// <summary>The first role or relation it has there.</summary>
    public string? Role { get; private set; }

    /// <summary>Its place among the links of its kind.</summary>
    public int Position { get; private set; }

    /// <summary>The article's date while readers see it; null otherwise, so that an index walk meets public ones only.</summary>
    public DateTime? Published { get; internal set; }

    /// <summary>The target that stands for a relation, so that it is filtered like any other link.</summary>
    public static Guid RelationTarget(AttributionRelation relation) => new(1 + (int)relation, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);

    /// <summary>What a content refers to, in order, as often as it does: the kind, the thing, and the role it has there.</summary>
    public static IEnumerable<(LinkKind Kind, Guid Target, string? Role)> In(ArticleContent content)
    {
        foreach (var contribution in content.Contributions)
            yield return (LinkKind.Author, contribution.AuthorId, contribution.Role.ToString());
        foreach (var attribution in content.Attributions)
        {
            yield return (LinkKind.Relation, RelationTarget(attribution.Relation), null);
            if (attribution.SourceId is { } source)
                yield return (LinkKind.Source, source, attribution.Relation.ToString());
            if (attribution.SeriesId is { } series)
                yield return (LinkKind.Series, series, attribution.Relation.ToString());
        }

        foreach (var topic in content.TopicIds)
            yield return (LinkKind.Topic, topic, null);
        if (content.LeadIllustrationId is { } lead)
            yield return (LinkKind.Illustration, lead, "Lead");
        var named = NamedInBody.Of(content.Body);
        foreach (var illustration in named.Illustrations)
            yield return (LinkKind.Illustration, illustration, "Body");
        if (content.Seo?.ImageId is { } image)
            yield return (LinkKind.Illustration, image, "Seo");
        foreach (var article in named.Articles)
            yield return (LinkKind.Article, article, null);
    }
}
