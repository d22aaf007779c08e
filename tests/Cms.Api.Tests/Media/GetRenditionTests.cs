using System.Text.RegularExpressions;
using Cms.Api.Media;
using Cms.Api.Media.Storage;
using Cms.Model.Articles;
using Cms.Model.Illustrations;
using Cms.Testing;
using Microsoft.Extensions.DependencyInjection;
using NetVips;
using NUnit.Framework;

namespace Cms.Api.Tests.Media;

public sealed class GetRenditionTests(string provider) : OnEveryDatabase(provider)
{
    [Test]
    public async Task Src_and_srcset_and_template_lead_to_what_they_say()
    {
        var (picture, shown) = await ShownAsync(Painted.Still(1000, 500, "jpg"));
        var template = shown.Text("template")!;
        var srcset = Regex
            .Matches(shown.Text("srcset")!, @"(\S+) (\d+)w")
            .Select(m => (Url: m.Groups[1].Value, m.Groups[2].Value))
            .ToList();

        using var src = await ImageAsync(shown.Text("src")!, "image/jpeg");
        using var avif = await ImageAsync(Filled(template, "480", "avif"), "image/avif");
        using var crop = await ImageAsync(Filled(template, "320x320", "webp"), "image/webp");

        Assert.That(template, Does.Contain($"/media/{picture.Id}/").And.EndWith("/{width}.{format}"));
        Assert.That(srcset.Select(s => s.Item2), Is.EqualTo(new[] { "160", "320", "480", "640", "800", "960", "1000" }));
        foreach (var (url, width) in srcset)
        {
            using var image = await ImageAsync(url, "image/webp");
            Assert.That($"{image.Width}", Is.EqualTo(width));
            Assert.That(image.Height, Is.EqualTo(image.Width / 2));
        }

        Assert.That((src.Width, src.Height), Is.EqualTo((1000, 500)));
        Assert.That((avif.Width, avif.Height), Is.EqualTo((480, 240)));
        Assert.That((crop.Width, crop.Height), Is.EqualTo((320, 320)));
    }

    [Test]
    public async Task It_may_be_kept_for_ever_and_had_in_parts()
    {
        var (picture, shown) = await ShownAsync(Painted.Still(800, 600));
        var path = Calls.PathOf(Filled(shown.Text("template")!, "640", "webp"));

        using var whole = await Client.GetAsync(path);
        using var part = await Client.GetAsync(path, ("Range", "bytes=10-19"));
        using var beyond = await Client.GetAsync(path, ("Range", "bytes=99999999-"));
        using var held = await Client.GetAsync(path, ("If-None-Match", whole.Header("ETag")!));
        using var other = await Client.GetAsync(path, ("If-None-Match", "\"another\""));
        using var head = await Client.SendAsync(HttpMethod.Head, path);
        var bytes = await whole.Content.ReadAsByteArrayAsync();

        Assert.That(
            (whole.Header("Cache-Control"), whole.Header("Surrogate-Key"), whole.Header("Vary"), whole.Header("Content-Type")),
            Is.EqualTo(("public, max-age=31536000, immutable", $"illustration:{picture.Id}", (string?)null, "image/webp"))
        );
        Assert.That(whole.Header("Content-Security-Policy"), Is.EqualTo("default-src 'none'; sandbox"));
        Assert.That(((int)part.StatusCode, (int)beyond.StatusCode, (int)held.StatusCode), Is.EqualTo((206, 416, 304)));
        Assert.That((int)other.StatusCode, Is.EqualTo(200));
        Assert.That(
            (held.Header("ETag"), held.Header("Cache-Control"), held.Header("Surrogate-Key")),
            Is.EqualTo((whole.Header("ETag"), whole.Header("Cache-Control"), whole.Header("Surrogate-Key")))
        );
        Assert.That(await part.Content.ReadAsByteArrayAsync(), Is.EqualTo(bytes[10..20]));
        Assert.That(head.LastingHeaders(), Is.EqualTo(whole.LastingHeaders()));
    }

    [Test]
    public async Task A_file_that_was_damaged_in_the_store_is_said_to_be_and_nothing_is_made_of_it()
    {
        var (picture, shown) = await ShownAsync(Painted.Still(900, 600, "jpg"));
        var path = Calls.PathOf(Filled(shown.Text("template")!, "320", "webp"));
        var store = Host.Services.GetRequiredService<IIllustrationStore>();
        var name = OriginalFile.NameOf(picture.File);
        var sound = await BytesAsync(store, name);
        await store.DeleteAsync(name, CancellationToken.None);
        await store.StoreAsync(name, sound.AsMemory(0, sound.Length / 2), CancellationToken.None);

        using var damaged = await Client.GetAsync(path);
        await store.DeleteAsync(name, CancellationToken.None);
        await store.StoreAsync(name, sound, CancellationToken.None);
        using var restored = await Client.GetAsync(path);

        Assert.That(((int)damaged.StatusCode, (await damaged.JsonAsync()).Text("code")), Is.EqualTo((503, "damaged")));
        Assert.That((int)restored.StatusCode, Is.EqualTo(200));
        Assert.That(Host.Errors, Does.Contain($"The picture {name} in the store is damaged"));
    }

    [Test]
    public async Task Many_who_ask_first_have_it_made_once()
    {
        var (_, shown) = await ShownAsync(Painted.Still(2000, 1500));
        var path = Calls.PathOf(Filled(shown.Text("template")!, "1600", "webp"));
        var renditions = Host.Services.GetRequiredService<Renditions>();
        var before = renditions.Made;

        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => Client.GetAsync(path)));
        var bodies = await Task.WhenAll(answers.Select(a => a.Content.ReadAsByteArrayAsync()));
        using var later = await Client.GetAsync(path);

        Assert.That(answers.Append(later).Select(a => (int)a.StatusCode), Is.All.EqualTo(200));
        Assert.That(bodies.Append(await later.Content.ReadAsByteArrayAsync()), Is.All.EqualTo(bodies[0]));
        Assert.That(renditions.Made - before, Is.EqualTo(1));
    }

    [Test]
    public async Task Who_waits_too_long_in_line_is_told_to_come_again()
    {
        var (_, shown) = await ShownAsync(Painted.Still(400, 300));
        var path = Calls.PathOf(Filled(shown.Text("template")!, "320", "webp"));
        var gate = Host.Services.GetRequiredService<PictureGate>();
        var seats = await Task.WhenAll(Enumerable.Range(0, PictureGate.Seats).Select(_ => gate.EnterAsync(CancellationToken.None)));

        using var waited = await Client.GetAsync(path);
        Array.ForEach(seats, s => s.Dispose());
        using var again = await Client.GetAsync(path);

        Assert.That(((int)waited.StatusCode, waited.Header("Retry-After")), Is.EqualTo((503, "1")));
        Assert.That((int)again.StatusCode, Is.EqualTo(200));
    }

    [TestCase("641.webp")]
    [TestCase("0.webp")]
    [TestCase("0640.webp")]
    [TestCase("640.gif")]
    [TestCase("640.svg")]
    [TestCase("640")]
    [TestCase("640x361.webp")]
    [TestCase("640X360.webp")]
    [TestCase("99999999999.webp")]
    [TestCase("640.png", Description = "nothing of it is transparent")]
    public async Task What_is_on_no_list_is_refused_and_the_lists_are_named(string file)
    {
        var (_, shown) = await ShownAsync(Painted.Still(800, 600, "jpg"));
        var folder = Calls.PathOf(shown.Text("template")!.Split("{width}")[0]);

        var problem = await GetAsync(folder + file, 400);

        Assert.That(problem.Text("code"), Is.EqualTo("rendition-unknown"));
        Assert.That(problem.Text("detail"), Does.Contain("160, 320").And.Contain("16:9, 4:3, 3:2, 1:1, 9:16").And.Contain("avif, webp"));
    }

    [TestCase(0.1, 0)]
    [TestCase(0.9, 2)]
    public async Task A_crop_keeps_its_focal_point(double x, int colour)
    {
        var (_, shown) = await ShownAsync(Painted.Still(1000, 400), new FocalPoint(x, 0.5));

        using var crop = await ImageAsync(Filled(shown.Text("template")!, "320x320", "jpg"), "image/jpeg");

        foreach (var (left, top) in new[] { (10, 10), (160, 160), (310, 200) })
        {
            var pixel = crop[left, top];
            Assert.That(pixel[colour], Is.GreaterThan(150), $"at {left}, {top}");
            Assert.That(pixel[2 - colour], Is.LessThan(100), $"at {left}, {top}");
        }
    }

    [Test]
    public async Task What_is_transparent_is_so_as_PNG_and_stands_on_white_as_JPEG()
    {
        var (_, shown) = await ShownAsync(Painted.Transparent(400, 200));

        using var png = await ImageAsync(shown.Text("src")!, "image/png");
        using var jpeg = await ImageAsync(Filled(shown.Text("template")!, "320", "jpg"), "image/jpeg");

        Assert.That(png.HasAlpha(), Is.True);
        Assert.That(png[350, 100][3], Is.Zero);
        Assert.That(jpeg[300, 80], Has.All.GreaterThan(245));
        Assert.That(jpeg[20, 80][0], Is.GreaterThan(150));
    }

    [TestCase("320")]
    [TestCase("160x160")]
    public async Task What_moves_does_so_as_WebP_and_stands_still_otherwise(string size)
    {
        var (_, shown) = await ShownAsync(Painted.Moving(400, 200, 5), new FocalPoint(0, 0.5));

        using var webp = await ImageAsync(Filled(shown.Text("template")!, size, "webp"), "image/webp", "[n=-1]");
        using var jpeg = await ImageAsync(Filled(shown.Text("template")!, size, "jpg"), "image/jpeg");

        Assert.That((int)webp.Get("n-pages"), Is.EqualTo(5));
        Assert.That(webp.PageHeight, Is.EqualTo(160));
        Assert.That((webp[10, 10][0], webp[10, 170][2]), Is.EqualTo((220d, 220d)).Within(40d), "two frames");
        Assert.That(jpeg.Height, Is.EqualTo(160));
    }

    [Test]
    public async Task A_credit_or_focal_point_that_changes_makes_new_addresses_and_the_former_lead_there()
    {
        var (picture, shown) = await ShownAsync(Painted.Still(400, 300));
        var former = Calls.PathOf(Filled(shown.Text("template")!, "320x180", "webp"));
        using var before = await Client.GetAsync(former);

        await ChangeAsync<Illustration>(picture.Id, i =>
            i.Edit(i.Facts with { Credit = new Credit(CreditKind.Agency, "Someone Else") }, An.Hour.AddDays(1))
        );

        using var after = await Client.GetAsync(former);
        var now = (await GetAsync($"/v1/illustrations/{picture.Id}")).Text("data/template")!;
        Assert.That(((int)before.StatusCode, (int)after.StatusCode), Is.EqualTo((200, 302)));
        Assert.That((after.Header("Location"), after.Header("Cache-Control")), Is.EqualTo((Filled(now, "320x180", "webp"), "no-store")));
        Assert.That(now, Is.Not.EqualTo(shown.Text("template")));
    }

    [Test]
    public async Task What_is_taken_down_is_gone_in_every_size_in_the_next_read()
    {
        var (picture, shown) = await ShownAsync(Painted.Still(400, 300));
        var path = Calls.PathOf(Filled(shown.Text("template")!, "320", "webp"));
        using var before = await Client.GetAsync(path);
        var article = (await GetAsync("/v1/articles?limit=50"))
            .At("data")
            .EnumerateArray()
            .First(a =>
                a.At("leadIllustration") is { ValueKind: System.Text.Json.JsonValueKind.Object } lead && lead.Text("id") == $"{picture.Id}"
            );

        await ChangeAsync<Article>(article.At("id").GetGuid(), a => a.Unpublish(An.Hour.AddDays(1)));

        using var after = await Client.GetAsync(path);
        Assert.That(((int)before.StatusCode, (int)after.StatusCode), Is.EqualTo((200, 410)));
        Assert.That(after.Header("Cache-Control"), Is.EqualTo("no-store"));
    }

    [Test]
    public async Task What_was_never_public_and_what_has_no_file_is_unknown()
    {
        var (_, shown) = await ShownAsync(Painted.Still(400, 300));
        var path = Calls.PathOf(Filled(shown.Text("template")!, "320", "webp"));
        var key = path.Split('/')[^2];
        var hidden = new Illustration(await Host.StoreAsync(Painted.Still(400, 300)), new IllustrationFacts { Alt = "Hidden" }, An.Hour);
        await SaveAsync(hidden);
        var (lost, lostShown) = await ShownAsync(new IllustrationFile(new string('b', 64), "png", 400, 300, null));

        await GetAsync($"/media/{hidden.Id}/{key}/320.webp", 404);
        await GetAsync($"/media/{Guid.CreateVersion7()}/{key}/320.webp", 404);
        await GetAsync(path.Replace(key, "x", StringComparison.Ordinal), 404);
        await GetAsync(path.Replace(key, key.ToUpperInvariant(), StringComparison.Ordinal), 404);
        await GetAsync($"/media/{lost.Id}/{lostShown.Text("template")!.Split('/')[^2]}/320.webp", 404);
    }

    private static async Task<byte[]> BytesAsync(IIllustrationStore store, string name)
    {
        await using var file = await store.OpenAsync(name, CancellationToken.None);
        using var bytes = new MemoryStream();
        await file!.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private async Task<(Illustration Picture, System.Text.Json.JsonElement Shown)> ShownAsync(byte[] bytes, FocalPoint? focal = null) =>
        await ShownAsync(await Host.StoreAsync(bytes), focal);

    private async Task<(Illustration Picture, System.Text.Json.JsonElement Shown)> ShownAsync(
        IllustrationFile file,
        FocalPoint? focal = null
    )
    {
        var author = An.Author();
        var picture = new Illustration(
            file,
            new IllustrationFacts
            {
                Alt = "Halves",
                FocalPoint = focal,
                Credit = new Credit(CreditKind.Staff, "M. Quill"),
            },
            An.Hour
        );
        await SaveAsync(author, picture, An.Article(An.Content($"With {picture.Id}", author) with { LeadIllustrationId = picture.Id }));
        return (picture, (await GetAsync($"/v1/illustrations/{picture.Id}")).GetProperty("data"));
    }

    private async Task<Image> ImageAsync(string url, string type, string options = "")
    {
        using var answer = await Client.GetAsync(Calls.PathOf(url));
        Assert.That(((int)answer.StatusCode, answer.Header("Content-Type")), Is.EqualTo((200, type)), url);
        return Image.NewFromBuffer(await answer.Content.ReadAsByteArrayAsync(), options);
    }

    private static string Filled(string template, string width, string format) =>
        template.Replace("{width}", width, StringComparison.Ordinal).Replace("{format}", format, StringComparison.Ordinal);
}
