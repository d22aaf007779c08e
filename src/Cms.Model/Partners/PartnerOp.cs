namespace Cms.Model.Partners;

/// <summary>What a partner is told to do about a piece.</summary>
public enum PartnerOp
{
    /// <summary>Take it as it is now, and publish it.</summary>
    Upsert,

    /// <summary>Remove it from what is offered; the action says what becomes of a copy.</summary>
    Remove,

    /// <summary>Have it ready and publish nothing: it is under an embargo.</summary>
    Hold,
}
