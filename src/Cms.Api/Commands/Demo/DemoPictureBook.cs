using System.Security.Cryptography;
using Cms.Api.Media.Storage;
using Cms.Model.Illustrations;
using Cms.Model.Licenses;
using Cms.Model.Sources;

namespace Cms.Api.Commands.Demo;

/// <summary>The pictures of the demo magazine: what each shows, who made it, and its file.</summary>
internal static class DemoPictureBook
{
    /// <summary>A picture that says nothing the text does not.</summary>
    public const int Decorative = 22;

    private static readonly int[] PortraitSeeds = [30, 33, 36, 38, 40, 42, 43, 47];

    // What each picture shows, in the order of the seeds they are painted from, 1 and up.
    private static readonly string[] Shown =
    [
        "Rose and plum hills one behind the other under a pale yellow sun.",
        "Grey-green arches like rainbows standing on the ground, one of them red at its heart.",
        "Rows of narrow houses in pink and plum at dusk, a few windows lit yellow.",
        "Tall blue flowers with orange centres among large pale discs.",
        "An orange sun setting behind a dark green sea.",
        "A quilt of quarter circles, dots and stripes in teal, cream and orange.",
        "Green flowers with orange centres on long stems.",
        "Slate and terracotta hills under a yellow sun.",
        "Two sets of blue arches, the smaller one ringed in orange.",
        "Crowded rooftops in clay and slate with yellow windows.",
        "Blue hills in mist and a small orange sun.",
        "Broad arches in navy, gold and salmon.",
        "A quilt of circles and stripes in ochre, brown and teal.",
        "Dark flowers with red centres before overlapping brown discs.",
        "A teal sun going down into a rust-coloured sea.",
        "A quilt of quarter circles in red, slate and sand.",
        "Lilac and indigo houses stacked up a slope under a coral sun.",
        "Teal hills under a yellow sun with wide rings.",
        "Violet arches with a white doorway in each.",
        "Green-blue houses at night, their lowest windows lit.",
        "Violet flowers leaning the same way among pale discs.",
        "A yellow sun on a plum-coloured sea, its reflection broken into bars.",
        "A quilt of grey shapes with a few red dots.",
        "Plum flowers with yellow centres on a peach ground.",
    ];

    /// <summary>Paints and stores the pictures.</summary>
    public static Task<IReadOnlyList<IllustrationFile>> PaintAsync(IIllustrationStore store, CancellationToken ct) =>
        PaintAsync(store, [.. Enumerable.Range(1, Shown.Length)], 1200, 800, ct);

    /// <summary>Paints and stores the portraits.</summary>
    public static Task<IReadOnlyList<IllustrationFile>> PaintPortraitsAsync(IIllustrationStore store, CancellationToken ct) =>
        PaintAsync(store, PortraitSeeds, 600, 600, ct);

    /// <summary>Paints and stores some pictures, on all cores.</summary>
    public static async Task<IReadOnlyList<IllustrationFile>> PaintAsync(IIllustrationStore store, IReadOnlyList<int> seeds, int width, int height, CancellationToken ct)
    {
        var files = new IllustrationFile[seeds.Count];
        await Parallel.ForAsync(0, seeds.Count, ct, async (i, token) =>
        {
            var bytes = DemoPictures.Paint(seeds[i], width, height, out var average);
            files[i] = new IllustrationFile(Convert.ToHexStringLower(SHA256.HashData(bytes)), "png", width, height, average);
            await store.StoreAsync($"{files[i].Hash}.png", bytes, token);
        });
        return files;
    }

    /// <summary>The painted pictures with all that is said of them.</summary>
    public static IEnumerable<Illustration> Hung(DemoDesk desk, IReadOnlyList<IllustrationFile> files) => files.Select((file, i) => new Illustration(file, new IllustrationFacts
    {
        Alt = i == Decorative ? "" : Shown[i],
        IsDecorative = i == Decorative,
        Caption = i % 3 == 0 ? desk.Prose.Sentence() : null,
        FocalPoint = i % 2 == 0 ? new FocalPoint(desk.Faker.Random.Int(20, 80) / 100.0, desk.Faker.Random.Int(20, 60) / 100.0) : null,
        Credit = Credited(desk, i),
        License = i % 4 == 0 ? License.CcByNcNd : null,
        Onward = (OnwardIllustrations)(i % 3),
    }, DemoDesk.FoundedAt));

    // The front page counts on these: 1 and 7 are an agency's, 2 is by courtesy of an organization, 3 was drawn for another
    // magazine, 5 was drawn for a series, 6 has no credit at all.
    private static Credit? Credited(DemoDesk desk, int number) => number switch
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
}
