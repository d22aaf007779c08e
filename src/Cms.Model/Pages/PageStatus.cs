namespace Cms.Model.Pages;

/// <summary>Where a page stands.</summary>
public enum PageStatus
{
    /// <summary>Readers never saw it.</summary>
    Draft,

    /// <summary>Readers see it.</summary>
    Published,

    /// <summary>Taken down; its address answers 410.</summary>
    Unpublished,
}
