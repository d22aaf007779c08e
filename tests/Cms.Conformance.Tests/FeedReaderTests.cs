using System.Text.Json;
using Cms.Model;
using Cms.Model.Articles;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NUnit.Framework;

namespace Cms.Conformance.Tests;

/// <summary>What real readers of feeds take in: feedparser, which many programs read with, and newsboat, which people do.</summary>
public sealed class FeedReaderTests : Magazine
{
    private static readonly string[] Feeds =
    [
        "articles",
        "authors/ines-okafor",
        "series/the-long-repair",
        "sources/the-tidewater-review",
        "topics/housing",
    ];

    [Test]
    public async Task Feedparser_takes_in_the_same_from_RSS_and_from_Atom_as_the_JSON_says()
    {
        foreach (var feed in Feeds)
        {
            using var answer = await Host.Client.GetAsync($"/feeds/{feed}.json");
            var said = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync()).RootElement;
            var items = said.GetProperty("items")
                .EnumerateArray()
                .Where(i => !i.GetProperty("_cms").TryGetProperty("removed", out _))
                .ToList();
            foreach (var (format, version) in new[] { ("rss", "rss20"), ("atom", "atom10") })
            {
                var read = await ParseAsync($"/feeds/{feed}.{format}");
                Assert.That(read.GetProperty("bozo").GetBoolean(), Is.False, read.GetProperty("why").GetString());
                Assert.That(Text(read, "version"), Is.EqualTo(version));
                Assert.That(Text(read, "title"), Is.EqualTo(Text(said, "title")));
                Assert.That(Text(read.GetProperty("links"), "self"), Is.EqualTo(Text(said, "feed_url").Replace(".json", "." + format)));
                var entries = read.GetProperty("entries").EnumerateArray().ToDictionary(e => Text(e, "id"));
                foreach (var item in items)
                {
                    var entry = entries[Text(item, "id")];
                    Assert.Multiple(() =>
                    {
                        foreach (
                            var (name, mine) in new[]
                            {
                                ("title", "title"),
                                ("link", "url"),
                                ("published", "date_published"),
                                ("updated", "date_modified"),
                            }
                        )
                            Assert.That(Text(entry, name), Is.EqualTo(Text(item, mine)), $"{feed}.{format} {name}");
                        Assert.That(
                            Texts(entry, "authors"),
                            Is.EqualTo(
                                item.TryGetProperty("authors", out var authors) ? authors.EnumerateArray().Select(a => Text(a, "name")) : []
                            ),
                            $"{feed}.{format} authors"
                        );
                        Assert.That(Texts(entry, "tags"), Is.EqualTo(item.TryGetProperty("tags", out _) ? Texts(item, "tags") : []));
                        Assert.That(
                            Texts(entry, "media"),
                            Is.EqualTo(
                                item.TryGetProperty("attachments", out var files) ? files.EnumerateArray().Select(a => Text(a, "url")) : []
                            )
                        );
                        Assert.That(Texts(entry, "content").Single().Length, Is.GreaterThan(100));
                    });
                }
            }
        }
    }

    [Test]
    public async Task Feedparser_asks_again_and_is_told_that_it_has_it()
    {
        foreach (var format in new[] { "rss", "atom" })
        {
            var first = await ParseAsync($"/feeds/articles.{format}");

            var again = await ParseAsync($"/feeds/articles.{format}", Text(first, "etag"));

            Assert.That((first.GetProperty("status").GetInt32(), again.GetProperty("status").GetInt32()), Is.EqualTo((200, 304)));
        }
    }

    [Test]
    public async Task Newsboat_shows_a_correction_and_in_the_place_of_what_was_withdrawn_the_notice()
    {
        var (corrected, withdrawn) = await Host.DeskAsync(async db =>
        {
            var newest = await db.Articles.Where(a => a.IsPublic).OrderByDescending(a => a.PublishedAt).Skip(2).Take(2).ToListAsync();
            return (newest[0].Id, newest[1].Id);
        });
        foreach (var format in new[] { "rss", "atom" })
            await ReloadAsync(format);
        var before = ItemsOf("rss");

        await Host.DeskAsync(async db =>
        {
            var now = TimeProvider.System.Now();
            var one = await db.Articles.SingleAsync(a => a.Id == corrected);
            one.Correct(CorrectionKind.Correction, "The bell rang at noon.", one.Live!, now);
            (await db.Articles.SingleAsync(a => a.Id == withdrawn)).Withdraw(
                new Withdrawal(WithdrawalCause.Error, "It rested on a forged letter.", false, null, null, now),
                now
            );
            await db.SaveAsync(CancellationToken.None);
        });
        foreach (var format in new[] { "rss", "atom" })
            await ReloadAsync(format);

        var (rss, atom) = (ItemsOf("rss"), ItemsOf("atom"));
        var (first, gone) = ($"urn:uuid:{corrected}", $"urn:uuid:{withdrawn}");
        Assert.Multiple(() =>
        {
            Assert.That(before, Has.Count.GreaterThan(25));
            Assert.That(before.Values.Select(i => i.Content), Has.All.Length.GreaterThan(20));
            Assert.That(before[first].Content, Does.Not.Contain("The bell rang at noon."));
            Assert.That(rss[first].Content, Does.Contain("The bell rang at noon."));
            Assert.That(atom[first].Content, Does.Contain("The bell rang at noon."));
            Assert.That(
                (rss[gone].Title, rss[gone].Content.Contains("It rested on a forged letter.", StringComparison.Ordinal)),
                Is.EqualTo(("Withdrawn", true))
            );
            Assert.That(rss[gone].Content, Has.Length.LessThan(200));
        });
    }

    private async Task<JsonElement> ParseAsync(string path, params string[] etag)
    {
        var (exit, said, complained) = await Tool.RunAsync(
            "python3-feedparser",
            "/usr/bin/python3",
            [Path.Combine(Tool.Folder, "feedparser", "read.py"), new Uri(Host.BaseAddress, path).ToString(), .. etag]
        );
        if (complained.Contains("No module named 'feedparser'", StringComparison.Ordinal))
            throw Tool.Absent("feedparser", "python3-feedparser");
        Assert.That(exit, Is.Zero, complained);
        return JsonDocument.Parse(said).RootElement;
    }

    private async Task ReloadAsync(string format)
    {
        var urls = Path.Combine(Folder.FullName, $"urls-{format}");
        var config = Path.Combine(Folder.FullName, "config");
        await File.WriteAllTextAsync(urls, new Uri(Host.BaseAddress, $"/feeds/articles.{format}") + "\n");
        await File.WriteAllTextAsync(config, "");
        var (exit, said, complained) = await Tool.RunAsync(
            "newsboat",
            "newsboat",
            ["-u", urls, "-C", config, "-c", Cache(format), "-x", "reload"],
            home: Folder.FullName
        );
        Assert.That(exit, Is.Zero, said + complained);
    }

    private Dictionary<string, (string Title, string Content)> ItemsOf(string format)
    {
        var items = new Dictionary<string, (string, string)>();
        using var connection = new SqliteConnection($"Data Source={Cache(format)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT guid, title, content FROM rss_item";
        using var row = command.ExecuteReader();
        while (row.Read())
            items[row.GetString(0)] = (row.GetString(1), row.GetString(2));
        return items;
    }

    private string Cache(string format) => Path.Combine(Folder.FullName, $"newsboat-{format}.db");

    private static string Text(JsonElement value, string name) => value.GetProperty(name).GetString()!;

    private static List<string> Texts(JsonElement value, string name) =>
        [.. value.GetProperty(name).EnumerateArray().Select(v => v.GetString()!)];
}
