namespace Cms.Model.Site;

/// <summary>What an entry of a menu leads to.</summary>
public enum MenuLinkKind
{
    /// <summary>A piece.</summary>
    Article,

    /// <summary>A page that is no piece.</summary>
    Page,

    /// <summary>A series or collection.</summary>
    Series,

    /// <summary>A person or organization.</summary>
    Author,

    /// <summary>A subject.</summary>
    Topic,

    /// <summary>An address anywhere.</summary>
    Address,
}
