using System.IO.Compression;
using System.Text.Json.Nodes;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Backups;
using Cms.Model.WebSub;
using Cms.Testing.Databases;
using Cms.Testing.Hosts;
using Microsoft.EntityFrameworkCore;
using NUnit.Framework;

namespace Cms.Api.Tests.Commands.Backups;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class BackupTests(string provider) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cms-backup-");

    private string BackupFile => Path.Combine(_folder.FullName, "cms.zip");

    public void Dispose() => _folder.Delete(recursive: true);

    [Test]
    public async Task A_restore_brings_back_all_that_was_stored_and_no_number_comes_to_mean_something_else()
    {
        var database = await TestDatabase.CreateAsync(provider, Holding.Demo);
        var host = CmsHost.On(database);
        try
        {
            var desk = await host.StaffAsync(Role.Publisher);
            var draft = await desk.WriteAsync(201, HttpMethod.Post, "/v1/admin/articles", new { title = "Before" });
            var path = $"/v1/admin/articles/{draft.Text("id")}";
            var article = (await host.Client.ReadAsync("/v1/articles?limit=1")).At("data/0");
            await host.DeskAsync(async db =>
            {
                var subscription = new FeedSubscription("/feeds/articles.rss", "https://reader.example/hub", TimeProvider.System.Now());
                subscription.Ask(SubscriptionWish.Subscribe, null, FeedSubscription.DefaultLease, TimeProvider.System.Now());
                subscription.Confirm(1, new string('a', 64), TimeProvider.System.Now());
                db.Add(subscription);
                await db.SaveAsync(CancellationToken.None);
            });

            var manifest = await Backup.MakeAsync(database, BackupFile);

            var renamed = await desk.WriteAsync(200, HttpMethod.Patch, path, new { title = "Renamed afterwards" }, draft.Tag());
            var lost = await desk.WriteAsync(201, HttpMethod.Post, "/v1/admin/articles", new { title = "Lost" });
            await host.DeskAsync(async db =>
            {
                (await db.Articles.FindAsync(article.GetProperty("id").GetGuid()))!.Unpublish(TimeProvider.System.Now());
                await db.SaveAsync(CancellationToken.None);
            });
            var cursor = (await host.Client.ReadAsync("/v1/changes?cursor=latest")).Text("meta/nextCursor");
            var head = await host.DeskAsync(db => db.ChangeHeads.AsNoTracking().SingleAsync());
            var picture = Directory.EnumerateFiles(Path.Combine(database.Folder, "media"), "*", SearchOption.AllDirectories).First();
            var bytes = await File.ReadAllBytesAsync(picture);
            await host.StopAsync();
            File.Delete(picture);
            await Backup.RestoreAsync(database, BackupFile);
            host = CmsHost.On(database);
            desk = await host.StaffAsync(Role.Publisher);

            var now = await desk.ReadAsync(path);
            var after = await host.DeskAsync(db => db.ChangeHeads.AsNoTracking().SingleAsync());
            var shown = (await host.Client.ReadAsync($"/v1/articles/{article.Text("id")}")).GetProperty("data");
            using var stale = await desk.WriteAsync(HttpMethod.Patch, path, new { title = "Mine" }, renamed.Tag());
            using var next = await desk.WriteAsync(HttpMethod.Patch, path, new { title = "Mine" }, now.Tag());
            var expired = await host.Client.ReadAsync($"/v1/changes?cursor={cursor}", 410);
            Assert.Multiple(() =>
            {
                Assert.That((manifest.Sequence < head.Sequence, manifest.LostPictures), Is.EqualTo((true, Array.Empty<string>())));
                Assert.That(now.Text("working/title") ?? now.Text("title"), Is.EqualTo("Before"));
                Assert.That(File.ReadAllBytes(picture), Is.EqualTo(bytes));
                Assert.That((after.Epoch == head.Epoch, after.Sequence > head.Sequence + RestoredNumbers.Step), Is.EqualTo((false, true)));
                Assert.That(now.GetProperty("editVersion").GetInt32(), Is.GreaterThan(RestoredNumbers.Step));
                Assert.That(
                    ((int)stale.StatusCode, (int)next.StatusCode),
                    Is.EqualTo((412, 200)),
                    "What somebody saw of the state that is gone overwrites nothing."
                );
                Assert.That(shown.GetProperty("version").GetInt32(), Is.GreaterThan(article.GetProperty("version").GetInt32() + 1));
                Assert.That(
                    shown.GetProperty("modifiedAt").GetDateTime(),
                    Is.GreaterThan(article.GetProperty("modifiedAt").GetDateTime()),
                    "Who goes by dates takes it for newer."
                );
                Assert.That(expired.Text("code"), Is.EqualTo("cursor-expired"));
            });
            await desk.ReadAsync($"/v1/admin/articles/{lost.Text("id")}", 404);
            await host.Client.ReadAsync($"/v1/articles?limit=1&atLeast={head.Sequence}");
            var (rows, things, causes, sent, positions) = await host.DeskAsync(async db =>
                (
                    await db.Changes.CountAsync(c => c.Sequence > head.Sequence && c.Kind == ThingKind.Article),
                    await db.Articles.CountAsync(a => a.IsPublic),
                    await db
                        .Changes.Where(c => c.Sequence > head.Sequence && c.Kind == ThingKind.Article)
                        .Select(c => c.CausedById)
                        .Distinct()
                        .ToListAsync(),
                    await db.FeedSubscriptions.Select(s => s.Sent).SingleAsync(),
                    await db.FeedSubscriptions.Select(s => s.Position).SingleAsync()
                )
            );
            Assert.Multiple(() =>
            {
                Assert.That(rows, Is.EqualTo(things), "Webhooks tell of all that is public once more,");
                Assert.That(causes, Has.Count.EqualTo(1).And.None.Null, "in one message;");
                Assert.That((sent, positions < after.Sequence), Is.EqualTo(("", true)), "and the hub sends its feeds again.");
            });
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    [Test]
    public async Task What_is_broken_or_newer_or_not_a_backup_is_refused_and_changes_nothing()
    {
        await using var database = await TestDatabase.CreateAsync(provider, Holding.Demo);
        await Backup.MakeAsync(database, BackupFile);
        var before = await EpochAsync(database);

        (string What, Action<string> Spoil, string Says)[] spoilt =
        [
            ("cut short", file => File.WriteAllBytes(file, File.ReadAllBytes(file)[..^5_000]), "is broken"),
            ("one byte of the database", file => Flip(file, "database"), "is broken"),
            ("one byte of a picture", file => Flip(file, "media/"), "is broken"),
            ("something else", file => File.WriteAllText(file, "PK, but no more"), "is broken"),
            ("another archive", file => Rewrite(file, "backup.json", _ => "{}"), "is broken"),
            (
                "newer",
                file => Rewrite(file, "backup.json", text => Change(text, "migration", "29990101000000_FromTheFuture")),
                "newer version"
            ),
            ("another arrangement", file => Rewrite(file, "backup.json", text => Change(text, "format", 99)), "newer version"),
            (
                "another database",
                file => Rewrite(file, "backup.json", text => Change(text, "provider", provider == "sqlite" ? "postgres" : "sqlite")),
                "is a backup of"
            ),
        ];
        foreach (var (what, spoil, says) in spoilt)
        {
            var file = Path.Combine(_folder.FullName, "spoilt.zip");
            File.Copy(BackupFile, file, overwrite: true);
            spoil(file);

            var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => Backup.RestoreAsync(database, file), what);

            Assert.That(refusal!.Message, Does.Contain(says), what);
            Assert.That(await EpochAsync(database), Is.EqualTo(before), what);
        }

        Assert.That(Directory.EnumerateFiles(database.Folder).Select(Path.GetFileName), Has.None.Contains("restoring"));
        await File.WriteAllTextAsync(BackupFile, "A letter.");
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => Backup.MakeAsync(database, BackupFile),
            "What is no backup is not overwritten by one."
        );
        Assert.That(await File.ReadAllTextAsync(BackupFile), Is.EqualTo("A letter."));
    }

    [Test]
    public async Task What_a_server_is_at_work_on_is_not_replaced()
    {
        await using var host = await CmsHost.StartAsync(provider);
        await Backup.MakeAsync(host.Database, BackupFile);

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => Backup.RestoreAsync(host.Database, BackupFile));

        Assert.That(refusal!.Message, Does.Contain("stop"));
        await host.Client.ReadAsync("/v1/articles");
    }

    [Test]
    public async Task A_backup_without_pictures_needs_them_to_be_there()
    {
        await using var database = await TestDatabase.CreateAsync(provider, Holding.Demo);
        await Backup.MakeAsync(database, BackupFile, withPictures: false);
        await Backup.RestoreAsync(database, BackupFile);
        var before = await EpochAsync(database);
        Directory.Delete(Path.Combine(database.Folder, "media"), recursive: true);

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => Backup.RestoreAsync(database, BackupFile));

        Assert.That(refusal!.Message, Does.Contain("copy them there first"));
        Assert.That(await EpochAsync(database), Is.EqualTo(before));
    }

    private static async Task<Guid> EpochAsync(TestDatabase test)
    {
        await using var database = test.Open();
        await using var db = database.NewContext();
        return await db.ChangeHeads.Select(h => h.Epoch).SingleAsync();
    }

    private static string Change(string text, string member, JsonNode value)
    {
        var json = JsonNode.Parse(text)!;
        json[member] = value;
        return json.ToJsonString();
    }

    private static void Rewrite(string file, string entry, Func<string, string> change)
    {
        using var zip = ZipFile.Open(file, ZipArchiveMode.Update);
        string text;
        using (var reader = new StreamReader(zip.GetEntry(entry)!.Open()))
            text = reader.ReadToEnd();
        zip.GetEntry(entry)!.Delete();
        using var writer = new StreamWriter(zip.CreateEntry(entry).Open());
        writer.Write(change(text));
    }

    /// <summary>One bit is another, and the archive's own sums say that all is well.</summary>
    private static void Flip(string file, string folder)
    {
        using var zip = ZipFile.Open(file, ZipArchiveMode.Update);
        var entry = zip.Entries.First(e => e.FullName.StartsWith(folder, StringComparison.Ordinal));
        using var stream = entry.Open();
        stream.Position = stream.Length / 2;
        var value = stream.ReadByte();
        stream.Position--;
        stream.WriteByte((byte)(value ^ 1));
    }
}
