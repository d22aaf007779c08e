namespace Cms.Model.Changes;

/// <summary>What a follower does with a change.</summary>
public enum ChangeOp
{
    /// <summary>Take the thing as it is now.</summary>
    Upsert,

    /// <summary>Take it down.</summary>
    Remove,
}
