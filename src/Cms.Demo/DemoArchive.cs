using Cms.Model.Articles;

namespace Cms.Demo;

/// <summary>The older pieces of the demo magazine, and what became of some of them after they ran.</summary>
internal static class DemoArchive
{
    private const int Oldest = 200;
    private const int Newest = 64;

    private static readonly string[] OtherScripts = ["ar", "hi", "ja", "el"];

    /// <summary>All of them, not yet written.</summary>
    public static IEnumerable<DemoPiece> All(DemoDesk desk) =>
        [
            new("paper-and-salt", "Paper and Salt: Small Archives by the Sea", Ago(44))
            {
                Theme = "library",
                By = [desk.By("teodora-lisk", title: "Archivist", affiliation: "Eastquay Memory Room")],
                Picture = 14,
                Topics = ["libraries", "water"],
            },
            new("in-praise-of-the-oil-can", "In Praise of the Oil Can", Ago(47))
            {
                Theme = "repair",
                Excerpt = "Why the carpenter Sunniva Aldercott would rather oil a hinge than carve a door.",
                By = [desk.By("sunniva-aldercott")],
                Picture = 13,
                Topics = ["repair"],
            },
            new("swimming-the-number-nine", "Swimming the Number Nine", Ago(51))
            {
                Theme = "water",
                Excerpt = "Five years after the flood, Wren Halloway swims the route the bus used to take.",
                By = [desk.By("wren-halloway")],
                Picture = 4,
                Topics = ["water", "care"],
            },
            new("getting-across-with-a-bad-knee", "Getting Across with a Bad Knee", Ago(51))
            {
                Theme = "harbour",
                Excerpt = "A clerk’s notebook of crossings made, missed and mourned.",
                By = [desk.By("wren-halloway")],
                Topics = ["harbours-and-ferries", "care"],
            },
            new("what-a-public-well-costs", "What a Public Well Costs, and Who Pays", Ago(55))
            {
                Theme = "water",
                By = [desk.By("leocadia-pontal")],
                Attributions =
                [
                    new(
                        AttributionRelation.RepublishedFrom,
                        desk.Source("the-millrace-quarterly"),
                        Url: "https://the-millrace-quarterly.example/41/thirst"
                    ),
                ],
                Picture = 20,
                Topics = ["water"],
            },
            new(DemoLatestPieces.Bakery, "The Bakery That Closes at Noon", Ago(58))
            {
                Theme = "bakery",
                By = [desk.By("sunniva-aldercott")],
                Picture = 12,
                Topics = ["bread"],
            },
            new("agua-que-vuelve", "Agua que vuelve", Ago(59))
            {
                Language = "es",
                Theme = "agua",
                By = [desk.By("mateo-calderhoz")],
                Attributions =
                [
                    new(
                        AttributionRelation.OriginallyPublishedIn,
                        desk.Source("el-faro-quieto"),
                        Url: "https://el-faro-quieto.example/agua-que-vuelve",
                        Date: new DateOnly(2026, 9, 1)
                    ),
                ],
                Picture = 8,
                Topics = ["water"],
            },
            .. OtherScripts.Select((language, i) => DemoLatestPieces.Passage(desk, language, 1, Ago(60 + i), null)),
            .. Correspondence(desk),
        ];

    /// <summary>Some were corrected, some moved, some went.</summary>
    public static async Task LiveOnAsync(DemoDesk desk)
    {
        var corrected = await TakeAsync("in-praise-of-the-oil-can");
        corrected.Correct(
            CorrectionKind.Correction,
            "An earlier version said that the hinge was brass. It was bronze.",
            corrected.Live! with
            {
                Body = corrected.Live!.Body + "\nThe hinge, it turned out, was bronze.\n",
            },
            Ago(45)
        );
        await desk.SaveAsync();

        var clarified = await TakeAsync("a-rota-that-lets-people-sleep");
        clarified.Correct(
            CorrectionKind.Clarification,
            "This piece now says that the tenth component is a day off.",
            clarified.Live! with
            {
                Subtitle = "The tenth is a day off",
            },
            Ago(118)
        );
        await desk.SaveAsync();

        await MoveAsync("how-the-pump-was-won", "the-pump-at-the-end-of-the-lane", Ago(100));
        await MoveAsync("a-rehearsal-in-the-rain", "the-rehearsal-in-the-rain", Ago(100));
        await MoveAsync("a-rehearsal-in-the-rain", "the-choir-that-sang-outdoors", Ago(99));

        (await desk.TakeAsync(desk.Author("tomas-brandvold"))).MoveTo("tomas-ferrow", Ago(28));
        await desk.SaveAsync();

        (await TakeAsync("the-timetable-we-were-promised")).Withdraw(
            new Withdrawal(
                WithdrawalCause.Error,
                "The figures in this piece were those of another depot. A new account has taken its place.",
                ShowTitle: true,
                desk.Article("the-timetable-we-got").Id,
                "The reporter was given the wrong ledger.",
                default
            ),
            Ago(70)
        );
        await desk.SaveAsync();

        (await TakeAsync("a-notice-about-the-noticeboard")).Unpublish(Ago(80));
        await desk.SaveAsync();

        Task<Article> TakeAsync(string written) => desk.TakeAsync(desk.Article(written));

        async Task MoveAsync(string written, string slug, DateTime at)
        {
            (await TakeAsync(written)).MoveTo(slug, at);
            await desk.SaveAsync();
        }
    }

    private static IEnumerable<DemoPiece> Correspondence(DemoDesk desk)
    {
        (string Slug, string Title, string Theme, string Topic)[] pieces =
        [
            ("how-the-pump-was-won", "How the Pump Was Won", "water", "water"),
            ("a-rehearsal-in-the-rain", "A Rehearsal in the Rain", "choir", "music"),
            ("the-timetable-we-were-promised", "The Timetable We Were Promised", "buses", "transport"),
            ("the-timetable-we-got", "The Timetable We Got", "buses", "transport"),
            ("a-notice-about-the-noticeboard", "A Notice About the Noticeboard", "tenants", "housing"),
            ("seeds-that-remember-the-river", "Seeds That Remember the River", "seeds", "seeds-and-soil"),
            ("the-waiting-room-with-the-good-chairs", "The Waiting Room with the Good Chairs", "clinic", "care"),
            ("on-air-until-the-milk-arrives", "On Air Until the Milk Arrives", "radio", "radio"),
            ("what-the-altos-know", "What the Altos Know", "choir", "music"),
            ("a-ledger-for-the-lost-gloves", "A Ledger for the Lost Gloves", "library", "libraries"),
            ("the-last-ferry-is-never-the-last", "The Last Ferry Is Never the Last", "harbour", "harbours-and-ferries"),
            ("who-sweeps-the-school", "Who Sweeps the School?", "school", "schools"),
            ("half-a-loaf-and-the-whole-street", "Half a Loaf and the Whole Street", "bakery", "bread"),
            ("the-antenna-on-the-almshouse", "The Antenna on the Almshouse", "radio", "radio"),
            ("a-short-history-of-the-spare-key", "A Short History of the Spare Key", "tenants", "housing"),
            ("grafting-for-absolute-beginners", "Grafting for Absolute Beginners", "seeds", "seeds-and-soil"),
            ("the-nurse-who-counted-stairs", "The Nurse Who Counted Stairs", "clinic", "care"),
            ("everything-has-a-second-screw", "“Everything Has a Second Screw”", "repair", "repair"),
        ];
        var step = (Oldest - Newest) / (double)(pieces.Length - 1);
        for (var i = 0; i < pieces.Length; i++)
        {
            var (slug, title, theme, topic) = pieces[i];
            // The first is the oldest; each ran at some hour of its day.
            var day = DemoMagazine.LatestAt.Date.AddDays(-(int)Math.Round(Oldest - (i * step)));
            yield return new DemoPiece(slug, title, day.AddSeconds(desk.Faker.Random.Int(9 * 3600, 17 * 3600)))
            {
                Theme = theme,
                Excerpt = i % 4 == 3 ? "" : null,
                By = [desk.By(desk.Faker.PickRandom(desk.Correspondents))],
                Byline = i == 9 ? "From our correspondent" : null,
                Picture =
                    i % 5 == 4 ? null
                    : i == 5 ? DemoPictureBook.Decorative
                    : desk.Faker.Random.Int(0, 21),
                Figures = i % 3,
                Topics = desk.Faker.Random.Bool()
                    ? [topic]
                    : [.. new[] { topic, desk.Faker.PickRandom("housing", "care", "repair") }.Distinct()],
            };
        }
    }

    private static DateTime Ago(int days) => DemoMagazine.LatestAt.AddDays(-days);
}
