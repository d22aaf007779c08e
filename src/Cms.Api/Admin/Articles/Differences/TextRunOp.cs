namespace Cms.Api.Admin.Articles.Differences;

/// <summary>What became of a run of text.</summary>
public enum TextRunOp
{
    /// <summary>It stayed.</summary>
    Equal,

    /// <summary>It came.</summary>
    Insert,

    /// <summary>It went.</summary>
    Delete,
}
