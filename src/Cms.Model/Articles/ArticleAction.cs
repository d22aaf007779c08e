namespace Cms.Model.Articles;

/// <summary>What may be asked of an article, by the names the desk knows it under.</summary>
public static class ArticleAction
{
    /// <summary>Change the working copy.</summary>
    public const string Edit = "edit";

    /// <summary>Move it to another address.</summary>
    public const string Move = "move";

    /// <summary>Give the working copy up.</summary>
    public const string Discard = "discard";

    /// <summary>Hand it in to an editor.</summary>
    public const string Submit = "submit";

    /// <summary>Take it back from the editors.</summary>
    public const string Recall = "recall";

    /// <summary>Give it back to its writer.</summary>
    public const string Refuse = "refuse";

    /// <summary>Make it public now.</summary>
    public const string Publish = "publish";

    /// <summary>Take it down without a notice.</summary>
    public const string Unpublish = "unpublish";

    /// <summary>Set a time at which it goes public.</summary>
    public const string Schedule = "schedule";

    /// <summary>Take that time back.</summary>
    public const string Unschedule = "unschedule";

    /// <summary>Hand it to partners before readers.</summary>
    public const string Embargo = "embargo";

    /// <summary>Take it back from partners.</summary>
    public const string LiftEmbargo = "lift-embargo";

    /// <summary>Print a note of change with the fix.</summary>
    public const string Correct = "correct";

    /// <summary>Take it down for a cause, with a notice.</summary>
    public const string Withdraw = "withdraw";

    /// <summary>Put it in the trash.</summary>
    public const string Trash = "trash";

    /// <summary>Take it out of the trash.</summary>
    public const string Restore = "restore";

    /// <summary>Remove its words for good.</summary>
    public const string Purge = "purge";
}
