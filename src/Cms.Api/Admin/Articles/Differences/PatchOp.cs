namespace Cms.Api.Admin.Articles.Differences;

/// <summary>What a step of a JSON Patch does.</summary>
public enum PatchOp
{
    /// <summary>Puts a member where there was none.</summary>
    Add,

    /// <summary>Takes a member away.</summary>
    Remove,

    /// <summary>Puts another value in its place.</summary>
    Replace,
}
