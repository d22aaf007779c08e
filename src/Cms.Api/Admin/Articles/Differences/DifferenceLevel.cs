namespace Cms.Api.Admin.Articles.Differences;

/// <summary>How finely texts were compared.</summary>
public enum DifferenceLevel
{
    /// <summary>By words.</summary>
    Word,

    /// <summary>By paragraphs, at least in part.</summary>
    Paragraph,
}
