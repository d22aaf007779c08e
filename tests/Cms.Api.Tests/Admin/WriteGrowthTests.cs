using Cms.Demo;
using Cms.Model;
using Cms.Model.Access;
using Cms.Testing;
using Cms.Testing.Databases;
using Cms.Testing.Hosts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Cms.Api.Tests.Admin;

/// <summary>
/// What the desk does to a few things costs the same in a magazine of 500 pieces and in one of 4,000, by counting
/// (<see cref="CountingDatabase"/>). Not so where somebody is forgotten: all that was ever said is looked through for them, on purpose.
/// </summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class WriteGrowthTests(string provider)
{
    private const double MostGrowth = 1.3;

    // Below it a page more or less of an index is a large part.
    private const int Noise = 300;

    [Test]
    public async Task What_the_desk_does_to_a_few_things_costs_the_same_in_a_larger_magazine()
    {
        var (small, large) = (await CostsAsync(500), await CostsAsync(4_000));

        var faults = small.Keys.Where(act => large[act] > Math.Max(small[act] * MostGrowth, small[act] + Noise)).ToList();
        Assert.That(small.Values.Sum(), Is.GreaterThan(1_000), "Otherwise nothing was counted.");
        Assert.That(faults, Is.Empty, string.Join('\n', faults.Select(act => $"{act}: {small[act]} → {large[act]}")));
    }

    private async Task<Dictionary<string, long>> CostsAsync(int size)
    {
        CountingDatabase counting = null!;
        await using var host = CmsHost.On(
            await TestDatabase.CreateAsync(provider, Holding.Demo),
            inner => counting = new CountingDatabase(inner),
            // Nothing that works by itself is counted with what the desk does.
            new StillClock(TimeProvider.System.Now())
        );
        await host.DeskAsync(async db =>
        {
            var answers = Cms.Api.Commands.DemoAnswers.With(db, host.Services.GetRequiredService<Settings>());
            await DemoBulk.FillAsync(db, answers, size, words: 150, _ => { }, TimeProvider.System, CancellationToken.None);
            if (provider == "postgres")
                await db.Database.ExecuteSqlRawAsync("ANALYZE");
        });
        using var desk = await host.StaffAsync(Role.Admin);
        var costs = new Dictionary<string, long>();
        counting.Take();

        var author = await MakeAsync("authors", new { kind = "person", name = "Iolanthe Counted" });
        var twin = await MakeAsync("authors", new { kind = "person", name = "Tobiah Counted" });
        var topic = await MakeAsync("topics", new { name = "Things counted" });
        var source = await MakeAsync("sources", new { kind = "publication", name = "The Counting House" });
        var pieces = new[] { await MakeAsync("articles", Piece("The First Counted")), await MakeAsync("articles", Piece("The Second")) };
        var series = await MakeAsync("series", new { title = "All Told", kind = "multipart" });
        await ActAsync(HttpMethod.Patch, pieces[0], "", new { title = "Counted Anew" });
        foreach (var piece in pieces)
            await ActAsync(HttpMethod.Post, piece, "/publication");
        await ActAsync(
            HttpMethod.Put,
            series,
            "/articles",
            new { articles = pieces.Select((p, i) => new { articleId = p.Id, part = i + 1 }) }
        );
        await ActAsync(HttpMethod.Patch, author, "", new { name = "Iolanthe Told" });
        await ActAsync(HttpMethod.Patch, topic, "", new { name = "Things told" });
        await ActAsync(HttpMethod.Patch, source, "", new { name = "The Telling House" });
        await ActAsync(HttpMethod.Patch, series, "", new { title = "All Is Told" });
        await ActAsync(HttpMethod.Patch, pieces[0], "", new { title = "Counted Again" });
        await ActAsync(HttpMethod.Post, pieces[0], "/publication");
        await ActAsync(HttpMethod.Put, pieces[0], "/slug", new { slug = "counted-elsewhere" });
        await ActAsync(HttpMethod.Post, author, "/merge", new { into = twin.Id });
        await ActAsync(HttpMethod.Post, pieces[0], "/withdrawal", new { cause = "author", notice = "Miscounted." });
        await ActAsync(HttpMethod.Delete, pieces[1], "/publication");
        await ActAsync(HttpMethod.Delete, pieces[1], "");
        return costs;

        object Piece(string title) =>
            new
            {
                title,
                body = "All of it is *counted*.",
                license = new { id = "CC-BY-4.0" },
                contributions = new[] { new { role = "author", authorId = author.Id } },
                topicIds = new[] { topic.Id },
                attributions = new[] { new { relation = "inCollaborationWith", sourceId = source.Id } },
            };

        async Task<(string Id, string Path)> MakeAsync(string collection, object body)
        {
            counting.Take();
            var id = (await desk.WriteAsync(201, HttpMethod.Post, $"/v1/admin/{collection}", body)).Text("id")!;
            Note($"POST {collection}");
            return (id, $"/v1/admin/{collection}/{id}");
        }

        async Task ActAsync(HttpMethod method, (string Id, string Path) thing, string act, object? body = null)
        {
            var tag = (await desk.ReadAsync(thing.Path)).Tag();
            counting.Take();
            using var answer = await desk.WriteAsync(method, thing.Path + act, body, tag);
            Assert.That(answer.IsSuccessStatusCode, $"{method} {act}: {await answer.Content.ReadAsStringAsync()}");
            Note($"{method} {thing.Path.Split('/')[^2]}{act}");
        }

        void Note(string act) => costs.Add($"{costs.Count + 1}. {act}", counting.Take());
    }
}
