using Cms.Api.Tests.Media.Uploads;
using Cms.Model.Access;
using Cms.Testing;
using Cms.Testing.Databases;
using Cms.Testing.Hosts;
using NUnit.Framework;

namespace Cms.Api.Tests.Media.Storage;

/// <summary>A whole server whose settings say that pictures lie in an object store.</summary>
public sealed class S3HostTests
{
    [Test]
    public async Task A_picture_is_taken_served_in_sizes_and_kept_there_and_nothing_lies_on_this_machine()
    {
        using var store = await S3Server.StartAsync();
        var settings = store.Settings;
        await using var host = await CmsHost.StartAsync(
            "sqlite",
            Holding.Nothing,
            ("Cms:Media:S3:Endpoint", settings.Endpoint),
            ("Cms:Media:S3:Bucket", settings.Bucket),
            ("Cms:Media:S3:AccessKey", settings.AccessKey),
            ("Cms:Media:S3:SecretKey", settings.SecretKey),
            ("Cms:Media:S3:Prefix", settings.Prefix)
        );
        using var desk = await host.StaffAsync(Role.Admin);
        var facts = new { alt = "A boat", credit = new { kind = "staff", name = "Ada Quill" } };
        var id = (await desk.SendPartsAsync(Pictures.Make(Pictures.Jpeg), facts).WithStatusAsync(201)).At("illustration/id").GetGuid();
        var author = An.Author();
        var article = An.Article(An.Content("With a picture", author) with { LeadIllustrationId = id });
        await host.DeskAsync(async db =>
        {
            db.AddRange(author, article);
            await db.SaveAsync(CancellationToken.None);
        });
        var shown = (await host.Client.ReadAsync($"/v1/illustrations/{id}")).At("data");
        var template = Calls.PathOf(shown.Text("template")!.Replace("{width}.{format}", "320x320.webp", StringComparison.Ordinal));

        // Made when it is first asked for, and read from the store after that.
        byte[][] sizes = [await host.Client.GetByteArrayAsync(template), await host.Client.GetByteArrayAsync(template)];

        Assert.That(sizes[0], Is.Not.Empty.And.EqualTo(sizes[1]));
        Assert.That(await host.Client.GetByteArrayAsync(Calls.PathOf(shown.Text("src")!)), Is.Not.Empty);
        Assert.That(store.Files, Is.GreaterThanOrEqualTo(3), "The picture, and two sizes of it.");
        var media = Path.Combine(host.Database.Folder, "media");
        Assert.That(Directory.Exists(media) ? Directory.GetFiles(media, "*", SearchOption.AllDirectories) : [], Is.Empty);
    }
}
