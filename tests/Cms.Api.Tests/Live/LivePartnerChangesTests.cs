using Cms.Api.Tests.Partners;
using Cms.Model.Access;
using Cms.Model.Articles;
using Cms.Model.Authors;
using Cms.Model.Topics;
using Cms.Testing;
using NUnit.Framework;

namespace Cms.Api.Tests.Live;

/// <summary>Changes as they come, for partners: who waits or listens may be suspended, and its key revoked, meanwhile.</summary>
public sealed class LivePartnerChangesTests(string provider) : OnEveryDatabase(provider)
{
    private readonly Author _author = An.Author("Ines Okafor");
    private HttpClient _desk = null!;

    protected override async Task PrepareAsync()
    {
        await SaveAsync(_author);
        _desk = await Host.StaffAsync(Role.Admin, "The desk");
    }

    [OneTimeTearDown]
    public void Leave() => _desk.Dispose();

    [Test]
    public async Task Whoever_waits_is_answered_when_something_comes()
    {
        var topic = await TopicAsync();
        var (partner, _) = await EntitledAsync(topic);
        var (_, cursor) = await partner.FollowAsync();

        var waiting = partner.ReadAsync($"/v1/partner/changes?wait=25&cursor={cursor}");
        await ArticleAsync(await TopicAsync());
        var article = await ArticleAsync(topic);

        Assert.That((await waiting).At("data/0/id").GetGuid(), Is.EqualTo(article.Id));
    }

    [Test]
    public async Task A_key_that_is_revoked_while_it_waits_is_answered_as_no_key()
    {
        var topic = await TopicAsync();
        var (partner, id) = await EntitledAsync(topic);
        var (_, cursor) = await partner.FollowAsync();
        var waiting = partner.ReadAsync($"/v1/partner/changes?wait=25&cursor={cursor}", 401);

        await _desk.RevokeKeysAsync(id);
        await ArticleAsync(topic);

        Assert.That((await waiting).Text("code"), Is.EqualTo("key-invalid"));
    }

    [Test]
    public async Task What_is_kept_back_while_a_partner_waits_comes_when_the_suspension_is_over()
    {
        var topic = await TopicAsync();
        var (partner, id) = await EntitledAsync(topic);
        var gone = await ArticleAsync(topic);
        var (_, cursor) = await partner.FollowAsync();
        var waiting = partner.ReadAsync($"/v1/partner/changes?wait=25&cursor={cursor}");
        await Host.UntilWaitingAsync(1);

        await _desk.SuspendAsync(id);
        var late = await ArticleAsync(topic);
        await ChangeAsync<Article>(gone.Id, a =>
            a.Withdraw(new Withdrawal(WithdrawalCause.Legal, "Gone.", false, null, null, default), DateTime.UtcNow)
        );
        var page = await waiting;
        await _desk.ResumeAsync(id);

        Assert.That(page.Ids(), Is.EqualTo(new[] { gone.Id }));
        var (after, _) = await partner.FollowAsync(page.Text("meta/nextCursor"));
        Assert.That(after.Select(r => (r.Text("op"), r.GetProperty("id").GetGuid())), Is.EqualTo(new[] { ("upsert", late.Id) }));
    }

    [Test]
    public async Task A_partner_who_listens_hears_what_is_for_it_and_nothing_else()
    {
        var topic = await TopicAsync();
        var (partner, id) = await EntitledAsync(topic);
        await using var listener = await Listener.ToAsync(Host, "/v1/partner/changes?cursor=latest", @as: partner);

        await ArticleAsync(await TopicAsync());
        var article = await ArticleAsync(topic);
        var heard = await listener.NextAsync();
        await _desk.SuspendAsync(id);
        var late = await ArticleAsync(topic);
        await ChangeAsync<Article>(article.Id, a =>
            a.Withdraw(new Withdrawal(WithdrawalCause.Legal, "Gone.", false, null, null, default), DateTime.UtcNow)
        );
        var then = await listener.NextAsync();
        await _desk.ResumeAsync(id);
        var last = await listener.NextAsync();

        Assert.That(
            new[] { heard, then, last }.Select(r => (r.Said(), r.At("id").GetGuid())),
            Is.EqualTo(new[] { ("upsert none published", article.Id), ("remove takeDown withdrawn", article.Id), (last.Said(), late.Id) })
        );
        await partner.ReadAsync($"/v1/partner/changes?cursor={listener.LastId}");
        Assert.That(
            (await _desk.ReadAsync($"/v1/admin/articles/{article.Id}/receipts"))
                .GetProperty("data")
                .EnumerateArray()
                .Single(r => r.At("partner/id").GetGuid() == id)
                .GetProperty("hasReceived")
                .GetBoolean(),
            "Its id comes back: what is before it was received."
        );
    }

    [Test]
    public async Task A_key_that_is_revoked_hears_no_more()
    {
        var topic = await TopicAsync();
        var (partner, id) = await EntitledAsync(topic);
        await using var listener = await Listener.ToAsync(Host, "/v1/partner/changes?cursor=latest", @as: partner);

        await _desk.RevokeKeysAsync(id);
        await ArticleAsync(topic);

        Assert.That(await listener.EndsAsync());
        await using var again = await Listener.ToAsync(Host, "/v1/partner/changes", @as: partner);
        Assert.That((int)again.Answer.StatusCode, Is.EqualTo(401));
    }

    private async Task<Topic> TopicAsync()
    {
        var topic = An.Topic();
        await SaveAsync(topic);
        return topic;
    }

    private async Task<Article> ArticleAsync(Topic topic)
    {
        var article = An.Article(An.Content($"Filed under {topic.Slug}", _author) with { TopicIds = [topic.Id] });
        await SaveAsync(article);
        return article;
    }

    private async Task<(HttpClient Partner, Guid Id)> EntitledAsync(Topic topic)
    {
        var (partner, id, _) = await Host.EntitledAsync(_desk, new { topics = new[] { topic.Id } });
        return (partner, id);
    }
}
