using Cms.Model.Articles;
using Cms.Model.Series;

namespace Cms.Api.Commands.Demo;

/// <summary>The piece in the place of honour and the two collections under it.</summary>
internal static class DemoFrontPagePieces
{
    /// <summary>The slug of the featured piece.</summary>
    public const string Feature = "the-library-that-lends-ladders";

    /// <summary>The slug of the introduction that leads the collection of seven.</summary>
    public const string Introduction = "welcome-to-the-side-entrance";

    /// <summary>The slug of the essay that the collection of five answers.</summary>
    public const string Essay = "building-things-that-last";

    private static readonly string[] Seven =
    [
        Introduction, "keys-are-not-a-favour", "young-hands-and-the-old-pump-house", "damp-debt-winter-and-the-cult-of-the-quick-fix",
        "a-handshake-in-unlikely-places", "how-the-night-bus-won-in-harrow-vale", "gen-next-is-done-with-your-clipboards",
    ];

    private static readonly string[] Five =
    [
        "how-caretakers-can-build-longer-lasting-committees", "how-not-to-take-down-a-wall", "the-ten-components-of-a-good-rota", "building-better-ladders-for-beginners", Essay,
    ];

    /// <summary>All of them, not yet written.</summary>
    public static IEnumerable<DemoPiece> All(DemoDesk desk) =>
    [
        new(Feature, "The Library That Lends Ladders", DemoMagazine.LatestAt)
        {
            Theme = "library",
            Subtitle = "Five things a town learned when it began to lend what nobody should have to own",
            Excerpt = "Our editor at large, Ines Okafor, breaks down five ways to make lending stick. (Originally published in The Tidewater Review – The Library That Lends Ladders.) Like so many others, I knocked on a lot of doors before anyone lent me a ladder…",
            By = [desk.By("ines-okafor", title: "Editor at large", affiliation: "The Common Reader’s Almanac")],
            Attributions = [new(AttributionRelation.OriginallyPublishedIn, desk.Source("the-tidewater-review"), Url: "https://the-tidewater-review.example/2026/autumn/the-library-that-lends-ladders", Title: "The Library That Lends Ladders", Date: new DateOnly(2026, 11, 5))],
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
        series.Edit(new SeriesProfile { Title = series.Title, Description = series.Description, IsComplete = series.IsComplete, LeadId = desk.Article(lead).Id }, DemoDesk.FoundedAt);
        series.SetMembers([.. pieces.Select(p => new SeriesPlace(desk.Article(p).Id))], DemoDesk.FoundedAt);
    }

    private static IEnumerable<DemoPiece> SevenPieces(DemoDesk desk)
    {
        // All seven appeared in the same minute, as collections do.
        var at = DemoMagazine.LatestAt.AddDays(-2).AddHours(-1);
        var belongs = new Attribution(
            AttributionRelation.PartOf, desk.Source("lantern-press-alliance"), desk.Series(DemoPublications.LeftUnlocked).Id,
            Text: "This article is a part of Left Unlocked: The Doors Nobody Counted, a collection of unreported histories by publications inside of the Lantern Press Alliance.");
        yield return Piece(0, "Welcome to the Side Entrance", "tenants", ["housing"], 9, desk.By("the-editors")) with
        {
            Attributions = [belongs, new(AttributionRelation.InCollaborationWith, desk.Source("lantern-press-alliance"))],
        };
        yield return Piece(1, "Keys Are Not a Favour", "tenants", ["housing", "repair"], 14, desk.By("calla-merrowby", title: "Convenor", affiliation: "Weir Lane Tenants’ League"));
        yield return Piece(2, "Young Hands and the Old Pump House", "water", ["water"], 4, desk.By("leocadia-pontal", title: "Pump warden", affiliation: "Harrow Vale Water Circle"));
        yield return Piece(3, "Damp, Debt, Winter 2025, and the Cult of the Quick Fix", "tenants", ["housing", "care"], 16, desk.By("bram-quillfeather"));
        yield return Piece(4, "A Handshake in Unlikely Places", "bakery", ["bread", "care"], 12, desk.By("depot-nine-drivers-circle"), desk.By("the-hundred-allotments"));
        yield return Piece(5, "How the Night Bus Won in Harrow Vale", "buses", ["transport"], 19, desk.By("kofi-marlstone", title: "Driver", affiliation: "Depot Nine Drivers’ Circle"));
        yield return Piece(6, "Gen Next Is Done with Your “Clipboards”", "school", ["schools"], null, desk.By(desk.Correspondents[0]));

        DemoPiece Piece(int number, string title, string theme, string[] topics, int? picture, params Contribution[] by) => new(Seven[number], title, at)
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
        new(Five[0], "How Caretakers Can Build Longer-Lasting, More Patient Committees", DemoMagazine.LatestAt.AddDays(-66))
        {
            Theme = "repair",
            Excerpt = "Committee work depends on trust and dry feet—here’s the blueprint to get there.",
            By = [desk.By("sunniva-aldercott")],
            Topics = ["repair"],
            Figures = 0,
        },
        new(Five[1], "How (Not) to Take Down a Wall", DemoMagazine.LatestAt.AddDays(-97))
        {
            Theme = "tenants",
            Excerpt = "Is the fixation on naming “load-bearing habits” overtaking the work of moving them?",
            By = [desk.By("teodora-lisk", title: "Archivist")],
            Picture = 1,
            Topics = ["housing", "repair"],
        },
        new(Five[2], "The Ten Components of a Good Rota", DemoMagazine.LatestAt.AddDays(-121))
        {
            Theme = "clinic",
            Excerpt = "Depot Nine’s Kofi Marlstone proposes a framework for understanding rotas that aims to give volunteers what they need to build more patient, and better rested, groups.",
            By = [desk.By("kofi-marlstone", title: "Driver", affiliation: "Depot Nine Drivers’ Circle"), desk.By("odile-marsh", ContributionRole.Illustrator)],
            Picture = 3,
            Topics = ["care", "transport"],
        },
        new(Five[3], "Building Better Ladders for Beginners", DemoMagazine.LatestAt.AddDays(-140))
        {
            Theme = "school",
            Excerpt = "In “Building Things That Last,” Calla Merrowby articulates what many have felt but are afraid to say; the once-stable floor of our committees has turned into a room with rising damp.",
            By = [desk.By("tomas-brandvold", creditedAs: "T. Brandvold")],
            Picture = 7,
            Topics = ["schools", "repair"],
        },
        new(Five[4], "Building Things That Last", DemoMagazine.LatestAt.AddDays(-187))
        {
            Theme = "repair",
            Subtitle = "Toward joy and durable roofs in a time of rain",
            Excerpt = "Toward Joy and Durable Roofs in a Time of Rain",
            By = [desk.By("calla-merrowby", title: "Convenor", affiliation: "Weir Lane Tenants’ League"), desk.By("anselm-rookwood", ContributionRole.Editor)],
            Picture = 2,
            Topics = ["repair", "housing"],
            Words = 2_400,
            Figures = 3,
        },
    ];
}
