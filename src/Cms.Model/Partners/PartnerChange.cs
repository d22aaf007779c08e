using Cms.Model.Changes;

namespace Cms.Model.Partners;

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
