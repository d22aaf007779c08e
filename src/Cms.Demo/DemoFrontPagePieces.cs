using Cms.Model.Articles;
using Cms.Model.Series;

namespace Cms.Demo;

/// <summary>The piece in the place of honour and the two collections under it.</summary>
internal static class DemoFrontPagePieces
{
    /// <summary>The slug of the featured piece.</summary>
    public const string Feature = "the-library-that-lends-ladders";

    /// <summary>The slug of the introduction that leads the collection of seven.</summary>
    public const string Introduction = "come-in-by-the-side";

    /// <summary>The slug of the essay that the collection of five answers.</summary>
    public const string Essay = "building-things-that-last";

    private static readonly string[] Seven =
    [
        Introduction,
        "a-key-is-a-promise-kept-twice",
        "the-apprentices-at-the-pump-house",
        "damp-rent-and-the-landlords-fresh-paint",
        "the-bakers-and-the-bus-depot-share-a-yard",
        "harrow-vale-gets-its-last-bus-back",
        "we-never-asked-for-clipboards",
    ];

    private static readonly string[] Five =
    [
        "a-caretakers-guide-to-committees",
        "before-you-take-down-that-wall",
        "a-rota-that-lets-people-sleep",
        "first-rungs",
        Essay,
    ];

    /// <summary>All of them, not yet written.</summary>
    public static IEnumerable<DemoPiece> All(DemoDesk desk) =>
        [
            new(Feature, "The Library That Lends Ladders", DemoMagazine.LatestAt)
            {
                Theme = "library",
                Subtitle = "What a town learned when it began to lend what nobody needs to own",
                Excerpt =
                    "Ines Okafor spent a winter at the counter of a library whose most borrowed item stands three metres tall. First "
                    + "published in The Tidewater Review. The bell over the door rang before I had found the light…",
                By = [desk.By("ines-okafor", title: "Editor at large", affiliation: "The Common Reader’s Almanac")],
                Attributions =
                [
                    new(
                        AttributionRelation.OriginallyPublishedIn,
                        desk.Source("the-tidewater-review"),
                        Url: "https://the-tidewater-review.example/2026/autumn/the-library-that-lends-ladders",
                        Title: "The Library That Lends Ladders",
                        Date: new DateOnly(2026, 11, 5)
                    ),
                ],
                Picture = 0,
                Topics = ["libraries", "repair", "housing"],
                Seo = new SearchListing("The Library That Lends Ladders, and How It Lasts", null, null),
            },
            .. SevenPieces(desk),
            .. FivePieces(desk),
        ];

    /// <summary>Puts the written pieces into their collections.</summary>
    public static void Gather(DemoDesk desk)
    {
        Gather(desk, DemoPublications.LeftUnlocked, Seven, Introduction);
        Gather(desk, DemoPublications.BuildingThingsThatLast, Five, Essay);
    }

    private static void Gather(DemoDesk desk, string slug, string[] pieces, string lead)
    {
        var series = desk.Series(slug);
        series.Edit(
            new SeriesProfile
            {
                Title = series.Title,
                Description = series.Description,
                IsComplete = series.IsComplete,
                LeadId = desk.Article(lead).Id,
            },
            DemoDesk.FoundedAt
        );
        series.SetMembers([.. pieces.Select(p => new SeriesPlace(desk.Article(p).Id))], DemoDesk.FoundedAt);
    }

    private static IEnumerable<DemoPiece> SevenPieces(DemoDesk desk)
    {
        // All seven appeared in the same minute, as collections do.
        var at = DemoMagazine.LatestAt.AddDays(-2).AddHours(-1);
        var belongs = new Attribution(
            AttributionRelation.PartOf,
            desk.Source("lantern-press-alliance"),
            desk.Series(DemoPublications.LeftUnlocked).Id,
            Text: "From Spare Keys: Who Opens a Town, seven pieces that outlets of the Lantern Press Alliance made side by side."
        );
        yield return Piece(0, "Come In by the Side", "tenants", ["housing"], 9, desk.By("the-editors")) with
        {
            Attributions = [belongs, new(AttributionRelation.InCollaborationWith, desk.Source("lantern-press-alliance"))],
        };
        yield return Piece(
            1,
            "A Key Is a Promise, Kept Twice",
            "tenants",
            ["housing", "repair"],
            14,
            desk.By("calla-merrowby", title: "Convenor", affiliation: "Weir Lane Tenants’ League")
        );
        yield return Piece(
            2,
            "The Apprentices at the Pump House",
            "water",
            ["water"],
            4,
            desk.By("leocadia-pontal", title: "Pump warden", affiliation: "Harrow Vale Water Circle")
        );
        yield return Piece(
            3,
            "Damp, Rent, and the Landlord’s Fresh Paint",
            "tenants",
            ["housing", "care"],
            16,
            desk.By("bram-quillfeather")
        );
        yield return Piece(
            4,
            "The Bakers and the Bus Depot Share a Yard",
            "bakery",
            ["bread", "care"],
            12,
            desk.By("depot-nine-drivers-circle"),
            desk.By("the-hundred-allotments")
        );
        yield return Piece(
            5,
            "Harrow Vale Gets Its Last Bus Back",
            "buses",
            ["transport"],
            19,
            desk.By("kofi-marlstone", title: "Driver", affiliation: "Depot Nine Drivers’ Circle")
        );
        yield return Piece(6, "“We Never Asked for Clipboards”", "school", ["schools"], null, desk.By(desk.Correspondents[0]));

        DemoPiece Piece(int number, string title, string theme, string[] topics, int? picture, params Contribution[] by) =>
            new(Seven[number], title, at)
            {
                Theme = theme,
                By = by,
                Attributions = [belongs],
                Topics = topics,
                Picture = picture,
            };
    }

    private static IEnumerable<DemoPiece> FivePieces(DemoDesk desk) =>
        [
            new(Five[0], "Patience, Keys, Minutes: A Caretaker’s Guide to Committees", DemoMagazine.LatestAt.AddDays(-66))
            {
                Theme = "repair",
                Excerpt = "Three habits that kept one committee together through nine wet winters.",
                By = [desk.By("sunniva-aldercott")],
                Topics = ["repair"],
                Figures = 0,
            },
            new(Five[1], "Before You Take Down That Wall", DemoMagazine.LatestAt.AddDays(-97))
            {
                Theme = "tenants",
                Excerpt = "Every old house has one wall that everybody is afraid of, and seldom the right one.",
                By = [desk.By("teodora-lisk", title: "Archivist")],
                Picture = 1,
                Topics = ["housing", "repair"],
            },
            new(Five[2], "A Rota That Lets People Sleep", DemoMagazine.LatestAt.AddDays(-121))
            {
                Theme = "clinic",
                Excerpt = "Kofi Marlstone has drawn up two hundred rotas. The best ones, he finds, begin with who may say no.",
                By =
                [
                    desk.By("kofi-marlstone", title: "Driver", affiliation: "Depot Nine Drivers’ Circle"),
                    desk.By("odile-marsh", ContributionRole.Illustrator),
                ],
                Picture = 3,
                Topics = ["care", "transport"],
            },
            new(Five[3], "First Rungs", DemoMagazine.LatestAt.AddDays(-140))
            {
                Theme = "school",
                Excerpt = "An answer to Calla Merrowby from a workshop where nobody had ever held a chisel.",
                By = [desk.By("tomas-brandvold", creditedAs: "T. Brandvold")],
                Picture = 7,
                Topics = ["schools", "repair"],
            },
            new(Five[4], "Building Things That Last", DemoMagazine.LatestAt.AddDays(-187))
            {
                Theme = "repair",
                Subtitle = "An essay on groups, roofs, and the work between storms",
                Excerpt = "The essay that four workshops answered.",
                By =
                [
                    desk.By("calla-merrowby", title: "Convenor", affiliation: "Weir Lane Tenants’ League"),
                    desk.By("anselm-rookwood", ContributionRole.Editor),
                ],
                Picture = 2,
                Topics = ["repair", "housing"],
                Words = 2_400,
                Figures = 3,
            },
        ];
}
