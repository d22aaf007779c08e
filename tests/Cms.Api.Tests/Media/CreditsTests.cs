using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using Cms.Api.Tests.Partners;
using Cms.Model.Access;
using Cms.Model.Articles;
using Cms.Model.Authors;
using Cms.Model.Illustrations;
using Cms.Model.Licenses;
using Cms.Model.Sources;
using Cms.Testing;
using NUnit.Framework;

namespace Cms.Api.Tests.Media;

/// <summary>Credits go where the files go, and wherever a picture is told of.</summary>
public sealed class CreditsTests(string provider) : OnEveryDatabase(provider)
{
    private const string Api = "https://api.almanac.example";

    private Author _author = null!;
    private Illustration _picture = null!,
        _transparent = null!;
    private Article _article = null!;
    private HttpClient _partner = null!;

    protected override (string Name, string Value)[] Settings =>
        [("Cms:PublicUrl", Api), ("Cms:Site:Name", "The Almanac"), ("Cms:Site:Url", "https://almanac.example")];

    protected override async Task PrepareAsync()
    {
        _author = An.Author("Kimmie “Ké” Dearest");
        var topic = An.Topic();
        await SaveAsync(_author, topic);
        (_partner, _, _) = await Host.EntitledAsync(
            await Host.StaffAsync(Role.Admin, "The desk"),
            new { topics = new[] { topic.Id } },
            early: true
        );
        var facts = new IllustrationFacts
        {
            Alt = "Halves & wholes",
            FocalPoint = new FocalPoint(0.2, 0.2),
            Credit = new Credit(CreditKind.Commissioned, AuthorId: _author.Id),
            License = License.CcBy,
            DigitalSourceType = DigitalSourceType.DigitalCreation,
            Onward = OnwardIllustrations.Allowed,
        };
        _picture = new Illustration(await Host.StoreAsync(Painted.Still(1600, 1200, "jpg")), facts, An.Hour);
        _transparent = new Illustration(await Host.StoreAsync(Painted.Transparent(400, 300)), facts, An.Hour);
        var content = An.Content("Credited", _author) with
        {
            LeadIllustrationId = _picture.Id,
            TopicIds = [topic.Id],
            Body = $"Some words.\n\n![](illustration:{_transparent.Id})",
        };
        _article = An.Article(content);
        await SaveAsync(_picture, _transparent, _article);
    }

    [TestCase("1200.jpg")]
    [TestCase("320x180.jpg")]
    [TestCase("640.webp")]
    [TestCase("320.avif")]
    public async Task Every_rendition_says_whose_it_is_and_where_to_ask(string file)
    {
        var template = (await GetAsync($"/v1/illustrations/{_picture.Id}")).Text("data/template")!;
        var bytes = await Client.GetByteArrayAsync(Calls.PathOf(template.Replace("{width}.{format}", file, StringComparison.Ordinal)));

        JudgeXmp(await ReadAsync(bytes, file), _picture.Id);
    }

    [Test]
    public async Task A_transparent_one_says_so_too()
    {
        var src = (await GetAsync($"/v1/illustrations/{_transparent.Id}")).Text("data/src")!;

        Assert.That(src, Does.EndWith("/400.png"));
        JudgeXmp(await ReadAsync(await Client.GetByteArrayAsync(Calls.PathOf(src)), "a.png"), _transparent.Id);
    }

    [Test]
    public async Task A_JPEG_says_it_in_the_older_form_besides()
    {
        var src = (await GetAsync($"/v1/illustrations/{_picture.Id}")).Text("data/src")!;

        var read = await ReadAsync(await Client.GetByteArrayAsync(Calls.PathOf(src)), "a.jpg");

        Assert.That(
            (read.Text("IPTC:By-line"), read.Text("IPTC:Credit"), read.Text("IPTC:CopyrightNotice")),
            Is.EqualTo((_author.Name, $"Illustration by {_author.Name}", $"© {_author.Name}"))
        );
        Assert.That(read.Text("IPTC:OriginalTransmissionReference"), Is.EqualTo(_picture.Id.ToString("N")));
        Assert.That(
            read.Text("IPTC:SpecialInstructions"),
            Does.Contain(License.CcBy.Url!).And.EndWith($"{Api}/v1/illustrations/{_picture.Id}")
        );
    }

    [Test]
    public async Task Every_file_of_the_kit_says_it()
    {
        await using var zip = new ZipArchive(await _partner.GetStreamAsync($"/v1/partner/articles/{_article.Id}/kit.zip"));
        var files = zip.Entries.Where(e => e.FullName.StartsWith("illustrations/", StringComparison.Ordinal)).ToList();

        Assert.That(files, Has.Count.EqualTo(2));
        foreach (var (file, picture) in files.Zip([_picture, _transparent]))
        {
            using var bytes = new MemoryStream();
            await using (var opened = await file.OpenAsync())
                await opened.CopyToAsync(bytes);
            JudgeXmp(await ReadAsync(bytes.ToArray(), file.Name), picture.Id);
        }
    }

    [Test]
    public async Task The_name_of_who_is_not_to_be_named_any_more_is_in_no_file()
    {
        var (someone, picture) = (An.Author("Vera Vanishing"), await Host.StoreAsync(Painted.Still(320, 200)));
        var illustration = new Illustration(
            picture,
            new IllustrationFacts { Alt = "Halves", Credit = new Credit(CreditKind.Staff, AuthorId: someone.Id) },
            An.Hour
        );
        await SaveAsync(someone, illustration, An.Article(An.Content("By", someone) with { LeadIllustrationId = illustration.Id }));
        var before = await SrcAsync();

        await ChangeAsync<Author>(someone.Id, a => a.Anonymize("A former contributor", An.Hour.AddDays(1)));
        var after = await SrcAsync();

        var read = await ReadAsync(await Client.GetByteArrayAsync(after), "a.jpg");
        Assert.That(after, Is.Not.EqualTo(before));
        Assert.That(read.GetRawText(), Does.Not.Contain("Vanishing").And.Contain("A former contributor"));

        async Task<string> SrcAsync() => Calls.PathOf((await GetAsync($"/v1/illustrations/{illustration.Id}")).Text("data/src")!);
    }

    [Test]
    public async Task Search_engines_are_told_in_three_crops()
    {
        var described = await GetAsync($"/v1/articles/{_article.Slug}/jsonld");
        var images = described.At("image").EnumerateArray().ToList();

        Assert.That(
            images.Select(i => (i.At("width").GetInt32(), i.At("height").GetInt32())),
            Is.EqualTo(new[] { (1200, 675), (1200, 900), (1200, 1200) })
        );
        foreach (var image in images)
        {
            Assert.That(
                (
                    image.Text("creditText"),
                    image.Text("creator/name"),
                    image.Text("copyrightNotice"),
                    image.Text("license"),
                    image.Text("acquireLicensePage")
                ),
                Is.EqualTo(
                    (
                        $"Illustration by {_author.Name}",
                        _author.Name,
                        $"© {_author.Name}",
                        License.CcBy.Url,
                        $"{Api}/v1/illustrations/{_picture.Id}"
                    )
                )
            );
            using var answer = await Client.GetAsync(Calls.PathOf(image.Text("contentUrl")!));
            Assert.That((int)answer.StatusCode, Is.EqualTo(200));
        }
    }

    [Test]
    public async Task Wherever_the_picture_is_told_of_its_addresses_lead_to_what_they_say()
    {
        var article = (await GetAsync($"/v1/articles/{_article.Slug}")).GetProperty("data");
        var seo = article.At("seo/image");
        var card = await GetAsync($"/oembed?url=https%3A%2F%2Falmanac.example%2Farticles%2F{_article.Slug}");
        var feed = (await GetAsync("/feeds/articles.json"))
            .At("items")
            .EnumerateArray()
            .Single(i => i.Text("title") == "Credited")
            .At("attachments/0");
        var said = new List<(string Url, int Width, int Height)>
        {
            (seo.Text("src")!, seo.At("width").GetInt32(), seo.At("height").GetInt32()),
            (card.Text("thumbnail_url")!, card.At("thumbnail_width").GetInt32(), card.At("thumbnail_height").GetInt32()),
            (feed.Text("url")!, feed.At("_cms/width").GetInt32(), feed.At("_cms/height").GetInt32()),
        };

        Assert.That(said.Select(s => (s.Width, s.Height)), Is.EqualTo(new[] { (1200, 630), (480, 360), (1200, 900) }));
        foreach (var (url, width, height) in said)
        {
            using var image = NetVips.Image.NewFromBuffer(await Client.GetByteArrayAsync(Calls.PathOf(url)));
            Assert.That((image.Width, image.Height), Is.EqualTo((width, height)), url);
        }

        Assert.That(
            article.Text("body/html"),
            Does.Match("<img src=\"[^\"]+/400.png\" srcset=\"[^\"]+/160.webp 160w, [^\"]+/400.webp 400w\" alt=\"[^\"]+\" width=\"400\" ")
                .And.Contain("height=\"300\" loading=\"lazy\">")
        );
    }

    private void JudgeXmp(JsonElement read, Guid id)
    {
        Assert.That(
            (
                read.Text("XMP-dc:Creator"),
                read.Text("XMP-dc:Rights"),
                read.Text("XMP-dc:Identifier"),
                read.Text("XMP-photoshop:Credit"),
                read.Text("XMP-xmpRights:UsageTerms"),
                read.Text("XMP-xmpRights:WebStatement"),
                read.Text("XMP-plus:LicensorURL")
            ),
            Is.EqualTo(
                (
                    _author.Name,
                    $"© {_author.Name}",
                    $"urn:uuid:{id}",
                    $"Illustration by {_author.Name}",
                    License.CcBy.Name,
                    License.CcBy.Url,
                    $"{Api}/v1/illustrations/{id}"
                )
            )
        );
        Assert.That(read.Text("XMP-iptcExt:DigitalSourceType"), Does.EndWith("/digitalCreation"));
        Assert.That(read.Names(), Has.None.StartsWith("GPS").And.None.StartsWith("EXIF"));
        Assert.That(read.TryGetProperty("ExifTool:Warning", out _), Is.False);
    }

    /// <summary>What a tool of others reads in a file.</summary>
    private static async Task<JsonElement> ReadAsync(byte[] bytes, string name)
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}{Path.GetExtension(name)}");
        await File.WriteAllBytesAsync(file, bytes);
        try
        {
            using var tool = Process.Start(
                new ProcessStartInfo("exiftool", ["-json", "-G1", "-a", "-charset", "iptc=UTF8", "-charset", "UTF8", file])
                {
                    RedirectStandardOutput = true,
                }
            )!;
            var text = await tool.StandardOutput.ReadToEndAsync();
            await tool.WaitForExitAsync();
            return JsonDocument.Parse(text).RootElement[0];
        }
        finally
        {
            File.Delete(file);
        }
    }
}
