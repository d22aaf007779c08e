using System.Text.Json;
using Cms.Model.Access;
using Cms.Model.Articles;
using Cms.Model.Home;
using Cms.Model.Series;
using Cms.Testing;
using Microsoft.EntityFrameworkCore;
using NUnit.Framework;

namespace Cms.Api.Tests.Admin.Series;

/// <summary>What the desk does with the articles and sources of a series.</summary>
public sealed class ArrangeSeriesTests(string provider) : OnEveryDatabase(provider)
{
    private HttpClient _editor = null!;
    private HttpClient _contributor = null!;
    private Article _one = null!;
    private Article _two = null!;
    private Article _draft = null!;

    protected override async Task PrepareAsync()
    {
        _editor = await Host.StaffAsync(Role.Editor);
        _contributor = await Host.StaffAsync(Role.Contributor);
        var author = An.Author();
        (_one, _two, _draft) = (
            An.Article(An.Content("One", author)),
            An.Article(An.Content("Two", author)),
            An.Draft(An.Content("Draft", author))
        );
        await SaveAsync(author, _one, _two, _draft);
    }

    [OneTimeTearDown]
    public void Leave()
    {
        _editor?.Dispose();
        _contributor?.Dispose();
    }

    [Test]
    public async Task Articles_and_their_order_are_set_whole_and_live_at_once()
    {
        var series = An.Series();
        await SaveAsync(series);
        var path = $"/v1/admin/series/{series.Id}";
        var before = await VersionAsync(_two);

        var first = await ArrangeAsync(
            path,
            "\"e1\"",
            200,
            new { articleId = _draft.Id },
            new { articleId = _two.Id, label = "The second" },
            new { articleId = _one.Id }
        );

        Assert.That(
            (await GetAsync($"/v1/series/{series.Id}/articles")).Ids(),
            Is.EqualTo(new[] { _two.Id, _one.Id }),
            "Readers see those that are public."
        );
        Assert.That(await VersionAsync(_two), Is.EqualTo(before + 1));
        var listed = await AskAsync(_editor, HttpMethod.Get, path + "/articles?limit=2", null, null, 200);
        Assert.That(listed.At("meta/hasMore").GetBoolean());
        var all = await _editor.WalkAsync(path + "/articles?limit=2");
        Assert.That(
            all.Select(a => (a.Text("title"), a.Text("status"), a.Text("label"), a.At("isPublic").GetBoolean())),
            Is.EqualTo(
                new[]
                {
                    ("Draft", "draft", null, false),
                    ("Two", "published", "The second", true),
                    ("One", "published", (string?)null, true),
                }
            )
        );
        var told = await _contributor.WalkAsync(path + "/articles");
        Assert.That(
            told.Select(a => a.Text("title")),
            Is.EqualTo(new[] { "Two", "One" }),
            "Others' drafts are not a contributor's to know."
        );

        // The same again is nothing new.
        var rows = await RowsAsync();
        var again = await ArrangeAsync(
            path,
            Tag(first),
            200,
            new { articleId = _draft.Id },
            new { articleId = _two.Id, label = "The second" },
            new { articleId = _one.Id }
        );
        Assert.That(JsonElement.DeepEquals(again, first));
        Assert.That(await RowsAsync(), Is.EqualTo(rows));

        // Another order, one fewer.
        var other = await ArrangeAsync(path, Tag(first), 200, new { articleId = _one.Id }, new { articleId = _two.Id });
        Assert.That((await GetAsync($"/v1/series/{series.Id}/articles")).Ids(), Is.EqualTo(new[] { _one.Id, _two.Id }));
        var used = await AskAsync(_editor, HttpMethod.Delete, path, null, Tag(other), 409);
        Assert.That(used.At("usedBy").EnumerateArray().Select(u => u.Text("where")), Is.EqualTo(new[] { "member", "member" }));

        await ArrangeAsync(path, Tag(other), 200);
        await GetAsync($"/v1/series/{series.Id}", 410);
    }

    [Test]
    public async Task A_piece_is_part_of_one_multipart_series_alone()
    {
        var (here, there, shelf) = (An.Series(SeriesKind.Multipart), An.Series(SeriesKind.Multipart), An.Series());
        await SaveAsync(here, there, shelf);
        await ArrangeAsync($"/v1/admin/series/{here.Id}", "\"e1\"", 200, new { articleId = _one.Id, part = 1 });

        var refused = await ArrangeAsync($"/v1/admin/series/{there.Id}", "\"e1\"", 409, new { articleId = _one.Id, part = 1 });

        Assert.That(refused.Text("code"), Is.EqualTo("in-other-series"));
        Assert.That(refused.Text("detail"), Does.Contain("“One”"));
        await ArrangeAsync($"/v1/admin/series/{shelf.Id}", "\"e1\"", 200, new { articleId = _one.Id });
        await ArrangeAsync($"/v1/admin/series/{here.Id}", "\"e2\"", 200);
        await ArrangeAsync($"/v1/admin/series/{there.Id}", "\"e1\"", 200, new { articleId = _one.Id, part = 1 });
        await ArrangeAsync($"/v1/admin/series/{there.Id}", "\"e2\"", 200);
    }

    [Test]
    public async Task Of_several_series_that_want_a_piece_at_once_one_gets_it()
    {
        var all = Enumerable.Range(0, 6).Select(_ => An.Series(SeriesKind.Multipart)).ToArray();
        var piece = An.Draft(An.Content("Wanted"));
        await SaveAsync([piece, .. all]);

        var answers = await Task.WhenAll(
            all.Select(s =>
                _editor.SendAsync(
                    HttpMethod.Put,
                    $"/v1/admin/series/{s.Id}/articles",
                    new { articles = new[] { new { articleId = piece.Id } } },
                    ("If-Match", "\"e1\"")
                )
            )
        );

        Assert.That(answers.Count(a => (int)a.StatusCode == 200), Is.EqualTo(1));
        foreach (var lost in answers.Where(a => (int)a.StatusCode != 200))
            Assert.That((await lost.JsonAsync()).Text("code"), Is.EqualTo("in-other-series"));
    }

    [Test]
    public async Task The_database_itself_refuses_a_second_multipart_series_by_that_name()
    {
        var (here, there) = (An.Series(SeriesKind.Multipart), An.Series(SeriesKind.Multipart));
        var piece = An.Draft(An.Content("Wanted"));
        here.SetMembers([new SeriesPlace(piece.Id)], An.Hour);
        there.SetMembers([new SeriesPlace(piece.Id)], An.Hour);
        await SaveAsync(piece, here);

        Assert.That(() => SaveAsync(there), Throws.TypeOf<Cms.Model.NewsroomRule>().With.Property("Code").EqualTo("in-other-series"));
    }

    [Test]
    public async Task Every_rule_of_an_order_is_told()
    {
        var (parts, shelf) = (An.Series(SeriesKind.Multipart), An.Series());
        await SaveAsync(parts, shelf);
        var path = $"/v1/admin/series/{parts.Id}";
        var unknown = Guid.CreateVersion7();

        Assert.That(
            (await ArrangeAsync(path, "\"e1\"", 409, new { articleId = _one.Id, part = 1 }, new { articleId = _two.Id, part = 1 })).Text(
                "code"
            ),
            Is.EqualTo("part-twice")
        );
        Assert.That(
            (await ArrangeAsync(path, "\"e1\"", 409, new { articleId = _one.Id }, new { articleId = _one.Id })).Text("code"),
            Is.EqualTo("member-twice")
        );
        Assert.That(
            (await ArrangeAsync($"/v1/admin/series/{shelf.Id}", "\"e1\"", 409, new { articleId = _one.Id, part = 1 })).Text("code"),
            Is.EqualTo("part-in-collection")
        );
        var missing = await ArrangeAsync(path, "\"e1\"", 422, new { articleId = _one.Id }, new { articleId = unknown });
        Assert.That(
            (missing.At("errors/0").Text("pointer"), missing.At("errors/0").Text("code")),
            Is.EqualTo(("/articles/1/articleId", "unknown-reference"))
        );
        var wrong = await ArrangeAsync(path, "\"e1\"", 422, new { part = -1, label = "" });
        Assert.That(
            wrong.At("errors").EnumerateArray().Select(e => e.Text("pointer")),
            Is.EquivalentTo(new[] { "/articles/0/articleId", "/articles/0/part", "/articles/0/label" })
        );
        Assert.That(
            (await AskAsync(_editor, HttpMethod.Put, path + "/articles", "{}", "\"e1\"", 422)).At("errors/0").Text("pointer"),
            Is.EqualTo("/articles")
        );
        Assert.That(
            (await AskAsync(_editor, HttpMethod.Put, path, """{"title":"T","kind":"collection"}""", "\"e1\"", 409)).Text("code"),
            Is.EqualTo("kind-fixed")
        );
    }

    [Test]
    public async Task A_series_of_hundreds_is_filled_and_emptied_at_once()
    {
        var series = An.Series();
        var pieces = Enumerable.Range(0, 600).Select(n => An.Draft(An.Content($"Piece {n}"))).ToArray();
        await SaveAsync([series, .. pieces]);
        var path = $"/v1/admin/series/{series.Id}";

        var filled = await ArrangeAsync(path, "\"e1\"", 200, [.. pieces.Select(p => (object)new { articleId = p.Id })]);
        await ArrangeAsync(path, Tag(filled), 200);

        Assert.That(await _editor.WalkAsync(path + "/articles"), Is.Empty);
    }

    [Test]
    public async Task Its_sources_are_set_in_order_and_changed_only_where_they_differ()
    {
        var (a, b, c) = (An.Source(), An.Source(), An.Source());
        await SaveAsync(a, b, c);
        var made = await AskAsync(
            _editor,
            HttpMethod.Post,
            "/v1/admin/series",
            new
            {
                title = "Made with",
                kind = "collection",
                sourceIds = new[] { a.Id, b.Id },
            },
            null,
            201
        );
        var path = $"/v1/admin/series/{made.Text("id")}";

        var turned = await AskAsync(_editor, HttpMethod.Patch, path, new { sourceIds = new[] { c.Id, b.Id, a.Id } }, Tag(made), 200);
        var same = await AskAsync(_editor, HttpMethod.Patch, path, new { sourceIds = new[] { c.Id, b.Id, a.Id } }, Tag(turned), 200);
        var used = await AskAsync(_editor, HttpMethod.Delete, $"/v1/admin/sources/{c.Id}", null, "\"e1\"", 409);
        var fewer = await AskAsync(_editor, HttpMethod.Patch, path, new { sourceIds = new[] { a.Id } }, Tag(turned), 200);

        Assert.That(Sources(turned), Is.EqualTo(new[] { c.Id, b.Id, a.Id }));
        Assert.That(Tag(same), Is.EqualTo(Tag(turned)));
        Assert.That(used.At("usedBy/0").Text("where"), Is.EqualTo("made with"));
        Assert.That(Sources(fewer), Is.EqualTo(new[] { a.Id }));
        await AskAsync(_editor, HttpMethod.Delete, $"/v1/admin/sources/{c.Id}", null, "\"e1\"", 204);

        static IEnumerable<Guid> Sources(JsonElement series) => series.At("sourceIds").EnumerateArray().Select(s => s.GetGuid());
    }

    [Test]
    public async Task A_series_on_the_front_page_is_in_use()
    {
        var series = An.Series();
        var home = new HomePage(An.Hour);
        home.Edit(
            new HomeLayout
            {
                Slots =
                [
                    new HomeSlot
                    {
                        Key = "row",
                        Kind = SlotKind.Series,
                        SeriesId = series.Id,
                    },
                ],
            }
        );
        await SaveAsync(series, home);

        var used = await AskAsync(_editor, HttpMethod.Delete, $"/v1/admin/series/{series.Id}", null, "\"e1\"", 409);

        Assert.That(used.At("usedBy/0").Text("where"), Is.EqualTo("front page"));
    }

    private static string Tag(JsonElement thing) => $"\"e{thing.At("editVersion").GetInt32()}\"";

    private async Task<int> VersionAsync(Article article) => (await GetAsync($"/v1/articles/{article.Id}")).At("data/version").GetInt32();

    private Task<(int, int)> RowsAsync() => Host.DeskAsync(async db => (await db.Changes.CountAsync(), await db.Audit.CountAsync()));

    private Task<JsonElement> ArrangeAsync(string path, string tag, int status, params object[] articles) =>
        AskAsync(_editor, HttpMethod.Put, path + "/articles", new { articles }, tag, status);

    private static async Task<JsonElement> AskAsync(
        HttpClient client,
        HttpMethod method,
        string path,
        object? body,
        string? tag,
        int status
    )
    {
        using var answer = await client.SendAsync(method, path, body, tag is null ? [] : [("If-Match", tag)]);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That((int)answer.StatusCode, Is.EqualTo(status), $"{method} {path}: {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }
}
