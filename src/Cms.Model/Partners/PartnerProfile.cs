namespace Cms.Model.Partners;

/// <summary>What the desk says of a partner.</summary>
public sealed record PartnerProfile
{
    /// <summary>The outlet's name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Whom to ask there: an e-mail address or a web address; the partner never sees it, and no reader does.</summary>
    public string? Contact { get; init; }

    /// <summary>The source that this partner is; it does not get its own pieces back. Null for none.</summary>
    public Guid? SourceId { get; init; }

    /// <summary>Most requests a UTC day; null for no bound.</summary>
    public int? DailyRequests { get; init; }
}
