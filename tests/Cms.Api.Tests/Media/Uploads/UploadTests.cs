using System.Security.Cryptography;
using System.Text.Json;
using Cms.Api.Delivery;
using Cms.Api.Delivery.Illustrations;
using Cms.Api.Media;
using Cms.Api.Media.Storage;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Articles;
using Cms.Model.Illustrations;
using Cms.Testing;
using Cms.Testing.Hosts;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Cms.Api.Tests.Media.Uploads;

/// <summary>Pictures that are sent, by every way, and what becomes of them.</summary>
public sealed class UploadTests(string provider) : OnEveryDatabase(provider)
{
    private static readonly object Facts = new { alt = "A boat", credit = new { kind = "staff", name = "Ada Quill" } };

    private HttpClient _desk = null!;
    private Receiver _elsewhere = null!;

    protected override (string Name, string Value)[] Settings => [("Cms:Outbound:AllowPrivateAddresses", "true")];

    private IIllustrationStore Store => Host.Services.GetRequiredService<IIllustrationStore>();

    protected override async Task PrepareAsync()
    {
        _desk = await Host.StaffAsync(Role.Publisher);
        _elsewhere = await Receiver.StartAsync();
    }

    [OneTimeTearDown]
    public async Task Leave()
    {
        _desk.Dispose();
        await _elsewhere.DisposeAsync();
    }

    [TestCase(Pictures.Jpeg)]
    [TestCase(Pictures.Png)]
    [TestCase(Pictures.Webp)]
    [TestCase(Pictures.Avif)]
    [TestCase(Pictures.Gif)]
    public async Task A_picture_is_taken_with_its_facts_in_one_request_and_kept_in_its_format(string format)
    {
        var made = (await _desk.SendPartsAsync(Pictures.Make(format), Facts, name: "wrong.name").WithStatusAsync(201)).At("illustration");

        var file = await FileAsync(made);
        using var kept = Pictures.Open(file);
        Assert.Multiple(() =>
        {
            Assert.That((made.At("width").GetInt32(), made.At("height").GetInt32()), Is.EqualTo((120, 80)));
            Assert.That((kept.Width, kept.Height), Is.EqualTo((120, 80)));
            Assert.That(made.Text("src"), Does.EndWith($"{Convert.ToHexStringLower(SHA256.HashData(file))}.{format}"));
            Assert.That(made.Text("placeholder"), Does.StartWith("data:image/webp;base64,").And.Length.LessThan(1_000));
            Assert.That(made.Text("color"), Does.Match("^#[0-9a-f]{6}$"));
            Assert.That(made.Text("credit/name"), Is.EqualTo("Ada Quill"));
        });
    }

    [Test]
    public async Task The_same_file_is_known_again_by_whichever_way_it_comes()
    {
        var file = Pictures.Make(Pictures.Png, shade: 11);
        _elsewhere.Answer = context => context.Response.Body.WriteAsync(file).AsTask();
        var first = await _desk.SendBareAsync(file, Sending.Path + "?alt=First").WithStatusAsync(201);

        var parts = await _desk.SendPartsAsync(file, Facts).WithStatusAsync(200);
        var fetched = await _desk.WriteAsync(200, HttpMethod.Post, Sending.Path, new { url = _elsewhere.Address, facts = Facts });

        Assert.That(
            new[] { parts, fetched }.Select(a => (a.Text("illustration/id"), a.Text("illustration/alt"))),
            Is.All.EqualTo((first.Text("illustration/id"), "First"))
        );
    }

    [Test]
    public async Task Equal_files_that_race_make_one_illustration()
    {
        var file = Pictures.Make(Pictures.Jpeg, shade: 12);

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(async _ =>
                {
                    using var answer = await _desk.SendPartsAsync(file, Facts);
                    return ((int)answer.StatusCode, (await answer.JsonAsync()).Text("illustration/id"));
                })
        );

        Assert.That(answers.Count(a => a.Item1 == 201), Is.EqualTo(1));
        Assert.That(answers.Select(a => a.Item2).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_picture_stands_upright_without_its_papers_and_they_come_back_as_suggestions()
    {
        var sent = await _desk.SendPartsAsync(Pictures.WithPapers(), Facts).WithStatusAsync(201);

        var made = sent.At("illustration");
        using var kept = Pictures.Open(await FileAsync(made));
        var suggested = sent.At("suggested");
        Assert.Multiple(() =>
        {
            Assert.That((kept.Width, kept.Height), Is.EqualTo((80, 120)));
            Assert.That((made.At("width").GetInt32(), made.At("height").GetInt32()), Is.EqualTo((80, 120)));
            Assert.That(
                kept.GetFields()
                    .Where(f => f.StartsWith("exif", StringComparison.Ordinal) || f.EndsWith("-data", StringComparison.Ordinal)),
                Is.Empty
            );
            Assert.That(suggested.Text("caption"), Is.EqualTo("A boat, with the café behind"));
            Assert.That(suggested.Text("creator"), Is.EqualTo("Ada Quill, Bo Marsh"));
            Assert.That(suggested.Text("creditLine"), Is.EqualTo("Halyard Images"));
            Assert.That(suggested.Text("copyrightNotice"), Does.Contain("Ada Quill"));
            Assert.That(suggested.Text("webStatement"), Is.EqualTo("https://halyard.example/licences"));
            Assert.That(made.At("caption").ValueKind, Is.EqualTo(JsonValueKind.Null), "Nothing of it is applied.");
        });
    }

    [TestCase("p3", true)]
    [TestCase("cmyk", false)]
    public async Task Colours_that_srgb_has_not_keep_their_profile_and_others_become_srgb(string profile, bool isKept)
    {
        var made = (await _desk.SendPartsAsync(Pictures.WithProfile(profile, 13), Facts).WithStatusAsync(201)).At("illustration");

        using var kept = Pictures.Open(await FileAsync(made));
        Assert.That(kept.Contains("icc-profile-data"), Is.EqualTo(isKept));
        Assert.That(kept.Bands, Is.EqualTo(3));
    }

    [TestCase(Pictures.Gif)]
    [TestCase(Pictures.Webp)]
    public async Task What_moves_goes_on_moving(string format)
    {
        var made = (await _desk.SendPartsAsync(Pictures.Moving(format, 5), Facts).WithStatusAsync(201)).At("illustration");

        var file = await FileAsync(made);
        using var kept = format == Pictures.Gif ? NetVips.Image.GifloadBuffer(file, n: -1) : NetVips.Image.WebploadBuffer(file, n: -1);
        Assert.That((made.At("frames").GetInt32(), made.At("width").GetInt32(), made.At("height").GetInt32()), Is.EqualTo((5, 40, 30)));
        Assert.That((kept.Height / kept.PageHeight, kept.Get("delay")), Is.EqualTo((5, Enumerable.Repeat(100, 5).ToArray())));
    }

    [Test]
    public async Task Facts_are_judged_before_the_picture_is_looked_at()
    {
        var bare = await _desk.SendBareAsync([1], Sending.Path).WithStatusAsync(422);
        var parts = await _desk.SendPartsAsync([1], new { alt = "A", credit = new { kind = "staff" } }).WithStatusAsync(422);
        var nobody = await _desk
            .SendPartsAsync([1], new { alt = "A", credit = new { kind = "staff", authorId = Guid.NewGuid() } })
            .WithStatusAsync(422);
        var fetched = await _desk.WriteAsync(422, HttpMethod.Post, Sending.Path, new { url = "ftp://a.example/", facts = new { } });

        Assert.Multiple(() =>
        {
            Assert.That(bare.Faults(), Is.EqualTo(new Dictionary<string, string> { ["/alt"] = "alt-required" }));
            Assert.That(parts.Faults(), Is.EqualTo(new Dictionary<string, string> { ["/credit/name"] = "credit-empty" }));
            Assert.That(nobody.Faults(), Is.EqualTo(new Dictionary<string, string> { ["/credit/authorId"] = "unknown-reference" }));
            Assert.That(fetched.Faults().Keys, Is.EquivalentTo(new[] { "/url", "/facts/alt" }));
        });
    }

    [Test]
    public async Task A_body_that_is_sent_in_no_known_way_is_told_the_ways()
    {
        var form = await _desk.SendBareAsync([1], type: "application/x-www-form-urlencoded").WithStatusAsync(415);
        var part = await _desk.SendPartsAsync([1], "{}", match: null, path: Sending.Path + "?alt=x").WithStatusAsync(400);

        Assert.That(form.Text("detail"), Does.Contain("multipart/form-data"));
        Assert.That(part.Text("code"), Is.EqualTo("invalid-parameter"));
    }

    [Test]
    public async Task A_picture_is_fetched_over_redirects_and_what_is_none_is_said()
    {
        var file = Pictures.Make(Pictures.Webp, shade: 14);
        _elsewhere.Answer = context =>
        {
            if (context.Request.Path != "/there")
            {
                context.Response.Redirect("/there");
                return Task.CompletedTask;
            }

            return context.Response.Body.WriteAsync(file).AsTask();
        };

        await _desk.WriteAsync(201, HttpMethod.Post, Sending.Path, new { url = _elsewhere.Address, facts = Facts });
        _elsewhere.AnswerWith(404);
        var absent = await _desk.WriteAsync(422, HttpMethod.Post, Sending.Path, new { url = _elsewhere.Address, facts = Facts });
        _elsewhere.Answer = async context =>
        {
            context.Response.ContentLength = 1_000;
            await context.Response.Body.WriteAsync(file.AsMemory(0, 50));
            context.Abort();
        };
        var broken = await _desk.WriteAsync(422, HttpMethod.Post, Sending.Path, new { url = _elsewhere.Address, facts = Facts });

        Assert.That(new[] { absent, broken }.Select(a => a.Text("code")), Is.All.EqualTo("picture-unreachable"));
        Assert.That(absent.Text("detail"), Does.Contain("404"));
    }

    [Test]
    public async Task A_request_that_is_sent_twice_is_done_once()
    {
        using var one = new HttpRequestMessage(HttpMethod.Post, Sending.Path + "?alt=Once")
        {
            Content = new ByteArrayContent(Pictures.Make(Pictures.Png, shade: 15)),
        };
        one.Headers.Add("Idempotency-Key", "picture-once");
        using var other = new HttpRequestMessage(HttpMethod.Post, Sending.Path + "?alt=Once")
        {
            Content = new ByteArrayContent(Pictures.Make(Pictures.Png, shade: 16)),
        };
        other.Headers.Add("Idempotency-Key", "picture-once");

        using var first = await _desk.SendAsync(one);
        using var second = await _desk.SendAsync(other);

        Assert.That(((int)first.StatusCode, (int)second.StatusCode), Is.EqualTo((201, 422)));
        Assert.That((await second.JsonAsync()).Text("code"), Is.EqualTo("idempotency-key-reused"));
    }

    [Test]
    public async Task A_file_is_replaced_under_the_same_id_and_all_that_shows_it_changes()
    {
        var made = (await _desk.SendPartsAsync(Pictures.Make(Pictures.Jpeg, shade: 21), Facts).WithStatusAsync(201)).At("illustration");
        var author = An.Author();
        var article = An.Article(An.Content("With a picture", author) with { LeadIllustrationId = made.At("id").GetGuid() });
        await SaveAsync(author, article);
        var before = await GetAsync($"/v1/articles/{article.Id}");
        var address = $"{Sending.Path}/{made.Text("id")}/file";

        var replaced = await _desk
            .SendBareAsync(
                Pictures.Make(Pictures.Png, 200, 100, 22),
                address,
                HttpMethod.Put,
                (await _desk.ReadAsync($"{Sending.Path}/{made.Text("id")}")).Tag()
            )
            .WithStatusAsync(200);

        var after = await GetAsync($"/v1/articles/{article.Id}");
        var now = replaced.At("illustration");
        Assert.Multiple(async () =>
        {
            Assert.That(now.Text("id"), Is.EqualTo(made.Text("id")));
            Assert.That(now.Text("alt"), Is.EqualTo("A boat"));
            Assert.That(now.At("width").GetInt32(), Is.EqualTo(200));
            Assert.That(now.Text("src"), Is.Not.EqualTo(made.Text("src")));
            Assert.That(after.At("data/version").GetInt32(), Is.EqualTo(before.At("data/version").GetInt32() + 1));
            Assert.That(await Store.LengthAsync(NameOf(made), CancellationToken.None), Is.Null, "The old file is deleted.");
            Assert.That(await Store.LengthAsync(NameOf(now), CancellationToken.None), Is.Not.Null);
        });
        var again = await _desk
            .SendBareAsync(Pictures.Make(Pictures.Png, 200, 100, 22), address, HttpMethod.Put, now.Tag())
            .WithStatusAsync(200);
        Assert.That(again.At("illustration/editVersion").GetInt32(), Is.EqualTo(now.At("editVersion").GetInt32()));
        await _desk.SendBareAsync(Pictures.Make(Pictures.Png, shade: 23), address, HttpMethod.Put, made.Tag()).WithStatusAsync(412);
        await _desk.SendBareAsync(Pictures.Make(Pictures.Png, shade: 23), address, HttpMethod.Put).WithStatusAsync(428);
    }

    [Test]
    public async Task A_picture_in_use_stays_and_a_purged_one_leaves_no_file()
    {
        var made = (await _desk.SendPartsAsync(Pictures.Make(Pictures.Jpeg, shade: 31), Facts).WithStatusAsync(201)).At("illustration");
        var path = $"{Sending.Path}/{made.Text("id")}";
        var author = An.Author();
        var article = An.Article(An.Content("Shows it", author) with { LeadIllustrationId = made.At("id").GetGuid() });
        await SaveAsync(author, article);
        var used = await _desk.ReadAsync($"{path}/usage");
        var kept = await _desk.WriteAsync(409, HttpMethod.Delete, path, match: (await _desk.ReadAsync(path)).Tag());
        await ChangeAsync<Article>(article.Id, a => a.Unpublish(An.Hour.AddDays(1)));
        await ChangeAsync<Article>(article.Id, a => a.Trash(An.Hour.AddDays(1)));
        await ChangeAsync<Article>(article.Id, a => a.Purge(An.Hour.AddDays(1)));

        await _desk.WriteAsync(204, HttpMethod.Delete, path, match: (await _desk.ReadAsync(path)).Tag());
        using var admin = await Host.StaffAsync(Role.Admin);
        var purged = await admin.WriteAsync(200, HttpMethod.Post, $"{path}/purge", match: (await _desk.ReadAsync(path)).Tag());

        Assert.That(used.At("data").GetArrayLength(), Is.EqualTo(1));
        Assert.That(kept.Text("code"), Is.EqualTo("in-use"));
        Assert.That(purged.At("placeholder").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(await Store.LengthAsync(NameOf(made), CancellationToken.None), Is.Null);
        await GetAsync(Calls.PathOf(made.Text("src")!), 410);
        await _desk.SendPartsAsync(Pictures.Make(Pictures.Jpeg, shade: 31), Facts).WithStatusAsync(201);
    }

    [Test]
    public async Task Public_pictures_are_listed_by_whom_their_credit_names()
    {
        var (maker, other, source) = (An.Author("Ines Marsh"), An.Author("Otto Marsh"), An.Source("The Gate"));
        var mine = An.Illustration(credit: new Credit(CreditKind.Commissioned, AuthorId: maker.Id, SourceId: source.Id));
        var theirs = An.Illustration(credit: new Credit(CreditKind.Staff, AuthorId: other.Id));
        var hidden = An.Illustration(credit: new Credit(CreditKind.Staff, AuthorId: maker.Id));
        var pieces = new[] { mine, theirs }.Select(p => An.Article(An.Content($"With {p.Id}", maker) with { LeadIllustrationId = p.Id }));
        await SaveAsync([maker, other, source, mine, theirs, hidden, .. pieces]);

        var byMaker = await GetAsync($"/v1/illustrations?creditAuthor={maker.Slug}");
        var bySource = await GetAsync($"/v1/illustrations?creditSource={source.Id}&count=true");
        var byBoth = await GetAsync($"/v1/illustrations?creditAuthor={maker.Id},{other.Id}&limit=1");
        var next = await GetAsync(Calls.PathOf(byBoth.Text("links/next")!));
        var nobody = await GetAsync("/v1/illustrations?creditAuthor=nobody-at-all");

        Assert.Multiple(() =>
        {
            Assert.That(byMaker.Ids(), Is.EqualTo(new[] { mine.Id }));
            Assert.That(bySource.Ids(), Is.EqualTo(new[] { mine.Id }));
            Assert.That(bySource.At("meta/total").GetInt32(), Is.EqualTo(1));
            Assert.That(byBoth.Ids().Concat(next.Ids()), Is.EquivalentTo(new[] { mine.Id, theirs.Id }));
            Assert.That(nobody.Ids(), Is.Empty);
            Assert.That(
                nobody.At("meta/unknown").EnumerateArray().Select(u => u.GetString()),
                Is.EqualTo(new[] { "creditAuthor=nobody-at-all" })
            );
        });
        await ChangeAsync<Model.Authors.Author>(maker.Id, a => a.Anonymize("A friend", An.Hour.AddDays(1)));
        Assert.That((await GetAsync($"/v1/illustrations?creditAuthor={maker.Id}")).Ids(), Is.Empty);
    }

    [Test]
    public async Task What_a_crash_left_is_swept_and_what_is_somebodys_or_new_stays()
    {
        var made = (await _desk.SendPartsAsync(Pictures.Make(Pictures.Jpeg, shade: 41), Facts).WithStatusAsync(201)).At("illustration");
        var lost = $"{new string('e', 64)}.png";
        var rendition = $"{await KeyAsync(made.GetProperty("id").GetGuid())}.160.webp";
        // As it was made before somebody changed the credit or the focal point.
        var former = $"{NameOf(made)[..12]}{new string('0', 12)}.160.webp";
        await Store.StoreAsync(lost, new byte[] { 1 }, CancellationToken.None);
        await Store.StoreAsync(former, new byte[] { 1 }, CancellationToken.None);
        await Store.StoreAsync(rendition, new byte[] { 1 }, CancellationToken.None);
        var remains = Host.Services.GetRequiredService<PictureRemains>();

        await remains.SweepAsync(DateTime.UtcNow, CancellationToken.None);
        var early = await Store.LengthAsync(lost, CancellationToken.None);
        await remains.SweepAsync(DateTime.UtcNow.AddDays(2), CancellationToken.None);

        Assert.That(early, Is.EqualTo(1), "It may be about to be saved.");
        Assert.That(await Store.LengthAsync(lost, CancellationToken.None), Is.Null);
        Assert.That(await Store.LengthAsync(former, CancellationToken.None), Is.Null);
        Assert.That(await Store.LengthAsync(rendition, CancellationToken.None), Is.EqualTo(1));
        Assert.That(await Store.LengthAsync(NameOf(made), CancellationToken.None), Is.Not.Null);
    }

    private async Task<string> KeyAsync(Guid id)
    {
        await using var read = await Host.Services.GetRequiredService<CmsDatabase>().OpenReadAsync(CancellationToken.None);
        var material = await IllustrationMaterial.ReadAsync(read, [id], CancellationToken.None);
        return material.Source(id, Host.Services.GetRequiredService<Addresses>())!.Key;
    }

    private static string NameOf(JsonElement illustration) => Path.GetFileName(illustration.Text("src")!);

    private async Task<byte[]> FileAsync(JsonElement illustration)
    {
        await using var file = await Store.OpenAsync(NameOf(illustration), CancellationToken.None);
        using var bytes = new MemoryStream();
        await file!.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
