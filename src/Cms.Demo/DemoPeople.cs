using Cms.Model.Authors;
using Cms.Model.Illustrations;
using Cms.Model.Slugs;

namespace Cms.Demo;

/// <summary>The people and organizations who write the demo magazine. None of them exists.</summary>
internal static class DemoPeople
{
    private const int Correspondents = 10;

    /// <summary>Enters everybody; the portraits go to the first of them, one each.</summary>
    public static void Add(DemoDesk desk, IReadOnlyList<IllustrationFile> portraits)
    {
        var hung = 0;
        Person(
            "ines-okafor",
            "Ines Okafor",
            "writes about things that are lent, borrowed and brought back.",
            "Editor at large",
            "The Common Reader’s Almanac",
            withPortrait: true
        );
        Person(
            "rua-tindall",
            "Rua Tindall",
            "asks the questions.",
            "Senior correspondent",
            "The Common Reader’s Almanac",
            withPortrait: true
        );
        Person(
            "bram-quillfeather",
            "Bram Quillfeather",
            "has kept a diary of one bus stop for eleven years.",
            "Staff writer",
            null,
            withPortrait: true
        );
        Person(
            "sunniva-aldercott",
            "Sunniva Aldercott",
            "is a carpenter and, on Sundays, an essayist.",
            "Carpenter",
            "Aldercott & Daughter",
            withPortrait: true
        );
        Person("mateo-calderhoz", "Mateo Calderhoz", "reports from river towns.", "Reporter", null, withPortrait: true);
        Person(
            "wren-halloway",
            "Wren Halloway",
            "is a former timetable clerk and a swimmer with a bad knee.",
            null,
            null,
            withPortrait: true
        );
        Person("odile-marsh", "Odile Marsh", "draws in four colours, one of them paper.", "Illustrator", null, withPortrait: true);
        Person(
            "tomas-brandvold",
            "Tomas Brandvold",
            "learned accounts in a bakery.",
            "Treasurer",
            "The Hundred Allotments",
            withPortrait: true
        );
        Person("leocadia-pontal", "Leocadia Pontal", "mends pumps.", "Pump warden", "Harrow Vale Water Circle");
        Person("anselm-rookwood", "Anselm Rookwood", "edits by reading aloud.", "Editor", null);
        Person("teodora-lisk", "Teodora Lisk", "keeps the archive of a harbour that moved.", "Archivist", "Eastquay Memory Room");
        Person(
            "calla-merrowby",
            "Calla Merrowby",
            "has chaired more meetings than she has attended.",
            "Convenor",
            "Weir Lane Tenants’ League"
        );
        Person("kofi-marlstone", "Kofi Marlstone", "drives the first bus and writes on the last.", "Driver", "Depot Nine Drivers’ Circle");
        Person("marisela-quebrantes", "Marisela Quebrantes", "was twice elected keeper of a bridge.", "Bridge keeper", "Puente Hondo");
        Person("amparo-villaseca", "Amparo Villaseca", "translates between three kitchens.", "Translator", null);
        Person("silas-underhay", "Silas Underhay", "takes photographs of doors.", "Photographer", null);
        Person(Slug.From("سلمى الساقي"), "سلمى الساقي", null, null, null);
        Person(Slug.From("तारा नदीवाल"), "तारा नदीवाल", null, null, null);
        Person(Slug.From("川辺みのり"), "川辺みのり", null, null, null);
        Person(Slug.From("Ελένη Ποταμίδου"), "Ελένη Ποταμίδου", null, null, null);
        Organization(
            "weir-lane-tenants-league",
            "Weir Lane Tenants’ League",
            "Three hundred and twelve households on one side of the weir."
        );
        Organization("depot-nine-drivers-circle", "Depot Nine Drivers’ Circle", "Drivers, cleaners and one clerk.");
        Organization("the-hundred-allotments", "The Hundred Allotments", "There are a hundred and six.");
        Organization("the-editors", "The Editors", null);

        for (var i = 0; i < Correspondents; i++)
        {
            // A made-up surname after a usual given name: a whole name out of a list might be somebody's.
            var name = $"{desk.Faker.Name.FirstName()} {desk.Prose.Name().Split(' ')[^1]}";
            var slug = Slug.From($"{name} {desk.Faker.Random.Int(10, 99)}");
            Person(
                slug,
                name,
                desk.Faker.Random.Bool() ? $"has written from {desk.Faker.Random.Int(2, 19)} towns." : null,
                desk.Faker.PickRandom("Reporter", "Essayist", "Critic", null),
                null
            );
            desk.Correspondents.Add(slug);
        }

        void Person(string slug, string name, string? says, string? title, string? affiliation, bool withPortrait = false) =>
            desk.Add(
                new Author(
                    slug,
                    AuthorKind.Person,
                    new AuthorProfile
                    {
                        Name = name,
                        Bio = says is null ? null : $"{name} {says}",
                        Title = title,
                        Affiliation = affiliation,
                        Links = withPortrait
                            ?
                            [
                                new AuthorLink("Website", $"https://{slug}.example/"),
                                new AuthorLink("Letters", $"https://letters.example/@{slug}"),
                            ]
                            : [],
                        PortraitId = withPortrait ? Portrait(name) : null,
                    },
                    DemoDesk.FoundedAt
                )
            );

        void Organization(string slug, string name, string? bio) =>
            desk.Add(
                new Author(
                    slug,
                    AuthorKind.Organization,
                    new AuthorProfile
                    {
                        Name = name,
                        Bio = bio,
                        Links = [new AuthorLink("Website", $"https://{slug}.example/")],
                    },
                    DemoDesk.FoundedAt
                )
            );

        Guid Portrait(string name)
        {
            var portrait = new Illustration(
                portraits[hung++],
                new IllustrationFacts
                {
                    Alt = $"A screen print that stands in for a portrait of {name}.",
                    FocalPoint = new FocalPoint(0.5, 0.4),
                    Credit = new Credit(CreditKind.Provided, name),
                },
                DemoDesk.FoundedAt
            );
            desk.Db.Add(portrait);
            return portrait.Id;
        }
    }
}
