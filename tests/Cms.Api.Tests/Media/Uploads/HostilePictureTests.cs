using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Cms.Api.Media.Storage;
using Cms.Model.Access;
using Cms.Testing.Hosts;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Cms.Api.Tests.Media.Uploads;

/// <summary>
/// Files that somebody made to do harm, through every way in: refused soon, with nothing left of them; or taken where there is a picture
/// in them, of which nothing but the picture is kept.
/// </summary>
public sealed class HostilePictureTests(string provider) : OnEveryDatabase(provider)
{
    private const string Payload = "<script>alert('polyglot')</script>";

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);
    private static readonly object Facts = new { alt = "A boat" };

    private HttpClient _desk = null!;
    private Receiver _elsewhere = null!;

    protected override (string Name, string Value)[] Settings => [("Cms:Outbound:AllowPrivateAddresses", "true")];

    protected override async Task PrepareAsync()
    {
        _desk = await Host.StaffAsync(Role.Editor);
        _elsewhere = await Receiver.StartAsync();
    }

    [OneTimeTearDown]
    public async Task Leave()
    {
        _desk.Dispose();
        await _elsewhere.DisposeAsync();
    }

    private static IEnumerable<TestCaseData> Refused()
    {
        var (jpeg, png, webp, avif, gif) = (
            Pictures.Make(Pictures.Jpeg),
            Pictures.Make(Pictures.Png),
            Pictures.Make(Pictures.Webp),
            Pictures.Make(Pictures.Avif),
            Pictures.Make(Pictures.Gif)
        );
        foreach (var (name, file) in new[] { ("JPEG", jpeg), ("PNG", png), ("WebP", webp), ("AVIF", avif), ("GIF", gif) })
        {
            yield return Case($"half a {name}", file[..(file.Length / 2)], "picture-broken");
            yield return Case($"a {name} without its end", file[..^3], "picture-broken");
            yield return Case($"the first bytes of a {name}", file[..16], "picture-broken");
        }

        yield return Case("nothing", [], "picture-broken");
        yield return Case("a word", "picture"u8.ToArray(), "picture-unsupported");
        yield return Case(
            "SVG",
            Encoding.UTF8.GetBytes($"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'>{Payload}</svg>"),
            "picture-unsupported"
        );
        yield return Case("HTML", Encoding.UTF8.GetBytes($"<!doctype html>{Payload}"), "picture-unsupported");
        yield return Case("a PDF", "%PDF-1.7\n1 0 obj"u8.ToArray(), "picture-unsupported");
        yield return Case("TIFF", [.. "II*\0"u8, .. new byte[100]], "picture-unsupported");
        yield return Case("HEIC", [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8], "picture-unsupported");
        yield return Case("a script that begins as a GIF", "GIF89a=1;alert(document.domain);//"u8.ToArray(), "picture-broken");
        yield return Case("PNG in JPEG's coat", [0xFF, 0xD8, 0xFF, .. png], "picture-broken");
        yield return Case("JPEG in PNG's coat", [.. png[..8], .. jpeg], "picture-broken");
        yield return Case("a bomb of 900 megapixels", Pictures.Giant(30_000, 30_000), "picture-too-large");
        yield return Case("a bomb in one line", Pictures.Giant(60_000, 1), "picture-too-large");
        yield return Case("dimensions that no file has", Forged(png, int.MaxValue, int.MaxValue), "picture-");
        yield return Case("no dimensions", Forged(png, 0, 0), "picture-broken");
        yield return Case("a PNG of less than it says", Short(), "picture-broken");
        yield return Case("a GIF of 301 frames", Pictures.Moving(Pictures.Gif, 301, 8, 8), "picture-too-large");
        yield return Case("a WebP of 301 frames", Pictures.Moving(Pictures.Webp, 301, 8, 8), "picture-too-large");
        yield return Case("an animated bomb", Animated(65_000, 65_000, 3), "picture-too-large");
        yield return Case("frames that outgrow their picture", Animated(10, 10, 3, 60_000), "picture-broken");
        yield return Case("a damaged PNG", [.. png[..50], (byte)~png[50], .. png[51..]], "picture-broken");
        yield return Case("a WebP longer than itself", [.. webp[..4], 0xFF, 0xFF, 0xFF, 0x7F, .. webp[8..]], "picture-broken");
        yield return Case("an AVIF of no picture", [0, 0, 0, 16, .. "ftypavif"u8, 0, 0, 0, 0, 0, 0, 0, 8, .. "mdat"u8], "picture-broken");
        yield return Case("noise in an AVIF", Noise(avif, 200), "picture-broken");
        yield return Case("a JPEG of segments without end", [0xFF, 0xD8, .. Enumerable.Repeat<byte>(0xFF, 1_000_000)], "picture-broken");
        yield return Case("a profile bomb", Pictures.PngWith(png, ("iCCP", [.. "p\0\0"u8, .. Zeros(40_000_000)])), "");
        yield return Case("a bomb of text", Pictures.PngWith(png, ("zTXt", [.. "Comment\0\0"u8, .. Zeros(200_000_000)])), "");
        yield return Case(
            "a bomb of XMP",
            Pictures.PngWith(png, ("iTXt", [.. "XML:com.adobe.xmp\0\u0001\0\0\0"u8, .. Zeros(200_000_000)])),
            ""
        );
    }

    private static IEnumerable<TestCaseData> Defused()
    {
        var (jpeg, png, gif) = (
            Pictures.Make(Pictures.Jpeg, shade: 61),
            Pictures.Make(Pictures.Png, shade: 62),
            Pictures.Make(Pictures.Gif, shade: 63)
        );
        var payload = Encoding.UTF8.GetBytes(Payload);
        yield return Case("a JPEG with a script behind it", [.. jpeg, .. payload], "");
        yield return Case("a JPEG with a script in a comment", Pictures.JpegWith(jpeg, 0xFE, payload), "");
        yield return Case("a PNG with an archive behind it", [.. png, .. "PK\x3\x4"u8, .. payload], "");
        yield return Case("a PNG with a script in a text", Pictures.PngWith(png, ("tEXt", [.. "Comment\0"u8, .. payload])), "");
        yield return Case("a GIF with a script behind it", [.. gif, .. payload], "");
        yield return Case("corrupt EXIF", Pictures.JpegWith(jpeg, 0xE1, [.. "Exif\0\0II*\0"u8, 0xFF, 0xFF, 0xFF, 0x7F, .. payload]), "");
        yield return Case(
            "EXIF that leads to itself",
            Pictures.JpegWith(jpeg, 0xE1, [.. "Exif\0\0II*\0"u8, 8, 0, 0, 0, 0, 0, 8, 0, 0, 0]),
            ""
        );
        yield return Case("XMP that is none", Pictures.JpegWith(jpeg, 0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. payload]), "");
        yield return Case(
            "XMP that laughs a billion times",
            Pictures.JpegWith(jpeg, 0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Laughing()]),
            ""
        );
        yield return Case("XMP as deep as a well", Pictures.JpegWith(jpeg, 0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Deep()]), "");
        yield return Case(
            "IPTC that is none",
            Pictures.JpegWith(jpeg, 0xED, [.. "Photoshop 3.0\08BIM"u8, 4, 4, 0, 0, 0x7F, 0xFF, 0xFF, 0xFF]),
            ""
        );
        yield return Case("a profile that is none", Pictures.JpegWith(jpeg, 0xE2, [.. "ICC_PROFILE\0"u8, 1, 1, .. payload]), "");
    }

    [TestCaseSource(nameof(Refused))]
    public async Task A_file_that_is_no_picture_is_refused_soon_and_leaves_nothing(string name, byte[] file, string code)
    {
        _elsewhere.Answer = context => context.Response.Body.WriteAsync(file).AsTask();
        var watch = Stopwatch.StartNew();
        var before = await FilesAsync();
        foreach (
            var send in new Func<Task<HttpResponseMessage>>[]
            {
                () => _desk.SendPartsAsync(file, Facts),
                () => _desk.SendBareAsync(file),
                () => _desk.WriteAsync(HttpMethod.Post, Sending.Path, new { url = _elsewhere.Address, facts = Facts }),
            }
        )
        {
            watch.Restart();
            using var answer = await send();

            var took = watch.Elapsed;
            var said = await answer.JsonAsync();
            // A bomb beside a sound picture may be left where it is, and the picture taken.
            if (code.Length == 0 && answer.IsSuccessStatusCode)
                continue;
            Assert.That((int)answer.StatusCode, Is.InRange(400, 499), $"{name}: {said}");
            Assert.That(said.Text("code"), Does.StartWith(code.Length == 0 ? "picture-" : code), $"{name}: {said}");
            Assert.That(took, Is.LessThan(Soon), name);
        }

        if (code.Length > 0)
            Assert.That(await FilesAsync(), Is.EqualTo(before), "Nothing is left of it.");
        Assert.That(Leftovers(), Is.Empty);
        if (name == "SVG")
        {
            using var answer = await _desk.SendBareAsync(file, type: "image/svg+xml");
            Assert.That((await answer.JsonAsync()).Text("detail"), Does.Contain("scripts"));
        }
    }

    [TestCaseSource(nameof(Defused))]
    public async Task Of_a_picture_that_is_something_else_besides_the_picture_alone_is_kept(string name, byte[] file, string code)
    {
        var watch = Stopwatch.StartNew();
        var made = await _desk.SendPartsAsync(file, Facts).WithStatusAsync(201);

        Assert.That(watch.Elapsed, Is.LessThan(Soon), $"{name} {code}");
        var store = Host.Services.GetRequiredService<IIllustrationStore>();
        await using var kept = await store.OpenAsync(Path.GetFileName(made.Text("illustration/src")!), CancellationToken.None);
        using var bytes = new MemoryStream();
        await kept!.CopyToAsync(bytes);
        Assert.That(Encoding.Latin1.GetString(bytes.ToArray()), Does.Not.Contain("script").And.Not.Contain("Exif"));
        Assert.That(Leftovers(), Is.Empty);
    }

    [Test]
    public async Task What_weighs_too_much_is_refused_by_every_way()
    {
        var heavy = new byte[25_500_000];
        Pictures.Make(Pictures.Jpeg).CopyTo(heavy, 0);
        _elsewhere.Answer = context => context.Response.Body.WriteAsync(heavy).AsTask();

        var parts = await _desk.SendPartsAsync(heavy, Facts).WithStatusAsync(413);
        var bare = await _desk.SendBareAsync(heavy).WithStatusAsync(413);
        var fetched = await _desk.WriteAsync(413, HttpMethod.Post, Sending.Path, new { url = _elsewhere.Address, facts = Facts });

        Assert.That(new[] { parts, bare, fetched }.Select(a => a.Text("detail")), Is.All.Contains("25 MB"));
        Assert.That(Leftovers(), Is.Empty);
    }

    [Test]
    public async Task Many_bombs_at_once_do_not_fill_the_memory()
    {
        // As large as is taken, and it cannot be worked on in strips.
        var large = Interlaced(9_000, 9_000);
        using var process = Process.GetCurrentProcess();
        var most = 0L;
        using var over = new CancellationTokenSource();
        var watching = Task.Run(async () =>
        {
            while (!over.IsCancellationRequested)
            {
                process.Refresh();
                most = Math.Max(most, process.WorkingSet64);
                await Task.Delay(50);
            }
        });
        process.Refresh();
        var before = process.WorkingSet64;

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 12).Select(async i => (await _desk.SendPartsAsync([.. large, (byte)i], Facts)).StatusCode)
        );

        await over.CancelAsync();
        await watching;
        await TestContext.Out.WriteLineAsync($"{(most - before) / 1_000_000} MB; {string.Join(' ', answers.Select(a => (int)a))}");
        Assert.That(most - before, Is.LessThan(900_000_000));
        Assert.That(answers.Select(a => (int)a), Is.All.AnyOf(201, 422, 503));
    }

    private static TestCaseData Case(string name, byte[] file, string code) => new TestCaseData(name, file, code).SetArgDisplayNames(name);

    private static byte[] Forged(byte[] png, int width, int height)
    {
        var head = png[16..29];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        return [.. Pictures.PngOf(("IHDR", head)), .. png[33..]];
    }

    // Says 1,000 lines and has one.
    private static byte[] Short()
    {
        var one = Pictures.Giant(1_000, 1);
        return Forged(one, 1_000, 1_000);
    }

    private static byte[] Interlaced(int width, int height)
    {
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9], head[12]) = (8, 2, 1);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            // Seven passes, each line with a byte before it; a few more zeros do no harm.
            var line = new byte[1 << 20];
            for (var left = ((long)width * height * 3) + (height * 8L); left > 0; left -= line.Length)
                zlib.Write(line);
        }

        return Pictures.PngOf(("IHDR", head), ("IDAT", packed.ToArray()), ("IEND", []));
    }

    private static byte[] Animated(int width, int height, int frames, int? frameWidth = null)
    {
        using var file = new MemoryStream();
        file.Write("GIF89a"u8);
        file.Write([(byte)width, (byte)(width >> 8), (byte)height, (byte)(height >> 8), 0x80, 0, 0, 0, 0, 0, 255, 255, 255]);
        var w = frameWidth ?? width;
        for (var i = 0; i < frames; i++)
        {
            file.Write([0x2C, 0, 0, 0, 0, (byte)w, (byte)(w >> 8), (byte)height, (byte)(height >> 8), 0]);
            file.Write([2, 2, 0x44, 0x01, 0]);
        }

        file.WriteByte(0x3B);
        return file.ToArray();
    }

    private static byte[] Noise(byte[] file, int from)
    {
        var noise = file.ToArray();
        new Random(9).NextBytes(noise.AsSpan(Math.Min(from, noise.Length / 2)));
        // The boxes stay as they were, so that it has to be decoded.
        return noise;
    }

    private static byte[] Zeros(int count)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var block = new byte[1 << 20];
            for (var left = count; left > 0; left -= block.Length)
                zlib.Write(block);
        }

        return packed.ToArray();
    }

    private static byte[] Laughing()
    {
        var entities = string.Concat(
            Enumerable.Range(1, 20).Select(i => $"<!ENTITY l{i} \"{string.Concat(Enumerable.Repeat($"&l{i - 1};", 10))}\">")
        );
        return Encoding.UTF8.GetBytes($"<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY l0 \"ha\">{entities}]><x>&l20;</x>");
    }

    private static byte[] Deep() =>
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<a>", 5_000)) + string.Concat(Enumerable.Repeat("</a>", 5_000)));

    private async Task<int> FilesAsync()
    {
        var count = 0;
        await foreach (var _ in Host.Services.GetRequiredService<IIllustrationStore>().ListAsync(CancellationToken.None))
            count++;
        return count;
    }

    private IEnumerable<string> Leftovers()
    {
        var settings = Host.Services.GetRequiredService<Settings>();
        return new[] { settings.IncomingFolder, Path.Combine(settings.MediaFolder, ".unfinished") }
            .Where(Directory.Exists)
            .SelectMany(Directory.EnumerateFiles);
    }
}
