using System.Globalization;
using System.Security.Cryptography;
using Cms.Model.Illustrations;
using Cms.Model.Licenses;
using Cms.Model.Sources;

namespace Cms.Demo;

/// <summary>The pictures of the demo magazine: what each shows, who made it, and its file.</summary>
internal static class DemoPictureBook
{
    /// <summary>A picture that says nothing the text does not.</summary>
    public const int Decorative = 22;

    // What each picture shows, and the mean of its colours, in the order of their files.
    private static readonly (string Alt, string Colour)[] Shown =
    [
        ("Rose and plum hills one behind the other under a pale yellow sun.", "#c0989b"),
        ("Grey-green arches like rainbows standing on the ground, one of them red at its heart.", "#b6bab5"),
        ("Rows of narrow houses in pink and plum at dusk, a few windows lit yellow.", "#ad8589"),
        ("Tall blue flowers with orange centres among large pale discs.", "#b3baab"),
        ("An orange sun setting behind a dark green sea.", "#899e7b"),
        ("A quilt of quarter circles, dots and stripes in teal, cream and orange.", "#8a948b"),
        ("Green flowers with orange centres on long stems.", "#b6c69b"),
        ("Slate and terracotta hills under a yellow sun.", "#b19b95"),
        ("Two sets of blue arches, the smaller one ringed in orange.", "#abb8d0"),
        ("Crowded rooftops in clay and slate with yellow windows.", "#a28a86"),
        ("Blue hills in mist and a small orange sun.", "#97a5c1"),
        ("Broad arches in navy, gold and salmon.", "#ad9d95"),
        ("A quilt of circles and stripes in ochre, brown and teal.", "#a7885b"),
        ("Dark flowers with red centres before overlapping brown discs.", "#c7a286"),
        ("A teal sun going down into a rust-coloured sea.", "#b8986c"),
        ("A quilt of quarter circles in red, slate and sand.", "#9e7968"),
        ("Lilac and indigo houses stacked up a slope under a coral sun.", "#9582a2"),
        ("Teal hills under a yellow sun with wide rings.", "#83a5a2"),
        ("Violet arches with a white doorway in each.", "#af9dbd"),
        ("Green-blue houses at night, their lowest windows lit.", "#6c908e"),
        ("Violet flowers leaning the same way among pale discs.", "#b8a4be"),
        ("A yellow sun on a plum-coloured sea, its reflection broken into bars.", "#ae858d"),
        ("A quilt of grey shapes with a few red dots.", "#918e86"),
        ("Plum flowers with yellow centres on a peach ground.", "#dbb0a8"),
    ];

    private static readonly string[] Portraits = ["#84936d", "#b69991", "#c39c6f", "#d7b683", "#9b84a2", "#a998b4", "#8da397", "#bb8c86"];

    // Unlike any picture the magazine shows.
    private static readonly string[] Unseen = ["#a2a9bd", "#9e8271", "#c3a478", "#aa8f7c", "#9e946e", "#9dbdb6"];

    // What is shown of each until it has loaded. Kept beside them, so that no picture has to be decoded to fill a magazine.
    private static readonly Lazy<Dictionary<string, string>> Placeholders = new(() =>
    {
        using var reader = new StreamReader(Resource("placeholders.txt"));
        return reader
            .ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' '))
            .ToDictionary(parts => parts[0], parts => parts[1]);
    });

    /// <summary>Stores the pictures.</summary>
    public static Task<IReadOnlyList<IllustrationFile>> StoreAsync(StoreFile store, CancellationToken ct) =>
        StoreAsync(store, "picture-{0:00}", [.. Shown.Select(s => s.Colour)], 1200, 800, ct);

    /// <summary>Stores the portraits.</summary>
    public static Task<IReadOnlyList<IllustrationFile>> StorePortraitsAsync(StoreFile store, CancellationToken ct) =>
        StoreAsync(store, "portrait-{0}", Portraits, 600, 600, ct);

    /// <summary>Stores pictures that no reader may see.</summary>
    public static Task<IReadOnlyList<IllustrationFile>> StoreUnseenAsync(StoreFile store, CancellationToken ct) =>
        StoreAsync(store, "unseen-{0}", Unseen, 600, 400, ct);

    /// <summary>The pictures with all that is said of them.</summary>
    public static IEnumerable<Illustration> Hung(DemoDesk desk, IReadOnlyList<IllustrationFile> files) =>
        files.Select(
            (file, i) =>
                new Illustration(
                    file,
                    new IllustrationFacts
                    {
                        Alt = i == Decorative ? "" : Shown[i].Alt,
                        IsDecorative = i == Decorative,
                        Caption = i % 3 == 0 ? desk.Prose.Sentence() : null,
                        FocalPoint =
                            i % 2 == 0
                                ? new FocalPoint(desk.Faker.Random.Int(20, 80) / 100.0, desk.Faker.Random.Int(20, 60) / 100.0)
                                : null,
                        Credit = Credited(desk, i),
                        License = i % 4 == 0 ? License.CcByNcNd : null,
                        Onward = (OnwardIllustrations)(i % 3),
                    },
                    DemoDesk.FoundedAt
                )
        );

    // The front page counts on these: 1 and 7 are an agency's, 2 is by courtesy of an organization, 3 was drawn for another
    // magazine, 5 was drawn for a series, 6 has no credit at all.
    private static Credit? Credited(DemoDesk desk, int number) =>
        number switch
        {
            1 or 7 => new Credit(CreditKind.Agency, "Halyard Images"),
            2 => new Credit(CreditKind.Courtesy, SourceId: desk.Source("weir-lane-tenants-league")),
            3 or 5 => new Credit(CreditKind.Commissioned, AuthorId: desk.Author("odile-marsh").Id, SourceId: desk.Source("the-signal-box")),
            6 => null,
            8 => new Credit(CreditKind.PublicDomain, "An unknown engraver, about 1880", Url: "https://old-plates.example/218"),
            9 => new Credit(CreditKind.Agency, AuthorId: desk.Author("silas-underhay").Id, Text: "Silas Underhay / Halyard Images"),
            10 => new Credit(CreditKind.Commissioned, SourceId: desk.Source("the-signal-box")),
            11 => new Credit(CreditKind.Courtesy, "the Eastquay Memory Room", Url: "https://memory-room.example/"),
            _ => (number % 4) switch
            {
                0 => new Credit(CreditKind.Staff, AuthorId: desk.Author("odile-marsh").Id),
                1 => new Credit(CreditKind.Provided, SourceId: desk.Source("pennywhistle-radio")),
                2 => new Credit(CreditKind.Commissioned, AuthorId: desk.Author("odile-marsh").Id),
                _ => new Credit(CreditKind.PublicDomain),
            },
        };

    private static async Task<IReadOnlyList<IllustrationFile>> StoreAsync(
        StoreFile store,
        string name,
        string[] colours,
        int width,
        int height,
        CancellationToken ct
    )
    {
        var files = new List<IllustrationFile>(colours.Length);
        foreach (var (index, colour) in colours.Index())
        {
            var picture = string.Format(CultureInfo.InvariantCulture, name, index + 1);
            await using var stream = Resource($"{picture}.webp");
            var bytes = new byte[stream.Length];
            await stream.ReadExactlyAsync(bytes, ct);
            var file = new IllustrationFile(
                Convert.ToHexStringLower(SHA256.HashData(bytes)),
                "webp",
                width,
                height,
                Placeholders.Value[picture],
                colour
            );
            await store($"{file.Hash}.{file.Extension}", bytes, ct);
            files.Add(file);
        }

        return files;
    }

    private static Stream Resource(string name) => typeof(DemoPictureBook).Assembly.GetManifestResourceStream(name)!;
}
