using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using Cms.Api.Http.Caching;
using Cms.Model.Articles;
using Cms.Model.Authors;
using Cms.Model.Home;
using Cms.Model.Illustrations;
using Cms.Model.Topics;
using Cms.Testing;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Cms.Api.Tests.Changes;

// Alone, since it takes all the machine has.
[NonParallelizable]
public sealed class CacheFenceTests(string provider) : OnEveryDatabase(provider)
{
    private const int Seed = 2_718;
    private const int Readers = 8;
    private const int Reads = 30_000;
    private const int LeastReads = 300;
    private const int LeastWrites = 15;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(8);
    private static readonly DateTime Later = An.Hour.AddDays(1);

    private readonly Author[] _authors = [An.Author(), An.Author()];
    private readonly List<Article> _hammered = [];
    private Article _quiet = null!;

    private ResponseCache Cache => Host.Services.GetRequiredService<ResponseCache>();

    protected override async Task PrepareAsync()
    {
        for (var i = 0; i < 4; i++)
            _hammered.Add(An.Article(An.Content($"Hammered {i}", _authors[i / 2])));
        _quiet = An.Article(An.Content("Quiet", _authors[0]));
        var home = new HomePage(An.Hour);
        home.Edit(
            new HomeLayout
            {
                Slots =
                [
                    new HomeSlot
                    {
                        Key = "picks",
                        Kind = SlotKind.List,
                        ArticleIds = [.. _hammered.Select(a => a.Id)],
                    },
                ],
            }
        );
        home.Publish(An.Hour);
        await SaveAsync([.. _authors, .. _hammered, _quiet, home]);
    }

    [Test]
    public async Task A_read_that_begins_after_a_write_was_answered_never_shows_what_was_before()
    {
        // Judging every one of so many answers by the contract would leave no time to read them.
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = Host.BaseAddress };
        var answered = new ConcurrentDictionary<Guid, int>(_hammered.Select(a => KeyValuePair.Create(a.Id, 1)));
        var paths = _hammered
            .SelectMany(a => new[] { $"/v1/articles/{a.Id}", $"/v1/articles/{a.Slug}" })
            .Concat([
                "/v1/articles?limit=10",
                "/v1/articles?limit=10&sort=-modifiedAt",
                "/v1/home",
                $"/v1/authors/{_authors[0].Slug}/articles",
            ])
            .ToArray();
        var time = Stopwatch.StartNew();
        var (reads, writes, stale) = (0, 0, new ConcurrentBag<string>());
        // However slow the machine is, some of both.
        bool IsOver() =>
            (Volatile.Read(ref reads) >= Reads || time.Elapsed > Longest)
            && Volatile.Read(ref reads) >= LeastReads
            && Volatile.Read(ref writes) >= LeastWrites;

        // Each writer has articles and an author of its own, so that all of its saves succeed.
        var writing = _authors
            .Select(
                (author, w) =>
                    Task.Run(async () =>
                    {
                        var random = new Random(Seed + w);
                        var mine = _hammered.Skip(w * 2).Take(2).ToList();
                        for (var n = 0; !IsOver(); n++)
                        {
                            if (random.Next(4) == 0)
                            {
                                await ChangeAsync<Author>(author.Id, a => a.Edit(new AuthorProfile { Name = $"{author.Name} {n}" }, Later));
                                foreach (var article in mine)
                                    answered.AddOrUpdate(article.Id, 0, (_, version) => version + 1);
                            }
                            else
                            {
                                var article = mine[random.Next(2)];
                                await ChangeAsync<Article>(article.Id, a =>
                                {
                                    a.Edit(a.Live! with { Subtitle = $"Number {n}" }, Later);
                                    a.Publish(Later);
                                });
                                answered.AddOrUpdate(article.Id, 0, (_, version) => version + 1);
                            }

                            Interlocked.Increment(ref writes);
                        }
                    })
            )
            .ToList();
        var reading = Enumerable
            .Range(0, Readers)
            .Select(r =>
                Task.Run(async () =>
                {
                    var random = new Random(Seed * (r + 2));
                    while (!IsOver())
                    {
                        var path = paths[random.Next(paths.Length)];
                        var least = answered.ToArray();
                        var body = await client.GetByteArrayAsync(path);
                        Interlocked.Increment(ref reads);
                        var shown = Versions(body);
                        foreach (var (id, version) in least)
                        {
                            if (shown.TryGetValue(id, out var seen) && seen < version)
                                stale.Add($"{path} showed version {seen} of {id} after {version} was answered.");
                        }
                    }
                })
            )
            .ToList();
        await Task.WhenAll([.. writing, .. reading]);

        TestContext.Out.WriteLine(
            $"{reads} reads, {writes} writes, {stale.Count} stale, {Cache.Loads} loads, {time.Elapsed.TotalSeconds:0.0} s"
        );
        Assert.That(stale, Is.Empty);
        foreach (var article in _hammered)
            Assert.That(
                (await GetAsync($"/v1/articles/{article.Id}")).GetProperty("data").GetProperty("version").GetInt32(),
                Is.EqualTo(answered[article.Id])
            );
    }

    [Test]
    public async Task What_is_published_elsewhere_does_not_end_what_is_kept_of_an_article()
    {
        var topic = An.Topic();
        var topicArticle = An.Article(An.Content("Under a topic", _authors[0]) with { TopicIds = [topic.Id] });
        await SaveAsync(topic, topicArticle);
        var paths = new[] { $"/v1/articles/{_quiet.Id}", $"/v1/articles/{_quiet.Slug}", $"/v1/topics/{topic.Slug}", "/v1/site", "/" };
        var before = await ETagsAsync(paths);
        var loads = Cache.Loads;

        await SaveAsync(An.Article(An.Content("Something else entirely", _authors[1])));
        await ChangeAsync<Topic>((await StoredTopicAsync()).Id, t => t.Edit("Another subject", null, Later));

        var after = await ETagsAsync(paths);
        Assert.Multiple(() =>
        {
            Assert.That(after, Is.EqualTo(before));
            Assert.That(Cache.Loads, Is.EqualTo(loads), "Something was read again though nothing of it had changed.");
        });
    }

    [TestCase("/v1/articles?limit=5&sort=-publishedAt,title", "/v1/articles?sort=-publishedAt%2Ctitle&limit=5")]
    [TestCase("/v1/articles?publishedAt[gte]=2026-01-01&language=en,de", "/v1/articles?language=en%2Cde&publishedAt%5Bgte%5D=2026-01-01")]
    [TestCase("/v1/articles?language=en&language=de", "/v1/articles?language=en,de")]
    public async Task Another_spelling_of_a_query_is_the_same_answer_and_kept_once(string one, string other)
    {
        await SendAsync(one);
        var loads = Cache.Loads;

        var (first, second) = (await SendAsync(one), await SendAsync(other));

        Assert.Multiple(() =>
        {
            Assert.That(second.Body, Is.EqualTo(first.Body));
            Assert.That(second.ETag, Is.EqualTo(first.ETag).And.Not.Null);
            Assert.That(Cache.Loads, Is.EqualTo(loads));
        });
    }

    [Test]
    public async Task What_an_included_author_or_series_shows_of_others_is_as_fresh_as_itself()
    {
        var portrait = An.Illustration("A sitter");
        var author = new Author(
            $"sitter-{Guid.NewGuid():N}"[..20],
            AuthorKind.Person,
            new AuthorProfile { Name = "A sitter", PortraitId = portrait.Id },
            An.Hour
        );
        var (article, beside) = (An.Article(An.Content("Portrayed", author)), An.Article(An.Content("Beside it", _authors[1])));
        var series = An.Series();
        series.SetMembers([new(article.Id), new(beside.Id)], An.Hour);
        await SaveAsync(portrait, author, article, beside, series);
        var path = $"/v1/articles/{article.Id}?include=authors,series";
        await SendAsync(path);

        await ChangeAsync<Illustration>(portrait.Id, i => i.Edit(i.Facts with { Alt = "A sitter, standing" }, Later));
        await ChangeAsync<Article>(beside.Id, a =>
        {
            a.Edit(a.Live! with { Title = "Still beside it" }, Later);
            a.Publish(Later);
        });

        Assert.That((await SendAsync(path)).Body, Does.Contain("A sitter, standing").And.Contain("Still beside it"));
    }

    [Test]
    public async Task An_answer_asked_for_at_least_as_new_as_a_change_is_not_for_other_caches()
    {
        var sequence = await SaveAsync(An.Article(An.Content("Brand new", _authors[1])));

        var answer = await SendAsync($"/v1/articles/{_quiet.Id}?atLeast={sequence}");

        Assert.That(answer.CacheControl, Is.EqualTo("no-store"));
        Assert.That(answer.Body, Does.Not.Contain("atLeast"));
    }

    [Test]
    public async Task A_request_with_a_key_is_never_answered_from_what_is_kept_for_all()
    {
        var path = $"/v1/articles/{_quiet.Id}";
        await SendAsync(path);

        var answer = await SendAsync(path, r =>
            r.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "cms_12345678_abcdefghijklmnopqrstuvwxyz012345")
        );

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(401));
            Assert.That(answer.Body, Does.Contain("key-invalid").And.Not.Contain("Quiet"));
        });
        Assert.That((await SendAsync(path)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task A_request_for_a_part_is_neither_answered_from_what_is_kept_nor_kept()
    {
        var path = $"/v1/articles/{_quiet.Id}?formats=text";
        await SendAsync(path);
        var loads = Cache.Loads;

        var answer = await SendAsync(path, r => r.Headers.Range = new RangeHeaderValue(0, 9));

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(200), "JSON is given whole.");
            Assert.That(Cache.Loads, Is.EqualTo(loads + 1));
        });
    }

    private async Task<Topic> StoredTopicAsync()
    {
        var topic = An.Topic();
        topic.List(true);
        await SaveAsync(topic);
        return topic;
    }

    private async Task<List<string?>> ETagsAsync(string[] paths)
    {
        var tags = new List<string?>();
        foreach (var path in paths)
            tags.Add((await SendAsync(path)).ETag);
        return tags;
    }

    private async Task<Sent> SendAsync(string path, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        change?.Invoke(request);
        using var answer = await Client.SendAsync(request);
        return new Sent(
            (int)answer.StatusCode,
            answer.Headers.ETag?.Tag,
            answer.Headers.CacheControl?.ToString(),
            await answer.Content.ReadAsStringAsync()
        );
    }

    /// <summary>The version of every article in an answer, wherever it stands.</summary>
    private static Dictionary<Guid, int> Versions(byte[] body)
    {
        var found = new Dictionary<Guid, int>();
        Walk(JsonDocument.Parse(body).RootElement);
        return found;

        void Walk(JsonElement element)
        {
            if (element.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in element.EnumerateArray())
                    Walk(item);
            }
            else if (element.ValueKind == JsonValueKind.Object)
            {
                if (
                    element.TryGetProperty("modifiedAt", out _)
                    && element.TryGetProperty("version", out var version)
                    && element.TryGetProperty("id", out var id)
                )
                    found[id.GetGuid()] = version.GetInt32();
                else
                    foreach (var member in element.EnumerateObject())
                        Walk(member.Value);
            }
        }
    }

    private sealed record Sent(int Status, string? ETag, string? CacheControl, string Body);
}
