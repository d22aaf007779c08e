using Cms.Model.Partners;

namespace Cms.Api.Admin.Partners;

/// <summary>An outlet that takes pieces, as the desk sees it.</summary>
public sealed record AdminPartnerResponse
{
    /// <summary>Its id (UUIDv7), for ever.</summary>
    public required Guid Id { get; init; }

    /// <summary>The outlet's name.</summary>
    public required string Name { get; init; }

    /// <summary>Whom to ask there; null for nobody.</summary>
    public required string? Contact { get; init; }

    /// <summary>The source that this outlet is; null for none.</summary>
    public required Guid? SourceId { get; init; }

    /// <summary>Most requests a UTC day; null for no bound.</summary>
    public required int? DailyRequests { get; init; }

    /// <summary>What it chose to take of all it is entitled to.</summary>
    public required PartnerSelectionResponse Selection { get; init; }

    /// <summary>Since when it is suspended, UTC; null while it is not.</summary>
    public required DateTime? SuspendedAt { get; init; }

    /// <summary>What it is told of its suspension; null while it is not suspended.</summary>
    public required string? SuspensionNotice { get; init; }

    /// <summary>Up to which number of the change log it has certainly read.</summary>
    public required long ReceivedTo { get; init; }

    /// <summary>Up to which number it said that it has acted.</summary>
    public required long ActedTo { get; init; }

    /// <summary>When it last asked for anything, to the minute, UTC; null for never.</summary>
    public required DateTime? LastSeenAt { get; init; }

    /// <summary>Counts saves; the ETag is made of it.</summary>
    public required int EditVersion { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    internal static AdminPartnerResponse From(Partner partner) =>
        new()
        {
            Id = partner.Id,
            Name = partner.Name,
            Contact = partner.Contact,
            SourceId = partner.SourceId,
            DailyRequests = partner.DailyRequests,
            Selection = PartnerSelectionResponse.From(partner.Selection),
            SuspendedAt = partner.SuspendedAt,
            SuspensionNotice = partner.SuspensionNotice,
            ReceivedTo = partner.ReceivedTo,
            ActedTo = partner.ActedTo,
            LastSeenAt = partner.LastSeenAt,
            EditVersion = partner.EditVersion,
            CreatedAt = partner.CreatedAt,
        };
}
