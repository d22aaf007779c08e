using Cms.Api.Admin.Records;
using Cms.Api.Admin.Things;
using Cms.Api.Http;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Partners;
using FluentValidation;

namespace Cms.Api.Admin.Partners;

/// <summary>Partners at the desk.</summary>
internal sealed class PartnerDesk : RecordDesk<Partner, PartnerInput, AdminPartnerResponse>
{
    public static PartnerDesk Here { get; } = new();

    public override string Plural => "partners";

    public override string Noun => "partner";

    public override string Scope => StaffScopes.Partners;

    public override IQueryable<Partner> In(CmsDbContext db) => db.Partners;

    public override Partner Make(PartnerInput input, DateTime now) => new(Profile(input), now);

    public override PartnerInput Written(Partner record) => new() { Name = record.Name, Contact = record.Contact, SourceId = record.SourceId, DailyRequests = record.DailyRequests };

    public override void Apply(Partner record, PartnerInput input)
    {
        if (Profile(input) is var profile && profile != record.Profile)
            record.Edit(profile);
    }

    public override IEnumerable<ThingReference> References(PartnerInput input) => input.SourceId is { } source ? [new("/sourceId", ThingKind.Source, source)] : [];

    public override AdminPartnerResponse Shape(Partner record) => AdminPartnerResponse.From(record);

    private static PartnerProfile Profile(PartnerInput input) => new() { Name = input.Name.Normalize(), Contact = input.Contact, SourceId = input.SourceId, DailyRequests = input.DailyRequests };
}

/// <summary>An outlet that takes pieces, as the desk writes it.</summary>
public sealed record PartnerInput
{
    /// <summary>The outlet's name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Whom to ask there, such as an e-mail address; only the desk sees it. Null for nobody.</summary>
    public string? Contact { get; init; }

    /// <summary>The source that this outlet is: it does not get its own pieces back. Null for none.</summary>
    public Guid? SourceId { get; init; }

    /// <summary>Most requests a UTC day; null for no bound.</summary>
    public int? DailyRequests { get; init; }
}

/// <summary>What it may not be.</summary>
public sealed class PartnerInputValidator : AbstractValidator<PartnerInput>
{
    /// <summary>The rules.</summary>
    public PartnerInputValidator()
    {
        RuleFor(b => b.Name).Line(1, 200);
        RuleFor(b => b.Contact).LineOrNone(500);
        RuleFor(b => b.DailyRequests).Within(1, 100_000_000);
    }
}

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

    internal static AdminPartnerResponse From(Partner partner) => new()
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

/// <summary>What a partner chose to take; null members choose everything.</summary>
public sealed record PartnerSelectionResponse
{
    /// <summary>In any of these series; null for all pieces, in a series or not.</summary>
    public required IReadOnlyList<Guid>? Series { get; init; }

    /// <summary>Under any of these topics; null for all pieces.</summary>
    public required IReadOnlyList<Guid>? Topics { get; init; }

    /// <summary>In any of these languages; null for all.</summary>
    public required IReadOnlyList<string>? Languages { get; init; }

    internal static PartnerSelectionResponse From(PartnerSelection selection) => new() { Series = selection.Series, Topics = selection.Topics, Languages = selection.Languages };
}
