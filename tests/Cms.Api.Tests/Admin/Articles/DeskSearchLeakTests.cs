using Cms.Model.Access;
using Cms.Model.Articles;
using Cms.Model.Search;
using Cms.Testing;
using Cms.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using NUnit.Framework;

namespace Cms.Api.Tests.Admin.Articles;

/// <summary>
/// A sweep over the demo magazine with the words that only the desk has: each finds something there, and nothing where readers look.
/// </summary>
public sealed class DeskSearchLeakTests(string provider) : OnEveryDatabase(provider)
{
    private List<string> _words = [];

    protected override Holding Holding => Holding.Demo;

    protected override async Task PrepareAsync()
    {
        var author = An.Author("Ola Present");
        var live = An.Article(An.Content("A live piece", author));
        live.Edit(live.Live! with { Title = "Quillwort", Kicker = "Sedgewater", Body = "Marshlight over bogmyrtle." }, An.Hour);
        await SaveAsync(author, live, An.Draft(An.Content("Cottongrass", author) with { Excerpt = "Of sundewbeds." }));
        var (seen, unseen) = (new HashSet<string>(), new HashSet<string>());
        await Host.DeskAsync(async db =>
        {
            foreach (var piece in await db.Articles.AsNoTracking().ToListAsync())
            {
                // What was public once was learnt then, and is told by whoever has the word now.
                if (piece is { WasPublic: true, Live: { } shown })
                    seen.UnionWith(WordsOf(shown));
                if (piece.Working is { } draft)
                    unseen.UnionWith(WordsOf(draft));
            }

            // Names are learnt whoever has them, and told by none of this.
            foreach (
                var name in await db
                    .Authors.Select(a => a.Name)
                    .Concat(db.Topics.Select(t => t.Name))
                    .Concat(db.Series.Select(s => s.Title))
                    .ToListAsync()
            )
                seen.UnionWith(SearchIndex.WordsOf(name));
        });
        _words = [.. unseen.Except(seen).Order(StringComparer.Ordinal)];
        Assert.That(_words, Has.Count.GreaterThan(10).And.Contain("marshlight").And.Contain("sundewbeds"));
    }

    [Test]
    public async Task No_word_that_only_the_desk_has_is_found_counted_completed_or_spelt_for_readers()
    {
        using var desk = await Host.StaffAsync(Role.Editor);
        foreach (var word in _words)
        {
            var q = Uri.EscapeDataString(word);
            var at = await desk.ReadAsync($"/v1/admin/articles?q={q}&limit=1");
            Assert.That(at.Ids(), Has.Count.EqualTo(1), word);
            var found = await GetAsync($"/v1/search?q={q}&count=true&facets=author,topic,language");
            // A form of it may be public: then it is that which is found.
            if (found.Text("meta/matched") == "all" && found.At("meta/didYouMean").ValueKind == System.Text.Json.JsonValueKind.Null)
                Assert.That(
                    found
                        .At("data")
                        .EnumerateArray()
                        .Select(d => d.At("highlight").ToString().Contains(word, StringComparison.OrdinalIgnoreCase)),
                    Has.None.True,
                    word
                );
            Assert.That(found.Text("meta/didYouMean"), Is.Not.EqualTo(word));
            Assert.That(
                (await GetAsync($"/v1/search?q={Uri.EscapeDataString(word[..3] + "q" + word[3..])}")).Text("meta/didYouMean"),
                Is.Not.EqualTo(word)
            );
            // A longer word that begins so may be public.
            Assert.That(
                (await GetAsync($"/v1/search/suggestions?q={q}"))
                    .At("data")
                    .EnumerateArray()
                    .SelectMany(s => SearchIndex.WordsOf(s.Text("text")!)),
                Has.None.EqualTo(word)
            );
        }
    }

    [Test]
    public Task No_word_that_only_the_desk_has_is_kept_where_readers_words_are() =>
        Host.DeskAsync(async db =>
        {
            var learnt = await db
                .Database.SqlQueryRaw<string>("SELECT word AS \"Value\" FROM search_spellings WHERE is_whole = TRUE")
                .ToListAsync();
            Assert.That(learnt.Intersect(_words), Is.Empty);
            var completed = await db
                .SearchKeys.Where(k => k.Kind == Model.ThingKind.Article)
                .Select(k => k.ThingId)
                .Distinct()
                .ToListAsync();
            Assert.That(completed, Is.SubsetOf(await db.Articles.Where(a => a.IsPublic).Select(a => a.Id).ToListAsync()));
            var index = db.CmsDatabase.Search;
            foreach (var word in _words.Where(w => TextAnalysis.Of("en").In(w).All(f => f.Surface == f.Stem)))
                Assert.That(
                    await db.QueryAsync(
                        new Model.Reading.Statement(
                            $"SELECT {index.Number} FROM {index.Matching(SearchTables.Public, "@p0")}",
                            [index.Value(new SearchExpression.Sequence([SearchZone.Anywhere.Term(word)]))]
                        ),
                        row => row.GetInt64(0),
                        CancellationToken.None
                    ),
                    Is.Empty,
                    word
                );
        });

    private static IReadOnlyCollection<string> WordsOf(ArticleContent content) => SearchDocument.Of(content, new HashSet<Guid>()).Words;
}
