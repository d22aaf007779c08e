namespace Cms.Model.Partners;

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
