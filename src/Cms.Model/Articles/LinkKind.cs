namespace Cms.Model.Articles;

/// <summary>What a link leads to.</summary>
public enum LinkKind
{
    /// <summary>An author, in any role.</summary>
    Author,

    /// <summary>A source, by any relation.</summary>
    Source,

    /// <summary>A series named in an attribution (membership is <see cref="Model.Series.SeriesMember"/>).</summary>
    Series,

    /// <summary>A topic.</summary>
    Topic,

    /// <summary>An illustration: the lead, in the body, or for search engines.</summary>
    Illustration,

    /// <summary>Another article, from the body.</summary>
    Article,

    /// <summary>A relation of attribution; the target is <see cref="ArticleLink.RelationTarget"/>.</summary>
    Relation,
}
