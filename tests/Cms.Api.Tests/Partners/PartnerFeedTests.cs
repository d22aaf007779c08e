using Cms.Api.Tests.Delivery.Feeds;
using Cms.Model.Access;
using Cms.Model.Articles;
using Cms.Model.Authors;
using Cms.Model.Licenses;
using Cms.Model.Topics;
using Cms.Testing;
using NUnit.Framework;

namespace Cms.Api.Tests.Partners;

/// <summary>A partner's feeds: what it may have, whole, and nothing else.</summary>
public sealed class PartnerFeedTests(string provider) : OnEveryDatabase(provider)
{
    private const string Path = "/v1/partner/feeds";

    private static readonly string[] Formats = ["rss", "atom", "json"];

    private readonly Author _author = An.Author("Ines Okafor");
    private readonly Author _other = An.Author("Ruben Vance");
    private HttpClient _desk = null!;

    private static DateTime Now => An.Hour;

    protected override async Task PrepareAsync()
    {
        _desk = await Host.StaffAsync(Role.Admin, "The desk");
        await SaveAsync(_author, _other, An.Article(An.Content("So that both are public", _author, _other)));
    }

    [TestCaseSource(nameof(Formats))]
    public async Task A_partner_reads_what_it_is_entitled_to_and_no_more(string format)
    {
        var (topic, partner, _) = await EntitledAsync();
        var (mine, elsewhere) = (await ArticleAsync(topic, _author), await ArticleAsync(await TopicAsync(), _author));
        var embargoed = An.Draft(An.Content("Not before tomorrow", _author) with { TopicIds = [topic.Id] });
        await SaveAsync(embargoed);
        await ChangeAsync<Article>(embargoed.Id, a =>
            a.Embargo(TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(1), TimeProvider.System.GetUtcNow().UtcDateTime)
        );

        var feed = await ReadFeed.FromAsync(partner, $"{Path}/articles.{format}");

        Assert.That(feed.Ids, Is.EqualTo(new[] { $"urn:uuid:{mine.Id}" }).And.Not.Contains($"urn:uuid:{elsewhere.Id}"));
        Assert.That(feed.Title, Does.EndWith(" · The Inland Courier"));
        Assert.That(new Uri(feed.Self!).AbsolutePath, Is.EqualTo($"{Path}/articles.{format}"));
    }

    [TestCaseSource(nameof(Formats))]
    public async Task What_is_to_be_taken_down_stays_as_a_stub_and_what_may_be_kept_is_simply_gone(string format)
    {
        var (topic, partner, _) = await EntitledAsync();
        var (stays, withdrawn, unpublished, left, returned) = (
            await ArticleAsync(topic, _author),
            await ArticleAsync(topic, _author),
            await ArticleAsync(topic, _author),
            await ArticleAsync(topic, _author),
            await ArticleAsync(topic, _author)
        );
        await ChangeAsync<Article>(withdrawn.Id, a =>
            a.Withdraw(new Withdrawal(WithdrawalCause.Error, "It rested on a forgery.", false, null, null, default), Now)
        );
        await ChangeAsync<Article>(unpublished.Id, a => a.Unpublish(Now));
        await ChangeAsync<Article>(returned.Id, a => a.Unpublish(Now));
        await ChangeAsync<Article>(returned.Id, a => a.Publish(Now));
        await ChangeAsync<Article>(left.Id, a =>
        {
            a.Edit(a.Live! with { TopicIds = [] }, Now);
            a.Publish(Now);
        });

        var feed = await ReadFeed.FromAsync(partner, $"{Path}/articles.{format}");

        Assert.That(
            feed.Entries.Where(e => !e.IsRemoved).Select(e => e.Id),
            Is.EquivalentTo(new[] { $"urn:uuid:{stays.Id}", $"urn:uuid:{returned.Id}" })
        );
        Assert.That(
            feed.Entries.Where(e => e.IsRemoved).Select(e => e.Id),
            Is.EquivalentTo(new[] { $"urn:uuid:{withdrawn.Id}", $"urn:uuid:{unpublished.Id}" })
        );
        var (_, stranger, _) = await EntitledAsync();
        Assert.That((await ReadFeed.FromAsync(stranger, $"{Path}/articles.{format}")).Entries, Is.Empty, "It never had any of it.");
    }

    [Test]
    public async Task A_piece_that_is_not_free_is_whole_for_the_partner_and_an_excerpt_for_everybody()
    {
        var topic = await TopicAsync();
        var piece = An.Article(
            An.Content("Under contract", _author) with
            {
                TopicIds = [topic.Id],
                License = License.AllRightsReserved,
                Body = $"{string.Concat(Enumerable.Repeat("A long beginning. ", 60))}\n\n## A heading\n\nEvery word of it.",
            }
        );
        await SaveAsync(piece);
        var (partner, _, _) = await Host.EntitledAsync(_desk, new { topics = new[] { topic.Id } });

        var whole = await ReadFeed.FromAsync(partner, $"{Path}/topics/{topic.Slug}.json");
        var open = await ReadFeed.FromAsync(Client, $"/feeds/topics/{topic.Slug}.json");

        Assert.That(whole[piece.Id].Html, Does.Contain("Every word of it."));
        Assert.That(open[piece.Id].Html, Does.Not.Contain("Every word of it."));
    }

    [Test]
    public async Task It_is_of_one_thing_where_one_is_named()
    {
        var (topic, partner, _) = await EntitledAsync();
        var (one, other) = (await ArticleAsync(topic, _author), await ArticleAsync(topic, _other));
        var hidden = An.Author("Nobody yet");
        await SaveAsync(hidden);

        var byId = await ReadFeed.FromAsync(partner, $"{Path}/authors/{_author.Id}.atom");
        var bySlug = await ReadFeed.FromAsync(partner, $"{Path}/authors/{_other.Slug}.atom");

        Assert.That(byId.Ids, Is.EqualTo(new[] { $"urn:uuid:{one.Id}" }));
        Assert.That(bySlug.Ids, Is.EqualTo(new[] { $"urn:uuid:{other.Id}" }));
        await partner.ReadAsync($"{Path}/authors/{hidden.Slug}.atom", 404);
        await partner.ReadAsync($"{Path}/authors/nobody-at-all.atom", 404);
        await partner.ReadAsync($"{Path}/articles.xml", 404);
        await partner.ReadAsync($"{Path}/illustrations/{_author.Id}.atom", 400);
    }

    [Test]
    public async Task It_is_for_a_key_and_unchanged_it_is_304()
    {
        var (topic, partner, id) = await EntitledAsync();
        await ArticleAsync(topic, _author);

        await Client.ReadAsync($"{Path}/articles.atom", 401);
        await _desk.ReadAsync($"{Path}/articles.atom", 403);
        using var first = await partner.GetAsync($"{Path}/articles.atom");
        using var again = await partner.SendAsync(
            new HttpRequestMessage(HttpMethod.Get, $"{Path}/articles.atom") { Headers = { { "If-None-Match", first.Header("ETag") } } }
        );
        Assert.That(
            ((int)first.StatusCode, first.Header("Cache-Control"), (int)again.StatusCode),
            Is.EqualTo((200, "private, no-cache", 304))
        );

        await _desk.WriteAsync(
            200,
            HttpMethod.Post,
            $"/v1/admin/partners/{id}/suspension",
            new { notice = "Call the rights desk." },
            (await _desk.ReadAsync($"/v1/admin/partners/{id}")).Tag()
        );
        await partner.ReadAsync($"{Path}/articles.atom", 403);
    }

    private async Task<(Topic Topic, HttpClient Partner, Guid Id)> EntitledAsync()
    {
        var topic = await TopicAsync();
        var (partner, id, _) = await Host.EntitledAsync(_desk, new { topics = new[] { topic.Id } });
        return (topic, partner, id);
    }

    private async Task<Topic> TopicAsync()
    {
        var topic = An.Topic();
        await SaveAsync(topic);
        return topic;
    }

    private async Task<Article> ArticleAsync(Topic topic, Author author)
    {
        var article = An.Article(An.Content($"Filed under {topic.Slug}", author) with { TopicIds = [topic.Id] });
        await SaveAsync(article);
        return article;
    }
}
