namespace Cms.Model.Articles;

/// <summary>Which of an article's two contents a link is found in.</summary>
public enum ArticleCopy
{
    /// <summary>What readers see, or saw.</summary>
    Live,

    /// <summary>What the desk works on.</summary>
    Working,
}
