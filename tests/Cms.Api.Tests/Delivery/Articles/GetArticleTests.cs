using System.IO.Compression;
using System.Text.Json;
using Cms.Model.Articles;
using Cms.Model.Authors;
using Cms.Testing;
using NUnit.Framework;

namespace Cms.Api.Tests.Delivery.Articles;

public sealed class GetArticleTests(string provider) : OnEveryDatabase(provider)
{
    private static readonly string[] Formats = ["html", "markdown", "text", "blocks"];

    private Author _author = null!;
    private Article _article = null!;

    protected override (string Name, string Value)[] Settings => [("Cms:PublicUrl", "https://api.example/base")];

    protected override async Task PrepareAsync()
    {
        _author = An.Author("Tove Lindqvist");
        _article = An.Article(
            An.Content("Before the flood", _author) with
            {
                Body = "A first paragraph.\n\n## A heading\n\n" + string.Join("\n\n", Enumerable.Repeat("And *so on*.", 200)),
            }
        );
        await SaveAsync(_author, _article);
    }

    [Test]
    public async Task An_article_is_the_same_by_id_and_by_slug()
    {
        var byId = await GetAsync($"/v1/articles/{_article.Id}");
        var bySlug = await GetAsync($"/v1/articles/{_article.Slug}");

        Assert.That(bySlug.ToString(), Is.EqualTo(byId.ToString()));
        Assert.That(byId.At("data/id").GetGuid(), Is.EqualTo(_article.Id));
        Assert.That(byId.Text("data/url"), Does.EndWith($"/articles/{_article.Slug}"));
    }

    [Test]
    public async Task A_former_slug_leads_to_the_present_one_and_keeps_the_query()
    {
        var article = await StoredAsync("A moving tale");
        var former = article.Slug;
        await ChangeAsync<Article>(article.Id, a => a.MoveTo(former + "-again", An.Hour.AddDays(1)));

        foreach (var (path, query) in new[] { ("", "?formats=text%2Chtml&include=authors"), ("", ""), ("/related", "?limit=3") })
        {
            using var answer = await Client.GetAsync($"/v1/articles/{former}{path}{query}");

            Assert.Multiple(() =>
            {
                Assert.That((int)answer.StatusCode, Is.EqualTo(301));
                Assert.That(answer.Header("Location"), Is.EqualTo($"https://api.example/base/v1/articles/{former}-again{path}{query}"));
                Assert.That(answer.Header("Cache-Control"), Does.Contain("s-maxage=10"));
                Assert.That(answer.Header("Surrogate-Key"), Does.Contain($"article:{former} ").And.Contain($"article:{former}-again"));
                Assert.That(answer.Header("Content-Sequence"), Is.Not.Null);
            });
        }
    }

    [Test]
    public async Task A_withdrawn_article_says_why_and_what_stands_in_for_it()
    {
        var article = await StoredAsync("A doubtful tale");
        var former = article.Slug;
        await ChangeAsync<Article>(article.Id, a => a.MoveTo(former + "-2", An.Hour.AddDays(1)));
        await ChangeAsync<Article>(article.Id, a =>
            a.Withdraw(
                new Withdrawal(WithdrawalCause.Error, "It was wrong.", false, _article.Id, "between us", default),
                An.Hour.AddDays(2)
            )
        );

        foreach (var address in new[] { article.Id.ToString(), former, former + "-2" })
        {
            foreach (var path in new[] { "", "/related" })
            {
                var gone = await GetAsync($"/v1/articles/{address}{path}", 410);

                Assert.Multiple(() =>
                {
                    Assert.That(gone.Text("code"), Is.EqualTo("gone"));
                    Assert.That(gone.Text("notice"), Is.EqualTo("It was wrong."));
                    Assert.That(gone.At("withdrawnAt").GetDateTime(), Is.EqualTo(An.Hour.AddDays(2)));
                    Assert.That(gone.Text("replacement/slug"), Is.EqualTo(_article.Slug));
                    Assert.That(gone.ToString(), Does.Not.Contain("doubtful tale").And.Not.Contain("between us"));
                });
            }
        }
    }

    [Test]
    public async Task An_unpublished_article_is_gone_without_a_notice_and_stays_gone_in_the_trash()
    {
        var article = await StoredAsync("A tale taken down");
        await ChangeAsync<Article>(article.Id, a => a.Unpublish(An.Hour.AddDays(1)));

        var gone = await GetAsync($"/v1/articles/{article.Slug}", 410);
        await ChangeAsync<Article>(article.Id, a => a.Trash(An.Hour.AddDays(2)));
        var trashed = await GetAsync($"/v1/articles/{article.Slug}", 410);

        Assert.That(gone.At("notice").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(gone.Text("detail"), Is.EqualTo("This was public and has been taken down."));
        Assert.That(Without(trashed, "requestId"), Is.EqualTo(Without(gone, "requestId")));
    }

    [Test]
    public async Task What_was_never_public_answers_exactly_as_what_is_unknown()
    {
        var hidden = new Dictionary<string, Article>
        {
            ["draft"] = An.Draft(An.Content("Hidden one", _author)),
            ["in review"] = An.Draft(An.Content("Hidden two", _author)),
            ["scheduled"] = An.Draft(An.Content("Hidden three", _author)),
            ["embargoed"] = An.Draft(An.Content("Hidden four", _author)),
            ["trashed"] = An.Draft(An.Content("Hidden five", _author)),
        };
        hidden["in review"].SubmitForReview(An.Hour);
        hidden["scheduled"].Schedule(An.Hour.AddYears(1), An.Hour);
        hidden["embargoed"].Embargo(An.Hour.AddYears(1), An.Hour);
        hidden["trashed"].Trash(An.Hour);
        await SaveAsync([.. hidden.Values]);

        foreach (var path in new[] { "", "/related", "?include=authors,series&formats=blocks" })
        {
            var unknown = await AnswerAsync("no-such-piece", path);
            foreach (var (state, article) in hidden)
            {
                Assert.Multiple(async () =>
                {
                    Assert.That(await AnswerAsync(article.Slug, path), Is.EqualTo(unknown), state);
                    Assert.That(await AnswerAsync(article.Id.ToString(), path), Is.EqualTo(unknown), state);
                });
            }
        }

        // Everything an answer says but what names the request: its id and the address it asked for.
        async Task<string> AnswerAsync(string address, string path)
        {
            var at = path.StartsWith('?') ? address + path : address + path;
            using var answer = await Client.GetAsync($"/v1/articles/{at}");
            var headers = string.Join('\n', answer.LastingHeaders().Select(h => $"{h.Key}: {h.Value}"))
                .Replace(address, "X", StringComparison.Ordinal);
            return $"{(int)answer.StatusCode}\n{headers}\n{Without(await answer.JsonAsync(), "requestId")}";
        }
    }

    [Test]
    public async Task The_body_comes_in_the_formats_asked_for_and_in_html_if_none_is()
    {
        for (var choice = 0; choice < 16; choice++)
        {
            var wanted = Formats.Where((_, i) => (choice & (1 << i)) != 0).ToList();

            var body = (
                await GetAsync($"/v1/articles/{_article.Slug}{(wanted.Count == 0 ? "" : $"?formats={string.Join(',', wanted)}")}")
            ).At("data/body");

            Assert.That(body.Names(), Is.EqualTo(Formats));
            Assert.That(Formats.Where(f => body.At(f).ValueKind != JsonValueKind.Null), Is.EqualTo(wanted.Count == 0 ? ["html"] : wanted));
        }

        var all = (await GetAsync($"/v1/articles/{_article.Slug}?formats=html,markdown,text,blocks")).At("data/body");
        Assert.Multiple(() =>
        {
            Assert.That(all.Text("html"), Does.StartWith("<p>A first paragraph.</p>").And.Contain("<em>so on</em>"));
            Assert.That(all.Text("markdown"), Does.StartWith("A first paragraph.\n\n## A heading"));
            Assert.That(all.Text("text"), Does.StartWith("A first paragraph.\n\nA heading"));
            Assert.That(
                all.At("blocks").EnumerateArray().Take(3).Select(b => b.Text("type")),
                Is.EqualTo(new[] { "paragraph", "heading", "paragraph" })
            );
            Assert.That(all.Text("html"), Does.Contain($"id=\"{all.Text("blocks/1/id")}\""));
        });
    }

    [Test]
    public async Task Includes_fill_exactly_the_maps_asked_for()
    {
        var (topic, source, series, picture) = (An.Topic(), An.Source(), An.Series(), An.Illustration());
        var article = An.Article(
            An.Content("All included", _author) with
            {
                TopicIds = [topic.Id],
                Attributions = [new Attribution(AttributionRelation.RepublishedFrom, source.Id)],
                LeadIllustrationId = picture.Id,
            }
        );
        series.SetMembers([new(article.Id)], An.Hour);
        await SaveAsync(topic, source, series, picture, article);
        var whole = new Dictionary<string, Guid>
        {
            ["authors"] = _author.Id,
            ["series"] = series.Id,
            ["sources"] = source.Id,
            ["illustrations"] = picture.Id,
            ["topics"] = topic.Id,
        };

        foreach (
            var path in new[]
            {
                $"/v1/articles/{article.Slug}",
                $"/v1/articles?id={article.Id}",
                $"/v1/topics/{topic.Slug}/articles",
                $"/v1/series/{series.Slug}/articles",
            }
        )
        {
            for (var choice = 0; choice < 32; choice += 3)
            {
                var wanted = whole.Keys.Where((_, i) => (choice & (1 << i)) != 0).ToList();
                var included = (
                    await GetAsync(
                        path
                            + (
                                wanted.Count == 0
                                    ? ""
                                    : $"{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}include={string.Join(',', wanted)}"
                            )
                    )
                ).At("included");

                Assert.That(included.Names(), Is.EquivalentTo(whole.Keys));
                foreach (var (name, id) in whole)
                    Assert.That(
                        included.At(name).Names(),
                        Is.EqualTo(wanted.Contains(name) ? new[] { id.ToString() } : []),
                        $"{path} {name}"
                    );
            }
        }
    }

    [Test]
    public async Task The_second_answer_may_be_compressed_and_says_so_in_its_tag()
    {
        var path = $"/v1/articles/{_article.Slug}?formats=html,text";
        using var first = await Client.GetAsync(path, ("Accept-Encoding", "br, gzip"));
        using var second = await Client.GetAsync(path, ("Accept-Encoding", "gzip;q=0.5, br"));
        using var third = await Client.GetAsync(path, ("Accept-Encoding", "gzip, br;q=0"));
        using var plain = await Client.GetAsync(path);
        var bytes = await plain.Content.ReadAsByteArrayAsync();

        Assert.Multiple(async () =>
        {
            Assert.That(first.Header("Content-Encoding"), Is.Null);
            Assert.That(second.Header("Content-Encoding"), Is.EqualTo("br"));
            Assert.That(third.Header("Content-Encoding"), Is.EqualTo("gzip"));
            Assert.That(plain.Header("Content-Encoding"), Is.Null);
            Assert.That(plain.Header("ETag"), Is.EqualTo(first.Header("ETag")));
            Assert.That(second.Header("ETag"), Is.EqualTo(plain.Header("ETag")![..^1] + "-br\""));
            Assert.That(third.Header("ETag"), Is.EqualTo(plain.Header("ETag")![..^1] + "-gzip\""));
            Assert.That(new[] { first, second, third, plain }.Select(a => a.Header("Vary")), Is.All.EqualTo("Accept-Encoding"));
            Assert.That(await UnpackedAsync(second, s => new BrotliStream(s, CompressionMode.Decompress)), Is.EqualTo(bytes));
            Assert.That(await UnpackedAsync(third, s => new GZipStream(s, CompressionMode.Decompress)), Is.EqualTo(bytes));
        });

        static async Task<byte[]> UnpackedAsync(HttpResponseMessage answer, Func<Stream, Stream> decoder)
        {
            await using var stream = decoder(new MemoryStream(await answer.Content.ReadAsByteArrayAsync()));
            using var unpacked = new MemoryStream();
            await stream.CopyToAsync(unpacked);
            return unpacked.ToArray();
        }
    }

    [Test]
    public async Task A_caller_who_has_the_answer_in_any_encoding_is_told_so()
    {
        var path = $"/v1/articles/{_article.Slug}?formats=markdown";
        using var whole = await Client.GetAsync(path);
        var hash = whole.Header("ETag")!.Trim('"');
        string[] held =
        [
            $"\"{hash}\"",
            $"W/\"{hash}\"",
            $"\"{hash}-br\"",
            $"\"{hash}-gzip\"",
            $"\"other\", W/\"{hash}-br\" , \"third\"",
            "*",
        ];
        string[] notHeld = ["\"other\"", $"\"{hash[1..]}\"", hash, $"\"x{hash}\""];

        foreach (var value in held)
        {
            using var answer = await Client.GetAsync(path, ("If-None-Match", value));
            Assert.Multiple(() =>
            {
                Assert.That((int)answer.StatusCode, Is.EqualTo(304), value);
                Assert.That(answer.Header("ETag"), Is.EqualTo($"\"{hash}\""));
                foreach (var name in new[] { "Cache-Control", "Vary", "Content-Sequence", "Surrogate-Key", "Last-Modified" })
                    Assert.That(answer.Header(name), Is.EqualTo(whole.Header(name)), name);
            });
        }

        foreach (var value in notHeld)
        {
            using var answer = await Client.GetAsync(path, ("If-None-Match", value), ("If-Modified-Since", whole.Header("Last-Modified")!));
            Assert.That((int)answer.StatusCode, Is.EqualTo(200), $"{value}: a date does not count beside tags");
        }
    }

    [Test]
    public async Task A_caller_may_ask_by_date_where_one_date_tells_all()
    {
        var path = $"/v1/articles/{_article.Slug}";
        using var whole = await Client.GetAsync(path);
        var date = whole.Content.Headers.LastModified!.Value;

        using var same = await Client.GetAsync(path, ("If-Modified-Since", date.ToString("R")));
        using var earlier = await Client.GetAsync(path, ("If-Modified-Since", date.AddSeconds(-1).ToString("R")));
        using var nonsense = await Client.GetAsync(path, ("If-Modified-Since", "yesterday"));
        using var including = await Client.GetAsync(path + "?include=authors", ("If-Modified-Since", date.ToString("R")));

        Assert.That(date.UtcDateTime, Is.EqualTo(An.Hour));
        Assert.That(new[] { same, earlier, nonsense, including }.Select(a => (int)a.StatusCode), Is.EqualTo(new[] { 304, 200, 200, 200 }));
        Assert.That(including.Header("Last-Modified"), Is.Null);
    }

    [Test]
    public async Task HEAD_has_the_headers_of_GET_and_no_body()
    {
        var article = await StoredAsync("A headed tale");
        var gone = await StoredAsync("A headed tale gone");
        await ChangeAsync<Article>(gone.Id, a => a.Unpublish(An.Hour.AddDays(1)));
        foreach (
            var path in new[]
            {
                article.Slug,
                article.Id.ToString(),
                article.Slug + "?include=authors",
                article.Slug + "?nonsense=1",
                "unknown-slug",
                gone.Slug,
            }
        )
        {
            using var head = await Client.SendAsync(HttpMethod.Head, $"/v1/articles/{path}");
            using var get = await Client.GetAsync($"/v1/articles/{path}");

            Assert.That(head.StatusCode, Is.EqualTo(get.StatusCode), path);
            Assert.That(head.LastingHeaders(), Is.EqualTo(get.LastingHeaders()), path);
            Assert.That(await head.Content.ReadAsByteArrayAsync(), Is.Empty);
        }
    }

    [Test]
    public async Task Two_who_ask_at_once_for_what_is_not_there_are_each_told_their_own_request()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => GetAsync("/v1/articles/nothing-here-at-all", 404)));

        Assert.That(answers.Select(a => a.Text("requestId")), Is.Unique);
    }

    [Test]
    public async Task An_answer_no_older_than_a_change_is_asked_for_with_its_number()
    {
        var article = await StoredAsync("A tale in order");
        var sequence = (await ChangeAsync<Article>(article.Id, a => a.MoveTo(a.Slug + "-x", An.Hour.AddDays(1))))!.Value;
        using var plain = await Client.GetAsync($"/v1/articles/{article.Id}");

        using var reached = await Client.GetAsync($"/v1/articles/{article.Id}?atLeast={sequence}");
        using var beyond = await Client.GetAsync($"/v1/articles/{article.Id}?atLeast={sequence + 1_000_000}");
        using var list = await Client.GetAsync($"/v1/articles?limit=1&atLeast={sequence}");
        var links = (await list.JsonAsync()).At("links");
        using var current = await Client.GetAsync(
            $"/v1/articles/{article.Id}?atLeast={sequence}",
            ("If-None-Match", plain.Header("ETag")!)
        );

        Assert.Multiple(() =>
        {
            Assert.That(reached.Header("Cache-Control"), Is.EqualTo("no-store"));
            Assert.That(long.Parse(reached.Header("Content-Sequence")!, null), Is.GreaterThanOrEqualTo(sequence));
            Assert.That(reached.Header("ETag"), Is.EqualTo(plain.Header("ETag")));
            Assert.That((int)beyond.StatusCode, Is.EqualTo(503));
            Assert.That(beyond.Header("Retry-After"), Is.EqualTo("1"));
            Assert.That(beyond.Header("Cache-Control"), Is.EqualTo("no-store"));
            Assert.That(links.ToString() + list.Header("Link"), Does.Not.Contain("atLeast"));
            Assert.That((int)current.StatusCode, Is.EqualTo(304));
            Assert.That(current.Header("Cache-Control"), Is.EqualTo("no-store"));
        });
    }

    private async Task<Article> StoredAsync(string title)
    {
        var article = An.Article(An.Content(title, _author));
        await SaveAsync(article);
        return article;
    }

    private static string Without(JsonElement value, string member) =>
        string.Join(',', value.EnumerateObject().Where(m => m.Name != member).Select(m => m.ToString()));
}
