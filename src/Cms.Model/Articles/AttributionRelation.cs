namespace Cms.Model.Articles;

/// <summary>How an article hangs together with a publication elsewhere.</summary>
public enum AttributionRelation
{
    /// <summary>It ran there first; ours is the same piece.</summary>
    OriginallyPublishedIn,

    /// <summary>We took it over from there.</summary>
    RepublishedFrom,

    /// <summary>It was made together.</summary>
    InCollaborationWith,

    /// <summary>It belongs to a larger project.</summary>
    PartOf,
}
