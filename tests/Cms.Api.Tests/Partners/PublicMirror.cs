using System.Text.Json;
using Cms.Testing.Hosts;
using Microsoft.EntityFrameworkCore;
using NUnit.Framework;

namespace Cms.Api.Tests.Partners;

/// <summary>A reader's program that mirrors what is public by snapshot and changes alone.</summary>
internal sealed class PublicMirror(Random random)
{
    private readonly Dictionary<Guid, (string Title, int Version)> _copy = [];
    private string? _cursor;

    /// <summary>Takes all there is, and nothing of what it had.</summary>
    public async Task SnapshotAsync(HttpClient client)
    {
        _copy.Clear();
        string? cursor = null,
            changes = null;
        do
        {
            var page = await client.ReadAsync($"/v1/snapshot?limit={random.Next(1, 10)}{(cursor is null ? "" : $"&cursor={cursor}")}");
            foreach (var article in page.GetProperty("data").EnumerateArray())
                Take(article);
            changes ??= page.Text("meta/changesCursor");
            cursor = page.Text("meta/nextCursor");
        } while (cursor is not null);
        _cursor = changes;
    }

    /// <summary>Works in what changed since.</summary>
    public async Task FollowAsync(HttpClient client)
    {
        while (true)
        {
            using var answer = await client.GetAsync($"/v1/changes?limit={random.Next(1, 30)}&cursor={_cursor}");
            var text = await answer.Content.ReadAsStringAsync();
            if ((int)answer.StatusCode == 410)
            {
                await SnapshotAsync(client);
                continue;
            }

            Assert.That((int)answer.StatusCode, Is.EqualTo(200), text);
            var page = JsonDocument.Parse(text).RootElement;
            var rows = page.GetProperty("data").EnumerateArray().Where(r => r.Text("type") == "article");
            // What is true now is asked once for each piece, and now and then for each row.
            if (random.Next(10) > 0)
                rows = rows.GroupBy(r => r.Text("id")).Select(r => r.Last());
            foreach (var row in rows.ToList())
                await ApplyAsync(client, row);
            _cursor = page.Text("meta/nextCursor");
            if (!page.At("meta/hasMore").GetBoolean())
                return;
        }
    }

    /// <summary>Compares the copy with what is stored.</summary>
    public async Task DemandEqualAsync(CmsHost host, string which)
    {
        var truth = await host.DeskAsync(db => db.Articles.AsNoTracking().Where(a => a.IsPublic).ToListAsync());
        Assert.That(
            _copy.Select(c => (c.Key, c.Value.Title, c.Value.Version)),
            Is.EquivalentTo(truth.Select(a => (a.Id, a.Live!.Title, a.Version))),
            which
        );
    }

    private async Task ApplyAsync(HttpClient client, JsonElement row)
    {
        var id = row.GetProperty("id").GetGuid();
        using var answer = await client.GetAsync($"/v1/articles/{id}");
        if (row.Text("op") == "remove" || (int)answer.StatusCode is 404 or 410)
            _copy.Remove(id);
        else
            Take((await answer.JsonAsync()).GetProperty("data"));
    }

    private void Take(JsonElement article) =>
        _copy[article.GetProperty("id").GetGuid()] = (article.Text("title")!, article.GetProperty("version").GetInt32());
}
