namespace Cms.Model.Partners;

/// <summary>What a partner asked for on one UTC day.</summary>
public sealed class PartnerUsage
{
    /// <summary>The partner.</summary>
    public Guid PartnerId { get; init; }

    /// <summary>Midnight UTC at which the day began.</summary>
    public DateTime Day { get; init; }

    /// <summary>Requests answered.</summary>
    public long Requests { get; init; }
}
