namespace Cms.Model;

/// <summary>The kinds of thing that readers can see and the change log speaks of.</summary>
public enum ThingKind
{
    /// <summary>A piece.</summary>
    Article,

    /// <summary>A person or organization credited for pieces.</summary>
    Author,

    /// <summary>A multipart series or a curated collection.</summary>
    Series,

    /// <summary>A publication that pieces come from or were made with.</summary>
    Source,

    /// <summary>A subject that pieces are filed under.</summary>
    Topic,

    /// <summary>A picture with its credit.</summary>
    Illustration,

    /// <summary>The front page.</summary>
    Home,

    /// <summary>A page of the website that is no piece: About, Imprint.</summary>
    Page,

    /// <summary>What the magazine is called, and its menus.</summary>
    Site,
}
