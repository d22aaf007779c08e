using Cms.Model.Articles;
using Cms.Model.Licenses;
using Cms.Model.Series;

namespace Cms.Demo;

/// <summary>The sixteen newest pieces that stand nowhere above them on the front page.</summary>
internal static class DemoLatestPieces
{
    /// <summary>The piece that was translated into Spanish later.</summary>
    public const string Bakery = "the-bakery-that-closes-at-noon";

    private const string Translation = "la-panaderia-que-cierra-a-mediodia";
    private const string InFourParts =
        "A house with forty owners leaks, and for a year they mend it together. In four parts we tell what gave way, what held, and who "
        + "carried the bucket.";

    private static readonly string[] OtherScripts = ["ar", "hi", "ja", "el"];

    /// <summary>All of them, not yet written.</summary>
    public static IEnumerable<DemoPiece> All(DemoDesk desk) =>
        [
            new("eleven-weeks-on-the-slipway", "Eleven Weeks on the Slipway", Ago(3, 5))
            {
                Theme = "harbour",
                Excerpt =
                    "When the ferry company left, the passengers stayed. Mateo Calderhoz kept a diary of the crossing they now run "
                    + "themselves…",
                By = [desk.By("mateo-calderhoz"), desk.By("silas-underhay", ContributionRole.Photographer)],
                Picture = 21,
                Topics = ["harbours-and-ferries", "transport"],
            },
            new("the-night-school-keeps-its-lamps-lit", "The Night School Keeps Its Lamps Lit", Ago(4, 2))
            {
                Theme = "school",
                By = [desk.By(desk.Correspondents[1])],
                Attributions =
                [
                    new(
                        AttributionRelation.OriginallyPublishedIn,
                        desk.Source("salt-and-thistle"),
                        Url: "https://salt-and-thistle.example/lamps-after-supper",
                        Title: "Lamps After Supper",
                        Date: new DateOnly(2026, 10, 2)
                    ),
                ],
                Picture = 10,
                Topics = ["schools"],
            },
            new("three-sheds-compare-notes", "Three Sheds Compare Notes", Ago(6, 7))
            {
                Theme = "repair",
                Excerpt =
                    "What three neighbourhood workshops would do again, and what they would leave in the skip. Republished from Marrow "
                    + "Street Wire.",
                By = [desk.By(desk.Correspondents[2]), desk.By(desk.Correspondents[3]), desk.By(desk.Correspondents[4])],
                Attributions =
                [
                    new(
                        AttributionRelation.RepublishedFrom,
                        desk.Source("marrow-street-wire"),
                        Url: "https://marrow-street-wire.example/2026/11/tools-for-all",
                        Date: new DateOnly(2026, 11, 12)
                    ),
                ],
                FirstRan = new DateTime(2026, 11, 12, 8, 0, 0, DateTimeKind.Utc),
                License = License.CcBy,
                Topics = ["repair", "bread"],
            },
            Part(desk, "the-long-repair-pt-4-hinges-and-handles", "The Long Repair Pt.4: Hinges & Handles", Ago(9, 3)),
            Part(desk, "the-long-repair-pt-2-where-the-water-goes", "The Long Repair Pt.2: Where the Water Goes", Ago(14, 3)),
            Part(desk, "the-long-repair-pt-2-where-the-water-goes-2", "The Long Repair Pt.2: Where the Water Goes", Ago(14, 3)) with
            {
                Excerpt = "What we left out of the second part: the plumber’s letters, in the order in which they came.",
                Words = 700,
                Figures = 1,
            },
            Part(desk, "the-long-repair-pt-3-what-the-floorboards-said", "The Long Repair Pt.3: What the Floorboards Said", Ago(20, 3)),
            new("after-the-flood-weir-lane-takes-stock", "After the Flood: Weir Lane Takes Stock", Ago(23, 1))
            {
                Theme = "water",
                By = [desk.By("weir-lane-tenants-league")],
                Attributions =
                [
                    new(
                        AttributionRelation.InCollaborationWith,
                        desk.Source("pennywhistle-radio"),
                        Url: "https://pennywhistle-radio.example/debrief",
                        Text: "Made together with Pennywhistle Radio, where you can hear it."
                    ),
                ],
                Picture = 17,
                Topics = ["water", "housing", "radio"],
            },
            Part(
                desk,
                "the-long-repair-part-i-a-house-with-forty-owners",
                "The Long Repair, Part I: A House with Forty Owners",
                Ago(27, 3)
            ) with
            {
                Excerpt = "With The Signal Box we followed forty people and one leaking house for a year. " + InFourParts,
            },
            new("one-timetable-for-drivers-and-growers", "One Timetable for Drivers and Growers", Ago(30, 6))
            {
                Theme = "buses",
                Excerpt = "Beans do not wait for the number nine. So the people who drive it sat down with the people who grow them.",
                By =
                [
                    desk.By("depot-nine-drivers-circle"),
                    desk.By("the-hundred-allotments"),
                    desk.By("tomas-brandvold", title: "Treasurer", affiliation: "The Hundred Allotments"),
                ],
                Picture = 15,
                Topics = ["transport", "seeds-and-soil"],
            },
            new("the-bridge-keeper-of-puente-hondo", "The Bridge Keeper of Puente Hondo", Ago(33, 4))
            {
                Theme = "harbour",
                Excerpt = "Marisela Quebrantes has kept the rope bridge for eleven years. Rua Tindall asked her what it asks of her.",
                By =
                [
                    desk.By("rua-tindall", ContributionRole.Interviewer),
                    desk.By("marisela-quebrantes", ContributionRole.Interviewee, title: "Bridge keeper", affiliation: "Puente Hondo"),
                ],
                Picture = 11,
                Topics = ["harbours-and-ferries", "water"],
            },
            new(Translation, "La panadería que cierra a mediodía", Ago(36, 2))
            {
                Language = "es",
                Theme = "panaderia",
                By = [desk.By("sunniva-aldercott"), desk.By("amparo-villaseca", ContributionRole.Translator)],
                Picture = 12,
                Topics = ["bread"],
            },
            .. OtherScripts.Select((language, i) => Passage(desk, language, 0, Ago(38 + (i / 2 * 2), 5), i % 2 == 0 ? 18 + i : null)),
        ];

    /// <summary>A short piece in another script.</summary>
    public static DemoPiece Passage(DemoDesk desk, string language, int number, DateTime at, int? picture)
    {
        var passage = DemoPassages.All.Where(p => p.Language == language).ElementAt(number);
        return new DemoPiece(Model.Slugs.Slug.From(passage.Title), passage.Title, at)
        {
            Language = language,
            Excerpt = passage.Excerpt,
            Body = passage.Body,
            By =
            [
                desk.By(
                    Model.Slugs.Slug.From(
                        language switch
                        {
                            "ar" => "سلمى الساقي",
                            "hi" => "तारा नदीवाल",
                            "ja" => "川辺みのり",
                            _ => "Ελένη Ποταμίδου",
                        }
                    )
                ),
            ],
            Picture = picture,
            Topics = [number == 0 ? "libraries" : "bread"],
        };
    }

    /// <summary>Says which pieces are translations of which.</summary>
    public static void Translate(DemoDesk desk)
    {
        desk.Article(Translation).TranslationFrom(desk.Article(Bakery).Id, DemoDesk.FoundedAt);
        var original = Passage(desk, OtherScripts[0], 0, default, null).Slug;
        foreach (var language in OtherScripts.Skip(1))
            desk.Article(Passage(desk, language, 0, default, null).Slug).TranslationFrom(desk.Article(original).Id, DemoDesk.FoundedAt);
    }

    /// <summary>Puts the parts into their series; the third ran before the second, and one piece is no part of its own.</summary>
    public static void Gather(DemoDesk desk) =>
        desk.Series(DemoPublications.TheLongRepair)
            .SetMembers(
                [
                    new SeriesPlace(desk.Article("the-long-repair-part-i-a-house-with-forty-owners").Id, 1, "Part I"),
                    new SeriesPlace(desk.Article("the-long-repair-pt-2-where-the-water-goes").Id, 2, "Pt.2"),
                    new SeriesPlace(desk.Article("the-long-repair-pt-2-where-the-water-goes-2").Id),
                    new SeriesPlace(desk.Article("the-long-repair-pt-3-what-the-floorboards-said").Id, 3, "Pt.3"),
                    new SeriesPlace(desk.Article("the-long-repair-pt-4-hinges-and-handles").Id, 4, "Pt.4"),
                ],
                DemoDesk.FoundedAt
            );

    private static DemoPiece Part(DemoDesk desk, string slug, string title, DateTime at) =>
        new(slug, title, at)
        {
            Theme = "tenants",
            Excerpt = InFourParts,
            By = [desk.By("ines-okafor"), desk.By("odile-marsh", ContributionRole.Illustrator)],
            Attributions =
            [
                new(AttributionRelation.InCollaborationWith, desk.Source("the-signal-box")),
                new(AttributionRelation.PartOf, null, desk.Series(DemoPublications.TheLongRepair).Id),
            ],
            Picture = 5,
            Topics = ["housing", "repair", "care"],
        };

    private static DateTime Ago(int days, int hours) => DemoMagazine.LatestAt.AddDays(-days).AddHours(-hours);
}
