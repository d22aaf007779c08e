using Cms.Model.Changes;

namespace Cms.Model.Partners;

/// <summary>How a piece stands with a partner.</summary>
public enum PartnerStanding
{
    /// <summary>It may have it and publish it.</summary>
    Entitled,
    /// <summary>It may have it and must not publish it before the embargo ends.</summary>
    Held,
    /// <summary>It was entitled and is not any more.</summary>
    Gone,
}

/// <summary>
/// That a partner was ever entitled to a piece, and how it stands now. Kept for ever: a withdrawal reaches everybody who
/// may have a copy.
/// </summary>
public sealed class PartnerArticle
{
    /// <summary>Who.</summary>
    public Guid PartnerId { get; init; }

    /// <summary>Which piece.</summary>
    public Guid ArticleId { get; init; }

    /// <summary>How it stands.</summary>
    public PartnerStanding Standing { get; init; }

    /// <summary>The piece's date, by which lists are ordered; null before its publication.</summary>
    public DateTime? Published { get; init; }

    /// <summary>Whether something of it was kept back while the partner is suspended.</summary>
    public bool IsKeptBack { get; init; }

    /// <summary>
    /// What the partner may do with it, as it was last told (<see cref="PartnerRights.Mark"/>); null where it may not have
    /// it, or was not told yet.
    /// </summary>
    public string? Rights { get; init; }
}

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

/// <summary>
/// One row of one partner's change log: what a row of the change log means to this partner. The two have the same number,
/// so a partner's rows come in the order of commits, without gaps of their own.
/// </summary>
public sealed class PartnerChange
{
    /// <summary>Whose.</summary>
    public Guid PartnerId { get; init; }

    /// <summary>The number of the row of the change log.</summary>
    public long Sequence { get; init; }

    /// <summary>The piece.</summary>
    public Guid ArticleId { get; init; }

    /// <summary>What to do.</summary>
    public PartnerOp Op { get; init; }

    /// <summary>What becomes of a copy that is printed.</summary>
    public PartnerAction Action { get; init; }

    /// <summary>Why.</summary>
    public ChangeReason Reason { get; init; }

    /// <summary>When the embargo ends; null where there is none.</summary>
    public DateTime? EmbargoUntil { get; init; }

    /// <summary>What else changed in what the partner may do with the piece, joined by commas; null for nothing.</summary>
    public string? Changed { get; init; }

    /// <summary>What the desk says of it, where it is not the notice of a withdrawal.</summary>
    public string? Notice { get; init; }
}
