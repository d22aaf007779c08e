using Cms.Model.Articles;
using Cms.Model.Licenses;
using Cms.Model.Series;

namespace Cms.Api.Commands.Demo;

/// <summary>The sixteen newest pieces that stand nowhere above them on the front page.</summary>
internal static class DemoLatestPieces
{
    /// <summary>The piece that was translated into Spanish later.</summary>
    public const string Bakery = "the-bakery-that-closes-at-noon";

    private const string Translation = "la-panaderia-que-cierra-a-mediodia";
    private const string InFourParts = "In this four-part series, we are exploring the phenomenon known as “the long repair.” We hope to invite more people into conversations about how we live with tools and conflict in a shared house, and to offer viable pathways for recognition, prevention, and mending.";

    private static readonly string[] OtherScripts = ["ar", "hi", "ja", "el"];

    /// <summary>All of them, not yet written.</summary>
    public static IEnumerable<DemoPiece> All(DemoDesk desk) =>
    [
        new("112-days-and-counting-the-ferry-towns-long-stand", "112 Days and Counting: The Ferry Town’s Long Stand", Ago(3, 5))
        {
            Theme = "harbour",
            Excerpt = "Learn how the people of a ferry town have kept their crossing open to get a glimpse of what may be ahead for yours. It’s the 112th day on the slipway…",
            By = [desk.By("mateo-calderhoz"), desk.By("silas-underhay", ContributionRole.Photographer)],
            Picture = 21,
            Topics = ["harbours-and-ferries", "transport"],
        },
        new("how-night-schools-can-keep-a-town-awake", "How Night Schools Can Keep a Town Awake", Ago(4, 2))
        {
            Theme = "school",
            By = [desk.By(desk.Correspondents[1])],
            Attributions = [new(AttributionRelation.OriginallyPublishedIn, desk.Source("salt-and-thistle"), Url: "https://salt-and-thistle.example/lamps-after-supper", Title: "Lamps After Supper", Date: new DateOnly(2026, 10, 2))],
            Picture = 10,
            Topics = ["schools"],
        },
        new("tools-for-all-road-tested-strategies-for-building-a-bigger-shed", "Tools for All: Road-Tested Strategies for Building a Bigger Shed", Ago(6, 7))
        {
            Theme = "repair",
            Excerpt = "Three members of the Open Shed Institute share their insights on how to weave multiple workshops together. This article is republished from Marrow Street Wire.",
            By = [desk.By(desk.Correspondents[2]), desk.By(desk.Correspondents[3]), desk.By(desk.Correspondents[4])],
            Attributions = [new(AttributionRelation.RepublishedFrom, desk.Source("marrow-street-wire"), Url: "https://marrow-street-wire.example/2026/11/tools-for-all", Date: new DateOnly(2026, 11, 12))],
            FirstRan = new DateTime(2026, 11, 12, 8, 0, 0, DateTimeKind.Utc),
            License = License.CcBy,
            Topics = ["repair", "bread"],
        },
        Part(desk, "the-long-repair-pt-4-hinges-and-handles", "The Long Repair Pt.4: Hinges & Handles", Ago(9, 3)),
        Part(desk, "the-long-repair-pt-2-understanding-damp", "The Long Repair Pt.2: Understanding Damp", Ago(14, 3)),
        Part(desk, "the-long-repair-pt-2-understanding-damp-2", "The Long Repair Pt.2: Understanding Damp", Ago(14, 3)) with
        {
            Excerpt = InFourParts.Replace("“the long repair.”", "“the long repair” in collaboration with The Signal Box.", StringComparison.Ordinal),
            Words = 700,
            Figures = 1,
        },
        Part(desk, "the-long-repair-pt-3-the-early-warning-signs-of-a-cold-house", "The Long Repair Pt.3: The Early Warning Signs of a Cold House", Ago(20, 3)),
        new("weir-lane-post-flood-debrief", "Weir Lane Post-Flood Debrief", Ago(23, 1))
        {
            Theme = "water",
            By = [desk.By("weir-lane-tenants-league")],
            Attributions = [new(AttributionRelation.InCollaborationWith, desk.Source("pennywhistle-radio"), Url: "https://pennywhistle-radio.example/debrief", Text: "Made together with Pennywhistle Radio, where you can hear it.")],
            Picture = 17,
            Topics = ["water", "housing", "radio"],
        },
        Part(desk, "the-long-repair-part-i-origin-story", "The Long Repair, Part I: Origin Story", Ago(27, 3)) with
        {
            Excerpt = "Exploring the phenomenon known as “the long repair” as a collaboration with The Signal Box. " + InFourParts,
        },
        new("plan-2031-bringing-depots-and-allotments-together", "Plan 2031: Bringing Depots and Allotments Together", Ago(30, 6))
        {
            Theme = "buses",
            Excerpt = "Plan 2031 isn’t just another open day—it’s a patient, long-term push to unite drivers and growers around one shared timetable.",
            By = [desk.By("depot-nine-drivers-circle"), desk.By("the-hundred-allotments"), desk.By("tomas-brandvold", title: "Treasurer", affiliation: "The Hundred Allotments")],
            Picture = 15,
            Topics = ["transport", "seeds-and-soil"],
        },
        new("building-a-bridge-building-a-town-lessons-from-puente-hondo", "Building a Bridge, Building a Town: Lessons from Puente Hondo", Ago(33, 4))
        {
            Theme = "harbour",
            Excerpt = "Tindall sits down with the bridge keeper of Puente Hondo, Marisela Quebrantes, about her decade of work towards a crossing that belongs to everyone. How does one keep a rope dry?",
            By = [desk.By("rua-tindall", ContributionRole.Interviewer), desk.By("marisela-quebrantes", ContributionRole.Interviewee, title: "Bridge keeper", affiliation: "Puente Hondo")],
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
            By = [desk.By(Model.Slugs.Slug.From(language switch { "ar" => "سلمى الساقي", "hi" => "तारा नदीवाल", "ja" => "川辺みのり", _ => "Ελένη Ποταμίδου" }))],
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
    public static void Gather(DemoDesk desk) => desk.Series(DemoPublications.TheLongRepair).SetMembers(
    [
        new SeriesPlace(desk.Article("the-long-repair-part-i-origin-story").Id, 1, "Part I"),
        new SeriesPlace(desk.Article("the-long-repair-pt-2-understanding-damp").Id, 2, "Pt.2"),
        new SeriesPlace(desk.Article("the-long-repair-pt-2-understanding-damp-2").Id),
        new SeriesPlace(desk.Article("the-long-repair-pt-3-the-early-warning-signs-of-a-cold-house").Id, 3, "Pt.3"),
        new SeriesPlace(desk.Article("the-long-repair-pt-4-hinges-and-handles").Id, 4, "Pt.4"),
    ], DemoDesk.FoundedAt);

    private static DemoPiece Part(DemoDesk desk, string slug, string title, DateTime at) => new(slug, title, at)
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
