namespace Cms.Model.Articles;

/// <summary>What form a piece has.</summary>
public enum Genre
{
    /// <summary>An article, where no narrower word fits.</summary>
    Article,

    /// <summary>An essay.</summary>
    Essay,

    /// <summary>A review of a work.</summary>
    Review,

    /// <summary>An interview.</summary>
    Interview,

    /// <summary>A report from where it happened.</summary>
    Report,

    /// <summary>A letter.</summary>
    Letter,

    /// <summary>A poem.</summary>
    Poem,

    /// <summary>A story told by its pictures.</summary>
    PhotoEssay,

    /// <summary>An episode to listen to.</summary>
    Podcast,
}
