using Cms.Api.Admin.Records;
using Cms.Api.Admin.Things;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Partners;

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

    public override PartnerInput Written(Partner record) =>
        new()
        {
            Name = record.Name,
            Contact = record.Contact,
            SourceId = record.SourceId,
            DailyRequests = record.DailyRequests,
        };

    public override void Apply(Partner record, PartnerInput input)
    {
        if (Profile(input) is var profile && profile != record.Profile)
            record.Edit(profile);
    }

    public override IEnumerable<ThingReference> References(PartnerInput input) =>
        input.SourceId is { } source ? [new("/sourceId", ThingKind.Source, source)] : [];

    public override AdminPartnerResponse Shape(Partner record) => AdminPartnerResponse.From(record);

    private static PartnerProfile Profile(PartnerInput input) =>
        new()
        {
            Name = input.Name.Normalize(),
            Contact = input.Contact,
            SourceId = input.SourceId,
            DailyRequests = input.DailyRequests,
        };
}
