namespace Cms.Model.Partners;

/// <summary>What a partner does with a piece that it has and is not entitled to any more, or that has changed.</summary>
public enum PartnerAction
{
    /// <summary>Nothing that a mirror would not do anyhow.</summary>
    None,

    /// <summary>A copy that is printed must be brought up to date.</summary>
    MustUpdate,

    /// <summary>A copy must be taken down.</summary>
    TakeDown,

    /// <summary>A copy that is printed may stay as it is.</summary>
    MayKeep,
}
