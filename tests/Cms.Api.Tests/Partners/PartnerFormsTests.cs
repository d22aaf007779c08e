using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Cms.Api.Tests.Media;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Articles;
using Cms.Model.Authors;
using Cms.Model.Illustrations;
using Cms.Model.Licenses;
using Cms.Model.Series;
using Cms.Model.Sources;
using Cms.Model.Topics;
using Cms.Testing;
using NUnit.Framework;

namespace Cms.Api.Tests.Partners;

/// <summary>What the forms say that a piece is given in: one fact is the same in each of them.</summary>
public sealed partial class PartnerFormsTests(string provider) : OnEveryDatabase(provider)
{
    private const string Site = "https://almanac.example";
    private const string Elsewhere = "https://lantern.example/original";

    private readonly Author _author = An.Author("Ines Okafor");
    private readonly Topic _topic = An.Topic("Harbours");
    private HttpClient _desk = null!;
    private HttpClient _partner = null!;

    protected override (string Name, string Value)[] Settings =>
        [("Cms:Site:Url", Site), ("Cms:Site:Name", "The Almanac"), ("Cms:Site:CorrectionsPolicy", $"{Site}/corrections")];

    protected override async Task PrepareAsync()
    {
        await SaveAsync(_author, _topic);
        _desk = await Host.StaffAsync(Role.Admin, "The desk");
        (_partner, _, _) = await Host.EntitledAsync(_desk, new { topics = new[] { _topic.Id } }, early: true);
    }

    // The editor's word first, then the publication that it ran in before, unless ours may count as the original.
    [TestCase(
        "https://elsewhere.example/first",
        AttributionRelation.RepublishedFrom,
        OnwardCanonical.Ours,
        "https://elsewhere.example/first"
    )]
    [TestCase(null, AttributionRelation.RepublishedFrom, OnwardCanonical.Theirs, Elsewhere)]
    [TestCase(null, AttributionRelation.OriginallyPublishedIn, OnwardCanonical.Theirs, Elsewhere)]
    [TestCase(null, AttributionRelation.RepublishedFrom, OnwardCanonical.Ours, null)]
    [TestCase(null, AttributionRelation.InCollaborationWith, OnwardCanonical.Theirs, null)]
    public async Task Every_door_and_every_form_name_the_same_original(
        string? said,
        AttributionRelation relation,
        OnwardCanonical whose,
        string? elsewhere
    )
    {
        var source = Source(whose);
        var piece = An.Article(
            Content("The Crane That Stayed") with
            {
                CanonicalUrl = said,
                Attributions = [new Attribution(relation, source.Id, Url: Elsewhere)],
            }
        );
        await SaveAsync(source, piece);
        var (ours, forms) = ($"{Site}/articles/{piece.Slug}", await FormsAsync(piece.Id));
        var original = elsewhere ?? ours;
        var link = $"<link rel=\"canonical\" href=\"{original}\">";

        var article = await GetAsync($"/v1/articles/{piece.Slug}");
        var jsonLd = JsonDocument.Parse(await Client.GetStringAsync($"/v1/articles/{piece.Slug}/jsonld")).RootElement;
        var card = (await GetAsync($"/oembed?url={Uri.EscapeDataString(ours)}")).Text("html");
        var feeds = await Task.WhenAll(
            new[] { $"/feeds/topics/{_topic.Slug}", $"/v1/partner/feeds/topics/{_topic.Slug}" }.SelectMany(f =>
                new[] { "rss", "atom", "json" }.Select(format => _partner.GetStringAsync($"{f}.{format}"))
            )
        );

        Assert.Multiple(() =>
        {
            Assert.That(article.Text("data/canonicalUrl"), Is.EqualTo(original));
            Assert.That((jsonLd.Text("url"), jsonLd.Text("mainEntityOfPage")), Is.EqualTo((original, original)));
            Assert.That(card, Does.Contain($"cite=\"{original}\"").And.Contain($"href=\"{ours}\""));
            Assert.That(feeds, Has.All.Contains(original));

            Assert.That(
                (forms.Json.Text("article/canonicalUrl"), forms.Json.Text("rights/canonicalUrl")),
                Is.EqualTo((original, original))
            );
            Assert.That(
                (forms.Kit.Text("rights/canonicalUrl"), forms.Kit.Text("head"), forms.Kit.Text("jsonLd/url")),
                Is.EqualTo((original, link + "\n", original))
            );
            Assert.That(
                forms.Kit.At("terms").EnumerateArray().Select(t => t.GetString()),
                Does.Contain($"Link to the original: {original}")
            );
            Assert.That(forms.Html, Does.Contain(link));
            Assert.That(
                forms.Ninjs.At("altIds").EnumerateArray().First(i => i.Text("role") == "canonical").Text("value"),
                Is.EqualTo(original)
            );
            Assert.That(
                forms.OldNinjs.At("altids").EnumerateArray().First(i => i.Text("role") == "canonical").Text("value"),
                Is.EqualTo(original)
            );
            Assert.That(forms.Ninjs.Text("usageTerms"), Does.Contain($"Link to the original: {original}"));

            // That it ran here leads here, and to the original what names it.
            Assert.That(forms.Kit.Text("attributionText"), Does.Contain($"Published by The Almanac: {ours}").And.Contain(original));
            Assert.That(
                forms.Kit.Text("attributionHtml"),
                Does.Contain($"<a href=\"{ours}\">Published by The Almanac</a>").And.Contain($"href=\"{original}\"")
            );
            Assert.That(
                forms.Html,
                Does.Contain($"<a href=\"{ours}\">Published by The Almanac</a>").And.Contain($"<a href=\"{original}\"")
            );
            Assert.That(forms.Text, Does.Contain($"Published by The Almanac: {ours}\n").And.Contain(original));
            Assert.That(forms.Text.Contains("Original: ", StringComparison.Ordinal), Is.EqualTo(elsewhere is not null));
        });
    }

    [Test]
    public async Task Whose_address_counts_is_heeded_at_both_doors_as_soon_as_it_changes()
    {
        var source = Source(OnwardCanonical.Theirs);
        var piece = An.Article(
            Content("Moved to ours") with
            {
                Attributions = [new Attribution(AttributionRelation.RepublishedFrom, source.Id, Url: Elsewhere)],
            }
        );
        await SaveAsync(source, piece);
        var before = await NamedAsync();

        await ChangeAsync<SyndicationSource>(source.Id, s =>
            s.Grant(s.Onward with { Canonical = OnwardCanonical.Ours }, OnwardLoss.Keep, An.Hour)
        );
        await Host.PartnersReviewedAsync();

        var ours = $"{Site}/articles/{piece.Slug}";
        Assert.That((before, await NamedAsync()), Is.EqualTo(((Elsewhere, Elsewhere), (ours, ours))));

        async Task<(string?, string?)> NamedAsync() =>
            (
                (await GetAsync($"/v1/articles/{piece.Id}")).Text("data/canonicalUrl"),
                (await _partner.ReadAsync($"/v1/partner/articles/{piece.Id}")).Text("data/rights/canonicalUrl")
            );
    }

    [TestCase(AttributionRelation.RepublishedFrom, "The Lantern", "© 2024 The Lantern")]
    [TestCase(AttributionRelation.OriginallyPublishedIn, "The Lantern", "© 2024 The Lantern")]
    [TestCase(AttributionRelation.InCollaborationWith, "The Almanac, The Lantern", "© 2026 The Almanac, The Lantern")]
    [TestCase(AttributionRelation.PartOf, "The Almanac", "© 2026 The Almanac")]
    public async Task The_rights_are_said_to_be_theirs_who_hold_them(AttributionRelation relation, string holder, string notice)
    {
        var source = Source(OnwardCanonical.Ours);
        var piece = An.Article(
            Content("Somebody’s") with
            {
                Attributions = [new Attribution(relation, source.Id, Date: new DateOnly(2024, 5, 1))],
            }
        );
        var free = An.Article(Content("Nobody’s") with { License = KnownLicenses.Find("CC0-1.0") });
        await SaveAsync(source, piece, free);

        var (forms, nobodys) = (await FormsAsync(piece.Id), await FormsAsync(free.Id));

        Assert.Multiple(() =>
        {
            Assert.That((forms.Ninjs.Text("copyrightHolder"), forms.Ninjs.Text("copyrightNotice")), Is.EqualTo((holder, notice)));
            Assert.That((forms.OldNinjs.Text("copyrightholder"), forms.OldNinjs.Text("copyrightnotice")), Is.EqualTo((holder, notice)));
            Assert.That(nobodys.Ninjs.TryGetProperty("copyrightHolder", out _), Is.False, "Nobody holds what is in the public domain.");
        });
    }

    [Test]
    public async Task A_held_piece_says_until_when_in_every_form_and_its_pictures_come_with_the_key()
    {
        var picture = await PictureAsync("A crane at dawn");
        var denied = An.Illustration("A winch");
        var piece = An.Draft(
            Content("Not yet") with
            {
                LeadIllustrationId = picture.Id,
                Body = $"It stands.\n\n![A winch](illustration:{denied.Id})",
            }
        );
        await SaveAsync(picture, denied, piece);
        var until = TimeProvider.System.Now().Date.AddDays(3).AddHours(9);
        await ChangeAsync<Article>(piece.Id, a => a.Embargo(until, TimeProvider.System.Now()));
        var said = $"EMBARGOED until {until:yyyy-MM-dd}T09:00:00Z";

        var forms = await FormsAsync(piece.Id);
        var src = forms.Json.Text("article/leadIllustration/src")!;
        var path = new Uri(src).AbsolutePath;
        var bytes = await _partner.GetByteArrayAsync(path);
        var original = $"/v1/partner/articles/{piece.Id}/media/{picture.Id}/{picture.File.Hash}.png";

        Assert.Multiple(async () =>
        {
            Assert.That(
                (forms.Html, forms.Text, forms.Kit.Text("terms/0"), forms.Ninjs.Text("edNote"), forms.OldNinjs.Text("ednote"))
                    .ToString()!
                    .Split(said),
                Has.Length.EqualTo(6)
            );
            Assert.That(forms.Text, Does.StartWith(said));
            Assert.That(
                (
                    forms.Ninjs.Text("pubStatus"),
                    DateTime.Parse(forms.Ninjs.Text("embargoedUntil")!, System.Globalization.CultureInfo.InvariantCulture).ToUniversalTime()
                ),
                Is.EqualTo(("withheld", until))
            );
            Assert.That(
                string.CompareOrdinal(forms.Ninjs.Text("firstCreated"), forms.Ninjs.Text("versionCreated")),
                Is.LessThanOrEqualTo(0)
            );
            Assert.That(
                string.CompareOrdinal(forms.OldNinjs.Text("firstcreated"), forms.OldNinjs.Text("versioncreated")),
                Is.LessThanOrEqualTo(0)
            );

            Assert.That(bytes.Take(3), Is.EqualTo(new byte[] { 0xFF, 0xD8, 0xFF }), "a JPEG");
            Assert.That(
                Convert.ToHexStringLower(SHA256.HashData(await _partner.GetByteArrayAsync(original))),
                Is.EqualTo(picture.File.Hash)
            );
            Assert.That(
                new[] { forms.Html, forms.Kit.Text("illustrations/0/src")!, forms.Ninjs.Text("associations/0/renditions/0/href")! },
                Has.All.Contains(src)
            );
            await _partner.ReadAsync(path.Replace(picture.Id.ToString(), denied.Id.ToString(), StringComparison.Ordinal), 404);
            await _partner.ReadAsync(original.Replace(".png", ".jpg", StringComparison.Ordinal), 404);
            await _partner.ReadAsync(path.Replace("/40.", "/41.", StringComparison.Ordinal), 400);
            await Client.ReadAsync(path, 401);
            await Client.ReadAsync($"/media/{picture.Id}/{picture.File.Hash}.png", 404);
            await Client.ReadAsync($"/media/{picture.Id}/{path.Split('/')[^2]}/40.jpg", 404);
            var (stranger, _, _) = await Host.EntitledAsync(_desk, new { topics = new[] { _topic.Id } });
            await stranger.ReadAsync(path, 404);
        });

        await ChangeAsync<Article>(piece.Id, a => a.Publish(TimeProvider.System.Now()));

        var after = await FormsAsync(piece.Id);
        Assert.That(
            (after.Html + after.Text + after.Kit.GetRawText() + after.Ninjs.GetRawText()).Contains("EMBARGOED", StringComparison.Ordinal),
            Is.False
        );
        Assert.That(
            after.Json.Text("article/leadIllustration/src"),
            Does.EndWith($"/media/{picture.Id}/{path.Split('/')[^2]}/40.jpg").And.Not.Contain("partner")
        );
    }

    [Test]
    public async Task The_document_in_the_zip_loads_the_pictures_beside_it()
    {
        var (lead, inBody, unstored) = (await PictureAsync("A crane"), await PictureAsync("A quay"), An.Illustration("Lost"));
        unstored.Edit(unstored.Facts with { Onward = OnwardIllustrations.Allowed }, An.Hour);
        var piece = An.Article(
            Content("With pictures") with
            {
                LeadIllustrationId = lead.Id,
                Body = $"![A quay](illustration:{inBody.Id})\n\n![Lost](illustration:{unstored.Id})",
            }
        );
        await SaveAsync(lead, inBody, unstored, piece);

        await using var zip = new ZipArchive(await _partner.GetStreamAsync($"/v1/partner/articles/{piece.Id}/kit.zip"));
        using var reader = new StreamReader(await zip.GetEntry("article.html")!.OpenAsync());
        var sources = Sources().Matches(await reader.ReadToEndAsync()).Select(m => m.Groups[1].Value).ToList();

        Assert.That(sources, Has.Count.EqualTo(3));
        Assert.That(sources.Take(2), Is.SubsetOf(zip.Entries.Select(e => e.FullName)));
        Assert.That(sources[2], Does.StartWith("http"), "What is not in the zip is loaded from where it may be.");
        Assert.That(zip.Entries.Select(e => e.FullName), Is.Unique);
    }

    [Test]
    public async Task Ninjs_says_all_that_it_has_words_for()
    {
        var (asked, topic, source, series) = (
            An.Author("Ruben Vance"),
            An.Topic("Weirs"),
            Source(OnwardCanonical.Ours),
            An.Series(SeriesKind.Multipart, "The Long Repair")
        );
        source.Grant(source.Onward with { Until = new DateTime(2099, 1, 1, 0, 0, 0, DateTimeKind.Utc) }, OnwardLoss.Keep, An.Hour);
        await SaveAsync(asked, topic, source, series);
        await CodeAsync(topic, "medtop", "20000337");
        var picture = await PictureAsync("A weir");
        picture.Edit(picture.Facts with { DigitalSourceType = DigitalSourceType.DigitalCapture }, An.Hour);
        var piece = An.Article(
            Content("In talk") with
            {
                TopicIds = [_topic.Id, topic.Id],
                LeadIllustrationId = picture.Id,
                Contributions =
                [
                    new Contribution(ContributionRole.Author, _author.Id),
                    new Contribution(ContributionRole.Interviewee, asked.Id),
                ],
                Attributions = [new Attribution(AttributionRelation.RepublishedFrom, source.Id)],
            }
        );
        var next = An.Article(Content("The second part"));
        var spanish = An.Article(Content("En conversación") with { Language = "es" });
        await SaveAsync(picture, piece, next, spanish);
        await ChangeAsync<Article>(spanish.Id, a => a.TranslationFrom(piece.Id, An.Hour));
        await ChangeAsync<ArticleSeries>(series.Id, s =>
            s.SetMembers([new SeriesPlace(piece.Id, 1), new SeriesPlace(next.Id, 2)], An.Hour)
        );
        await ChangeAsync<Article>(piece.Id, a => a.Correct(CorrectionKind.Correction, "It was Tuesday.", a.Live!, An.Hour));

        var (three, two) = ((await FormsAsync(piece.Id)).Ninjs, (await FormsAsync(piece.Id)).OldNinjs);

        Assert.Multiple(() =>
        {
            Assert.That(
                three.At("subjects").EnumerateArray().Select(s => (s.Text("rel"), s.Text("uri"))),
                Is.EqualTo(
                    new[]
                    {
                        ("about", $"{Site}/topics/{_topic.Slug}"),
                        ("about", $"{Site}/topics/{topic.Slug}"),
                        ("about", "http://cv.iptc.org/newscodes/mediatopic/20000337"),
                    }
                )
            );
            Assert.That(
                (three.Text("genres/0/uri"), two.Text("genres/0/uri")),
                Is.EqualTo(("http://cv.iptc.org/newscodes/genre/Interview", "http://cv.iptc.org/newscodes/genre/Interview"))
            );
            Assert.That((three.Text("expires"), two.Text("expires")), Is.EqualTo(("2099-01-01T00:00:00Z", "2099-01-01T00:00:00Z")));
            Assert.That(
                (three.Text("trustIndicators/0/role"), three.Text("trustIndicators/0/href")),
                Is.EqualTo(("http://cv.iptc.org/newscodes/trustindicator/correctionsPolicy", $"{Site}/corrections"))
            );
            Assert.That(
                three.At("associations").EnumerateArray().Select(a => (a.Text("rel"), a.Text("uri"))),
                Is.EqualTo(
                    new[]
                    {
                        ("main", $"urn:uuid:{picture.Id}"),
                        ("partOf", $"urn:uuid:{series.Id}"),
                        ("next", $"urn:uuid:{next.Id}"),
                        ("translation", $"urn:uuid:{spanish.Id}"),
                    }
                )
            );
            Assert.That(
                three.Text("associations/0/digitalSourceType/uri"),
                Is.EqualTo("http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture")
            );
            Assert.That(
                two.At("associations").EnumerateArray().Select(a => a.TryGetProperty("rel", out _)),
                Is.All.False,
                "2.2 has no word for it."
            );
            Assert.That(
                (three.Text("descriptions/1/role"), three.Text("descriptions/1/value")),
                Is.EqualTo(("correction", $"{An.Hour:yyyy-MM-dd}: Correction: It was Tuesday."))
            );
            Assert.That(three.TryGetProperty("edNote", out _), Is.False, "What is printed is no note to the editors.");
        });
    }

    [Test]
    public async Task Ninjs_one_is_as_systems_take_it_in_that_receive_news()
    {
        var (coded, lead, inBody) = (An.Topic("Weirs"), await PictureAsync("A weir"), await PictureAsync("A lock"));
        await SaveAsync(coded, lead, inBody);
        await CodeAsync(coded, "https://cv.iptc.org/newscodes/mediatopic", "20000337");
        var piece = An.Draft(
            Content("Taken in") with
            {
                TopicIds = [_topic.Id, coded.Id],
                LeadIllustrationId = lead.Id,
                Body = $"It flows.\n\n![A lock](illustration:{inBody.Id})",
                CanonicalUrl = Elsewhere,
            }
        );
        await SaveAsync(piece);
        await ChangeAsync<Article>(piece.Id, a => a.Embargo(TimeProvider.System.Now().AddDays(1), TimeProvider.System.Now()));

        var item = await _partner.ReadAsync($"/v1/partner/articles/{piece.Id}/ninjs/1.3");

        Assert.Multiple(() =>
        {
            Assert.That(
                (item.Text("uri"), item.Text("type"), item.Text("headline"), item.Text("slugline")),
                Is.EqualTo(($"urn:uuid:{piece.Id}", "text", "Taken in", piece.Slug))
            );
            Assert.That(
                item.Text("body_html"),
                Does.Contain("<p>It flows.</p>").And.Contain($"<a href=\"{Elsewhere}\">").And.Not.Contain(lead.Id.ToString())
            );
            Assert.That(
                (item.Text("description_text"), item.Text("body_text"), item.Text("byline")),
                Is.Not.EqualTo(((string?)null, (string?)null, (string?)null))
            );
            // Objects by name, whole seconds, and a code for each subject: on anything else such systems fail.
            Assert.That(
                item.At("associations")
                    .EnumerateObject()
                    .Select(a =>
                        (
                            a.Name,
                            a.Value.Text("type"),
                            a.Value.Text("renditions/original/href"),
                            a.Value.Text("renditions/baseImage/mimetype")
                        )
                    ),
                Is.EqualTo(
                    new[]
                    {
                        ("featuremedia", "picture", HrefOf(lead), "image/jpeg"),
                        ("picture_1", "picture", HrefOf(inBody), "image/jpeg"),
                    }
                )
            );
            Assert.That(
                new[] { "firstcreated", "versioncreated", "embargoed", "associations/featuremedia/versioncreated" }.Select(name =>
                    item.Text(name)
                ),
                Has.All.Match("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$")
            );
            Assert.That(
                item.At("subject").EnumerateArray().Select(s => (s.Text("name"), s.Text("scheme"), s.Text("code"))),
                Is.EqualTo(new[] { ("Harbours", Site, _topic.Slug), ("Weirs", "http://cv.iptc.org/newscodes/mediatopic/", "20000337") })
            );
            Assert.That(
                (item.Text("pubstatus"), item.Text("altids/canonical"), item.Text("trustindicator/0/code")),
                Is.EqualTo(("withheld", Elsewhere, "correctionsPolicy"))
            );
            Assert.That(item.Text("ednote"), Does.StartWith("EMBARGOED until "));
        });

        string HrefOf(Illustration picture)
        {
            var piece = item.Text("associations/featuremedia/renditions/original/href")!.Split("/media/")[0];
            var named = picture == lead ? "featuremedia" : "picture_1";
            var key = item.Text($"associations/{named}/renditions/original/href")!.Split('/')[^2];
            return $"{piece}/media/{picture.Id}/{key}/40.jpg";
        }
    }

    /// <summary>Says at the desk what a topic is called in others' schemes.</summary>
    private async Task CodeAsync(Topic topic, string scheme, string code)
    {
        var path = $"/v1/admin/topics/{topic.Id}";
        var coded = await _desk.WriteAsync(
            200,
            HttpMethod.Patch,
            path,
            new { codes = new[] { new { scheme, code } } },
            (await _desk.ReadAsync(path)).Tag()
        );
        Assert.That((coded.Text("codes/0/scheme"), coded.Text("codes/0/code")), Is.EqualTo((TopicCode.MediaTopics, code)));
    }

    /// <summary>Everything that can be asked of one piece.</summary>
    private async Task<(JsonElement Json, JsonElement Kit, string Html, string Text, JsonElement Ninjs, JsonElement OldNinjs)> FormsAsync(
        Guid id
    )
    {
        var path = $"/v1/partner/articles/{id}";
        return (
            (await _partner.ReadAsync(path)).GetProperty("data"),
            (await _partner.ReadAsync($"{path}/kit")).GetProperty("data"),
            await _partner.GetStringAsync($"{path}/html"),
            await _partner.GetStringAsync($"{path}/text"),
            await _partner.ReadAsync($"{path}/ninjs/3.1"),
            await _partner.ReadAsync($"{path}/ninjs/2.2")
        );
    }

    private ArticleContent Content(string title) => An.Content(title, _author) with { TopicIds = [_topic.Id] };

    private static SyndicationSource Source(OnwardCanonical canonical)
    {
        var source = An.Source();
        source.Grant(new OnwardRights(OnwardText.Allowed, OnwardIllustrations.Allowed, canonical, null), OnwardLoss.Keep, An.Hour);
        return source;
    }

    private async Task<Illustration> PictureAsync(string alt)
    {
        return new Illustration(
            await Host.StoreAsync(Painted.Still(40, 30)),
            new IllustrationFacts { Alt = alt, Onward = OnwardIllustrations.Allowed },
            An.Hour
        );
    }

    [GeneratedRegex("<img src=\"([^\"]+)\"")]
    private static partial Regex Sources();
}
