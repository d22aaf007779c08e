using System.Security.Cryptography;
using Cms.Api.Media.Storage;
using NUnit.Framework;

namespace Cms.Api.Tests.Media.Storage;

/// <summary>What every store of pictures does.</summary>
[TestFixture("disk")]
[TestFixture("s3")]
public sealed class StoreTests(string kind)
{
    private static readonly CancellationToken None = CancellationToken.None;

    private DirectoryInfo? _folder;
    private S3Server? _server;
    private IIllustrationStore _store = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        if (kind == "s3")
        {
            _server = await S3Server.StartAsync();
            _store = new S3Store(_server.Settings);
        }
        else
        {
            _folder = Directory.CreateTempSubdirectory("cms-store-");
            _store = new DiskStore(Path.Combine(_folder.FullName, "media"));
        }
    }

    [OneTimeTearDown]
    public void Close()
    {
        (_store as IDisposable)?.Dispose();
        _server?.Dispose();
        _folder?.Delete(recursive: true);
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(300_000)]
    [TestCase(6_000_000)]
    public async Task What_is_stored_is_read_byte_by_byte(int length)
    {
        var (name, bytes) = File(length);

        await _store.StoreAsync(name, bytes, None);

        await using var open = await _store.OpenAsync(name, None);
        using var read = new MemoryStream();
        await open!.CopyToAsync(read);
        Assert.That(read.ToArray().AsSpan().SequenceEqual(bytes));
        Assert.That((open.Length, await _store.LengthAsync(name, None)), Is.EqualTo(((long)length, (long?)length)));
    }

    [Test]
    public async Task A_part_is_read_from_any_place_on()
    {
        var (name, bytes) = File(100_000);
        await _store.StoreAsync(name, bytes, None);
        await using var open = await _store.OpenAsync(name, None);
        var part = new byte[500];

        open!.Seek(99_500, SeekOrigin.Begin);
        await open.ReadExactlyAsync(part);
        var last = part.ToArray();
        open.Position = 10;
        await open.ReadExactlyAsync(part);

        Assert.That(last, Is.EqualTo(bytes[99_500..]));
        Assert.That(part, Is.EqualTo(bytes[10..510]));
    }

    [Test]
    public async Task What_is_not_there_is_nothing_and_deleting_it_is_no_fault()
    {
        var (name, _) = File(10);

        Assert.That(await _store.OpenAsync(name, None), Is.Null);
        Assert.That(await _store.LengthAsync(name, None), Is.Null);
        await _store.DeleteAsync(name, None);
        await _store.DeleteBeginningAsync(name[..12], None);
    }

    [Test]
    public async Task What_is_there_is_left_as_it_is()
    {
        var (name, bytes) = File(1_000);
        await _store.StoreAsync(name, bytes, None);

        await _store.StoreAsync(name, new byte[] { 1 }, None);

        Assert.That(await _store.LengthAsync(name, None), Is.EqualTo(1_000));
    }

    [Test]
    public async Task Equal_files_that_race_are_one()
    {
        var (name, bytes) = File(200_000);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _store.StoreAsync(name, bytes, None)));

        await using var open = await _store.OpenAsync(name, None);
        using var read = new MemoryStream();
        await open!.CopyToAsync(read);
        Assert.That(read.ToArray().AsSpan().SequenceEqual(bytes));
    }

    [Test]
    public async Task All_of_one_picture_is_deleted_and_nothing_of_another()
    {
        var ((name, bytes), (other, _)) = (File(10), File(11));
        var rendition = $"{name[..24]}.160x90.webp";
        foreach (var file in new[] { name, other, rendition })
            await _store.StoreAsync(file, bytes, None);

        await _store.DeleteBeginningAsync(name[..12], None);

        var left = await NamesAsync();
        Assert.That(left, Does.Contain(other).And.Not.Contain(name).And.Not.Contain(rendition));
        Assert.That(() => _store.DeleteBeginningAsync("ab", None), Throws.ArgumentException);
    }

    [Test]
    public async Task A_list_has_all_with_the_time_they_were_stored()
    {
        var (name, bytes) = File(10);
        await _store.StoreAsync(name, bytes, None);
        await _store.DeleteUnfinishedAsync(DateTime.UtcNow.AddDays(1), None);

        var found = new List<StoredFile>();
        await foreach (var file in _store.ListAsync(None))
            found.Add(file);

        Assert.That(found.Single(f => f.Name == name).StoredAt, Is.EqualTo(DateTime.UtcNow).Within(TimeSpan.FromMinutes(5)));
    }

    [TestCase("../x.png")]
    [TestCase(".x.png")]
    [TestCase("a/b.png")]
    [TestCase("")]
    public void Other_names_are_refused(string name) =>
        Assert.That(() => _store.StoreAsync(name, new byte[] { 1 }, None), Throws.ArgumentException);

    private static (string Name, byte[] Bytes) File(int length)
    {
        var bytes = RandomNumberGenerator.GetBytes(length);
        return ($"{Convert.ToHexStringLower(SHA256.HashData([.. bytes, .. Guid.NewGuid().ToByteArray()]))}.png", bytes);
    }

    private async Task<List<string>> NamesAsync()
    {
        var names = new List<string>();
        await foreach (var file in _store.ListAsync(None))
            names.Add(file.Name);
        return names;
    }
}
