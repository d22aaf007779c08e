using Cms.Model.Licenses;
using Cms.Model.Series;
using Cms.Model.Sources;
using Cms.Model.Topics;

namespace Cms.Demo;

/// <summary>The invented outlets the demo magazine works with, its subjects and its series.</summary>
internal static class DemoPublications
{
    /// <summary>A collection of seven, made by the outlets of one network.</summary>
    public const string LeftUnlocked = "spare-keys-the-doors-nobody-counted";

    /// <summary>A collection of five around one essay.</summary>
    public const string BuildingThingsThatLast = "building-things-that-last";

    /// <summary>Four parts and a companion piece.</summary>
    public const string TheLongRepair = "the-long-repair";

    /// <summary>Enters the sources and the topics.</summary>
    public static void Add(DemoDesk desk)
    {
        Source(
            "the-tidewater-review",
            SourceKind.Publication,
            "The Tidewater Review",
            License.CcByNcNd,
            new OnwardRights(OnwardText.Allowed, OnwardIllustrations.WithStory, OnwardCanonical.Theirs, null)
        );
        Source(
            "lantern-press-alliance",
            SourceKind.Network,
            "Lantern Press Alliance",
            License.CcByNd,
            new OnwardRights(OnwardText.Allowed, OnwardIllustrations.Allowed, OnwardCanonical.Ours, null)
        );
        Source(
            "the-signal-box",
            SourceKind.Publication,
            "The Signal Box",
            License.CcByNd,
            new OnwardRights(OnwardText.Allowed, OnwardIllustrations.Denied, OnwardCanonical.Ours, null)
        );
        Source(
            "marrow-street-wire",
            SourceKind.Publication,
            "Marrow Street Wire",
            License.CcBy,
            new OnwardRights(OnwardText.Allowed, OnwardIllustrations.Allowed, OnwardCanonical.Theirs, null)
        );
        Source("salt-and-thistle", SourceKind.Publication, "Salt & Thistle", License.AllRightsReserved, OnwardRights.None);
        Source(
            "weir-lane-tenants-league",
            SourceKind.Organization,
            "Weir Lane Tenants’ League",
            null,
            new OnwardRights(OnwardText.Allowed, OnwardIllustrations.WithStory, OnwardCanonical.Ours, null)
        );
        Source(
            "el-faro-quieto",
            SourceKind.Publication,
            "El Faro Quieto",
            License.CcByNcNd,
            new OnwardRights(OnwardText.Allowed, OnwardIllustrations.Denied, OnwardCanonical.Theirs, DemoMagazine.LatestAt.AddYears(2))
        );
        Source("the-millrace-quarterly", SourceKind.Publication, "The Millrace Quarterly", License.CcByNd, OnwardRights.None);
        Source(
            "pennywhistle-radio",
            SourceKind.Organization,
            "Pennywhistle Radio",
            License.CcBy,
            new OnwardRights(OnwardText.Allowed, OnwardIllustrations.Allowed, OnwardCanonical.Theirs, null)
        );

        Topic("housing", "Housing", "Rents, roofs and the people under them.");
        Topic("libraries", "Libraries", "Places that lend, and what they lend.");
        Topic("harbours-and-ferries", "Harbours & Ferries", "Work at the water’s edge.");
        Topic("schools", "Schools", "Learning at every hour and age.");
        Topic("seeds-and-soil", "Seeds & Soil", "Allotments, orchards and what grows between the slabs.");
        Topic("transport", "Transport", "Buses, depots and the last mile home.");
        Topic("water", "Water", "Wells, weirs, floods and bills.");
        Topic("music", "Music", null);
        Topic("repair", "Repair", "Mending as a craft and as a habit.");
        Topic("bread", "Bread", "Bakeries that belong to those who eat there.");
        Topic("care", "Care", "Clinics, kitchens and neighbours.");
        Topic("radio", "Radio", null);

        void Source(string slug, SourceKind kind, string name, License? license, OnwardRights onward) =>
            desk.Add(
                new SyndicationSource(
                    slug,
                    kind,
                    new SourceProfile
                    {
                        Name = name,
                        HomePage = $"https://{slug}.example/",
                        License = license,
                        Onward = onward,
                    },
                    DemoDesk.FoundedAt
                )
            );

        void Topic(string slug, string name, string? description) => desk.Add(new Topic(slug, name, description, DemoDesk.FoundedAt));
    }

    /// <summary>Enters the series, still without pieces.</summary>
    public static void AddSeries(DemoDesk desk)
    {
        desk.Add(
                new ArticleSeries(
                    LeftUnlocked,
                    SeriesKind.Collection,
                    new SeriesProfile
                    {
                        Title = "Spare Keys: Who Opens a Town",
                        Description =
                            "Seven pieces on side entrances, spare keys and rooms held in common, from outlets of the Lantern Press "
                            + "Alliance.",
                        IsComplete = true,
                    },
                    DemoDesk.FoundedAt
                )
            )
            .MadeWith([desk.Source("lantern-press-alliance"), desk.Source("the-signal-box")], DemoDesk.FoundedAt);
        desk.Add(
            new ArticleSeries(
                BuildingThingsThatLast,
                SeriesKind.Collection,
                new SeriesProfile
                {
                    Title = "Building Things That Last",
                    Description = "One essay on why good groups come apart, and the answers it was given.",
                },
                DemoDesk.FoundedAt
            )
        );
        desk.Add(
                new ArticleSeries(
                    TheLongRepair,
                    SeriesKind.Multipart,
                    new SeriesProfile
                    {
                        Title = "The Long Repair",
                        Description = "Four parts on a house that forty people mended together, told with The Signal Box.",
                        Total = 4,
                        IsComplete = true,
                    },
                    DemoDesk.FoundedAt
                )
            )
            .MadeWith([desk.Source("the-signal-box")], DemoDesk.FoundedAt);
    }
}
