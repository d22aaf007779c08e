using System.Security.Cryptography;
using Cms.Api.Media.Storage;
using Cms.Model.Articles;
using Cms.Model.Illustrations;
using Cms.Testing;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Cms.Api.Tests.Media;

public sealed class GetOriginalTests(string provider) : OnEveryDatabase(provider)
{
    private readonly byte[] _bytes = [.. Enumerable.Range(0, 5_000).Select(i => (byte)(i * 7))];
    private Illustration _picture = null!,
        _other = null!;
    private Article _article = null!;
    private string _path = "",
        _otherPath = "";

    protected override async Task PrepareAsync()
    {
        (_picture, _path) = await PictureAsync(_bytes);
        (_other, _otherPath) = await PictureAsync([1, 2, 3]);
        var author = An.Author();
        _article = An.Article(An.Content("Illustrated", author) with { LeadIllustrationId = _picture.Id });
        var second = An.Article(An.Content("Illustrated too", author) with { LeadIllustrationId = _other.Id });
        await SaveAsync(author, _picture, _other, _article, second);
    }

    [Test]
    public async Task An_original_stands_where_its_hash_says_and_may_be_kept_for_ever()
    {
        using var answer = await Client.GetAsync(_path);

        Assert.Multiple(async () =>
        {
            Assert.That(await answer.Content.ReadAsByteArrayAsync(), Is.EqualTo(_bytes));
            Assert.That(answer.Header("Content-Type"), Is.EqualTo("image/png"));
            Assert.That(answer.Header("Cache-Control"), Is.EqualTo("public, max-age=31536000, immutable"));
            Assert.That(answer.Header("Content-Security-Policy"), Is.EqualTo("default-src 'none'; sandbox"));
            Assert.That(answer.Header("X-Content-Type-Options"), Is.EqualTo("nosniff"));
            Assert.That(answer.Header("Cross-Origin-Resource-Policy"), Is.EqualTo("cross-origin"));
            Assert.That(answer.Header("Access-Control-Allow-Origin"), Is.EqualTo("*"));
            Assert.That(answer.Header("Accept-Ranges"), Is.EqualTo("bytes"));
            Assert.That(answer.Header("Vary"), Is.Null);
        });
    }

    [Test]
    public async Task A_part_of_a_picture_is_given_and_a_part_it_has_not_is_refused()
    {
        using var part = await Client.GetAsync(_path, ("Range", "bytes=10-19"));
        using var end = await Client.GetAsync(_path, ("Range", "bytes=-5"));
        using var beyond = await Client.GetAsync(_path, ("Range", "bytes=99999-"));

        Assert.Multiple(async () =>
        {
            Assert.That((int)part.StatusCode, Is.EqualTo(206));
            Assert.That(part.Header("Content-Range"), Is.EqualTo("bytes 10-19/5000"));
            Assert.That(await part.Content.ReadAsByteArrayAsync(), Is.EqualTo(_bytes[10..20]));
            Assert.That(await end.Content.ReadAsByteArrayAsync(), Is.EqualTo(_bytes[^5..]));
            Assert.That((int)beyond.StatusCode, Is.EqualTo(416));
            Assert.That(beyond.Header("Content-Range"), Is.EqualTo("bytes */5000"));
            Assert.That(beyond.Header("Cache-Control"), Is.EqualTo("no-store"));
            Assert.That((await beyond.JsonAsync()).Text("code"), Is.EqualTo("range-not-satisfiable"));
        });
    }

    [Test]
    public async Task Whoever_has_it_is_told_so()
    {
        using var whole = await Client.GetAsync(_path);
        using var head = await Client.SendAsync(HttpMethod.Head, _path);

        using var held = await Client.GetAsync(_path, ("If-None-Match", whole.Header("ETag")!));

        Assert.That((int)held.StatusCode, Is.EqualTo(304));
        Assert.That(head.LastingHeaders(), Is.EqualTo(whole.LastingHeaders()));
        Assert.That(await head.Content.ReadAsByteArrayAsync(), Is.Empty);
    }

    [Test]
    public async Task The_path_alone_says_which_picture()
    {
        // Parameters are passed over here, of which the contract says nothing.
        using var client = new HttpClient { BaseAddress = Host.BaseAddress };

        using var answer = await client.GetAsync($"{_path}?id={_other.Id}&file={Path.GetFileName(_otherPath)}&w=100");

        Assert.That(await answer.Content.ReadAsByteArrayAsync(), Is.EqualTo(_bytes));
    }

    [Test]
    public async Task A_picture_that_nothing_shows_any_more_is_gone_and_one_that_never_was_shown_is_unknown()
    {
        var (hidden, path) = await PictureAsync([4, 5, 6]);
        var author = An.Author();
        var article = An.Article(An.Content("For a while", author) with { LeadIllustrationId = hidden.Id });
        await SaveAsync(hidden);
        using var never = await Client.GetAsync(path);
        await SaveAsync(author, article);
        using var shown = await Client.GetAsync(path);

        await ChangeAsync<Article>(article.Id, a => a.Unpublish(An.Hour.AddDays(1)));

        using var gone = await Client.GetAsync(path);
        Assert.That(new[] { never, shown, gone }.Select(a => (int)a.StatusCode), Is.EqualTo(new[] { 404, 200, 410 }));
        Assert.That(new[] { never, gone }.Select(a => a.Header("Cache-Control")), Is.All.EqualTo("no-store"));
    }

    [Test]
    public async Task Another_name_of_the_file_or_the_picture_is_unknown()
    {
        var name = Path.GetFileName(_path);
        foreach (
            var path in new[]
            {
                $"/media/{_picture.Id}/{name}x",
                $"/media/{_picture.Id}/{name.Replace(".png", ".jpg", StringComparison.Ordinal)}",
                $"/media/{_other.Id}/{name}",
                $"/media/x/{name}",
                $"/media/{_picture.Id}/..%2F..%2Fcms.db",
                $"/media/{_picture.Id}/{name.ToUpperInvariant()}",
            }
        )
            await GetAsync(path, 404);
    }

    private async Task<(Illustration, string)> PictureAsync(byte[] bytes)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        await Host.Services.GetRequiredService<IIllustrationStore>().StoreAsync($"{hash}.png", bytes, CancellationToken.None);
        var picture = new Illustration(new IllustrationFile(hash, "png", 40, 30, null), new IllustrationFacts { Alt = "A boat" }, An.Hour);
        return (picture, $"/media/{picture.Id}/{hash}.png");
    }
}
