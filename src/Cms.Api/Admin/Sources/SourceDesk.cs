using Cms.Api.Admin.Things;
using Cms.Api.Delivery;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Articles;
using Cms.Model.Sources;

namespace Cms.Api.Admin.Sources;

/// <summary>Sources at the desk.</summary>
internal sealed class SourceDesk : ShownThingDesk<SyndicationSource, SourceInput, AdminSourceResponse>
{
    public static SourceDesk Here { get; } = new();

    public override ThingKind Kind => ThingKind.Source;

    public override string Plural => "sources";

    public override string One => "a source";

    public override string? KindColumn => "source_kind";

    public override IQueryable<SyndicationSource> In(CmsDbContext db) => db.Sources;

    public override string Name(SourceInput input) => input.Name;

    public override SyndicationSource Make(string slug, SourceInput input, DateTime now)
    {
        var source = new SyndicationSource(slug, input.Kind!.Value, Profile(input), now);
        source.List(input.IsListed);
        return source;
    }

    public override SourceInput Written(SyndicationSource thing) =>
        new()
        {
            Name = thing.Name,
            Kind = thing.SourceKind,
            HomePage = thing.HomePage,
            License = LicenseInput.From(thing.License),
            Onward = new OnwardInput
            {
                Text = thing.Onward.Text,
                Illustrations = thing.Onward.Illustrations,
                Canonical = thing.Onward.Canonical,
                Until = thing.Onward.Until,
            },
            IsListed = thing.IsListed,
        };

    public override void Apply(SyndicationSource thing, SourceInput input, DateTime now)
    {
        if (thing.SourceKind != input.Kind)
            thing.Become(input.Kind!.Value, now);
        if (Profile(input) is var profile && profile.Onward.IsNarrowerThan(thing.Onward))
            throw new NewsroomRule(
                "narrowing-needs-action",
                "Less would go on to partners than before: use PUT …/onward, which asks what becomes of their copies."
            );
        if (profile != thing.Profile)
            thing.Edit(profile, now);
        thing.List(input.IsListed);
    }

    public override IEnumerable<ThingReference> References(SourceInput input) => [];

    public override async Task FindUsesAsync(UseReader uses, CancellationToken ct)
    {
        await uses.LinksAsync(LinkKind.Source, ct);
        await uses.ThingsAsync(uses.Db.Series.Where(s => s.Sources.Any(x => x.SourceId == uses.Id)), s => s.Title, "made with", ct);
        await uses.ThingsAsync(uses.Db.Illustrations.Where(i => i.CreditSourceId == uses.Id), i => i.Facts.Alt, "credit", ct);
    }

    public override AdminSourceResponse Shape(SyndicationSource thing, Addresses addresses, Actor actor) =>
        AdminSourceResponse.From(thing, addresses);

    private static SourceProfile Profile(SourceInput input) =>
        new()
        {
            Name = input.Name.Normalize(),
            HomePage = input.HomePage,
            License = LicenseInput.Read(input.License),
            Onward = new OnwardRights(
                input.Onward.Text,
                input.Onward.Illustrations,
                input.Onward.Canonical,
                input.Onward.Until?.ToUniversalTime().CutToMilliseconds()
            ),
        };
}
