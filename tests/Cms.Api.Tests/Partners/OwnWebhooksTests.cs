using System.Text.Json;
using Cms.Api.Tests.Webhooks;
using Cms.Model.Access;
using Cms.Model.Articles;
using Cms.Model.Authors;
using Cms.Model.Topics;
using Cms.Testing;
using Cms.Testing.Contract;
using Cms.Testing.Hosts;
using Microsoft.EntityFrameworkCore;
using NUnit.Framework;

namespace Cms.Api.Tests.Partners;

/// <summary>A partner's own webhooks: told of the partner's own changes and nothing else, by a clock that stands still.</summary>
public sealed class OwnWebhooksTests(string provider) : OnEveryDatabase(provider)
{
    private const string Path = "/v1/partner/webhooks";

    private static readonly JsonElement Document = JsonDocument
        .Parse(File.ReadAllText(System.IO.Path.Combine(Repository.Root, "openapi", "cms.v1.json")))
        .RootElement;

    private readonly StillClock _clock = new(An.Hour);
    private readonly Author _author = An.Author("Ines Okafor");
    private HttpClient _desk = null!;
    private Receiver _receiver = null!;

    protected override TimeProvider Clock => _clock;

    protected override (string Name, string Value)[] Settings => [("Cms:Outbound:AllowPrivateAddresses", "true")];

    private WebhookNode Node => new(Host, _clock);

    protected override async Task PrepareAsync()
    {
        await SaveAsync(_author);
        _desk = await Host.StaffAsync(Role.Admin, "The desk");
    }

    [SetUp]
    public async Task StartReceiver() => _receiver = await Receiver.StartAsync();

    [TearDown]
    public async Task StopReceiver()
    {
        await Host.DeskAsync(db => db.Webhooks.ExecuteDeleteAsync());
        await Host.DeskAsync(db => db.Leases.ExecuteDeleteAsync());
        await _receiver.DisposeAsync();
    }

    [Test]
    public async Task A_partner_is_told_what_its_own_changes_list()
    {
        var (topic, partner, _) = await EntitledAsync();
        var (_, secret) = await EndpointAsync(partner);
        var piece = await ArticleAsync(topic);
        await ArticleAsync(await TopicAsync());

        await Node.WorkAsync();

        var sent = _receiver.All.Single();
        var row = (await partner.FollowAsync()).Rows.Single();
        Assert.Multiple(() =>
        {
            Assert.That(sent.IsSignedBy(secret));
            Assert.That(sent.Type, Is.EqualTo("article.published"));
            Assert.That(sent.Json.At("data/changes/0").ToString(), Is.EqualTo(row.ToString()));
            Assert.That(row.GetProperty("id").GetGuid(), Is.EqualTo(piece.Id));
            Assert.That(sent.Json.At("data/changes").GetArrayLength(), Is.EqualTo(1));
            Assert.That(
                new ContractSchemas(Document)
                    .For(
                        Document
                            .At("webhooks/partnerChanges/post/requestBody/content")
                            .GetProperty("application/json")
                            .GetProperty("schema")
                    )
                    .Errors(sent.Json),
                Is.Empty,
                "As the contract has it."
            );
        });
        await ExampleRecorder.RecordMessageAsync("webhook.partnerChanges", sent.Body);

        // The cursor in it leads to this row, and is this partner's alone.
        var following = await partner.ReadAsync($"/v1/partner/changes?cursor={sent.Json.Text("data/changesCursor")}");
        Assert.That(following.At("data/0").ToString(), Is.EqualTo(row.ToString()));
        var (_, other, _) = await EntitledAsync();
        await other.ReadAsync($"/v1/partner/changes?cursor={sent.Json.Text("data/changesCursor")}", 400);
    }

    [Test]
    public async Task Being_told_is_no_receipt()
    {
        var (topic, partner, id) = await EntitledAsync();
        await EndpointAsync(partner);
        await ArticleAsync(topic);

        await Node.WorkAsync();

        Assert.That(_receiver.All, Has.Count.EqualTo(1));
        Assert.That(await Host.DeskAsync(db => db.Partners.Where(p => p.Id == id).Select(p => p.ReceivedTo).SingleAsync()), Is.Zero);
    }

    [Test]
    public async Task What_is_to_be_taken_down_goes_first_and_reaches_those_whose_entitlement_ended()
    {
        var (topic, partner, _) = await EntitledAsync();
        await EndpointAsync(partner, quietSeconds: 600);
        var (gone, narrowed) = (await ArticleAsync(topic), await ArticleAsync(topic));
        await RetopicAsync(narrowed.Id, null);
        await WithdrawAsync(narrowed.Id);
        await ChangeAsync<Article>(gone.Id, a => a.Unpublish(Now));

        await Node.WorkAsync();

        Assert.That(
            _receiver.All.Take(2).Select(m => (m.Type, m.Json.Text("data/changes/0/action"), m.Json.At("data/changes/0/id").GetGuid())),
            Is.EqualTo(new[] { ("article.withdrawn", "takeDown", narrowed.Id), ("article.unpublished", "takeDown", gone.Id) }),
            "Before what was gathered."
        );
    }

    [Test]
    public async Task An_embargoed_piece_is_told_of_as_held_and_to_nobody_whom_the_embargo_does_not_name()
    {
        var (topic, early, id) = await EntitledAsync();
        var (late, _, _) = await PartnerAsync(topic);
        var (_, others) = (await EndpointAsync(early), await Receiver.StartAsync());
        await using var closing = others;
        await EndpointAsync(late, others);
        var article = An.Draft(An.Content("Under embargo", _author) with { TopicIds = [topic.Id] });
        await SaveAsync(article);
        await ChangeAsync<Article>(article.Id, a => a.Embargo(Now.AddDays(1), Now, [id]));

        await Node.WorkAsync();

        Assert.That(
            _receiver.All.Select(m => (m.Type, m.Json.Text("data/changes/0/op"))),
            Is.EqualTo(new[] { ("article.embargoSet", "hold") })
        );
        Assert.That(others.All, Is.Empty);
    }

    [Test]
    public async Task A_suspended_partner_is_told_only_what_it_has_to_take_down_and_the_rest_afterwards()
    {
        var (topic, partner, id) = await EntitledAsync();
        await EndpointAsync(partner);
        var (stays, goes) = (await ArticleAsync(topic), await ArticleAsync(topic));
        await Node.WorkAsync();
        await ChangeAsync<Article>(stays.Id, a => a.MoveTo(a.Slug + "-moved", Now));
        var told = _receiver.All.Count;
        var stored = await _desk.ReadAsync($"/v1/admin/partners/{id}");
        await _desk.WriteAsync(
            200,
            HttpMethod.Post,
            $"/v1/admin/partners/{id}/suspension",
            new { notice = "Call the rights desk." },
            stored.Tag()
        );
        await WithdrawAsync(goes.Id);

        await Node.WorkAsync();
        var meanwhile = _receiver.All.Skip(told).ToList();
        await partner.ReadAsync(Path, 403);
        await _desk.WriteAsync(
            200,
            HttpMethod.Delete,
            $"/v1/admin/partners/{id}/suspension",
            null,
            (await _desk.ReadAsync($"/v1/admin/partners/{id}")).Tag()
        );
        await Host.PartnersReviewedAsync();
        await Node.WorkAsync();

        Assert.That(
            meanwhile.Select(m => (m.Type, m.Json.At("data/changes").GetArrayLength())),
            Is.EqualTo(new[] { ("article.withdrawn", 1) })
        );
        var after = _receiver.All.Skip(told + 1).SelectMany(m => m.Json.At("data/changes").EnumerateArray()).ToList();
        Assert.That(after.Select(r => r.GetProperty("id").GetGuid()), Is.Not.Empty.And.All.EqualTo(stays.Id));
    }

    [Test]
    public async Task Nobody_sees_or_touches_the_webhooks_of_another()
    {
        var (_, partner, _) = await EntitledAsync();
        var (_, other, _) = await EntitledAsync();
        var (id, _) = await EndpointAsync(partner);
        var desks = await _desk.WriteAsync(
            201,
            HttpMethod.Post,
            "/v1/admin/webhooks",
            new { name = "The desk's", url = _receiver.Address.ToString() }
        );
        var message = (await partner.WriteAsync(201, HttpMethod.Post, $"{Path}/{id}/test")).Text("id");

        Assert.That((await other.ReadAsync(Path)).At("data").GetArrayLength(), Is.Zero);
        Assert.That(
            (await _desk.ReadAsync("/v1/admin/webhooks")).GetProperty("data").EnumerateArray().Select(w => w.Text("id")),
            Is.EqualTo(new[] { desks.Text("webhook/id") })
        );
        Assert.That(
            (await partner.ReadAsync(Path)).GetProperty("data").EnumerateArray().Select(w => w.Text("id")),
            Is.EqualTo(new[] { id })
        );
        foreach (
            var (who, path) in new[]
            {
                (other, $"{Path}/{id}"),
                (_desk, $"/v1/admin/webhooks/{id}"),
                (partner, $"{Path}/{desks.Text("webhook/id")}"),
            }
        )
        {
            await who.ReadAsync(path, 404);
            await who.ReadAsync($"{path}/messages", 404);
            await who.ReadAsync($"{path}/messages/{message}", 404);
            await who.WriteAsync(404, HttpMethod.Post, $"{path}/messages/{message}/redelivery");
            await who.WriteAsync(404, HttpMethod.Post, $"{path}/test");
            await who.WriteAsync(404, HttpMethod.Post, $"{path}/replay", new { sequence = 0 });
            await who.WriteAsync(404, HttpMethod.Post, $"{path}/secret", null, "\"e1\"");
            await who.WriteAsync(404, HttpMethod.Patch, path, new { name = "Mine now" }, "\"e1\"");
            await who.WriteAsync(404, HttpMethod.Put, path, new { name = "Mine now", url = "https://example.org/" }, "\"e1\"");
            await who.WriteAsync(404, HttpMethod.Delete, path, null, "\"e1\"");
        }

        await _desk.ReadAsync(Path, 403);
        using var reader = await Host.PartnerAsync((await EntitledAsync()).Id, PartnerScopes.Pull);
        await reader.ReadAsync(Path, 403);
    }

    [Test]
    public async Task A_partner_runs_its_webhooks_by_itself()
    {
        var (topic, partner, _) = await EntitledAsync();
        var made = await partner.WriteAsync(
            201,
            HttpMethod.Post,
            Path,
            new
            {
                name = "Our mirror",
                url = _receiver.Address.ToString(),
                events = new[] { "article.withdrawn", "article.entitlementGained" },
            }
        );
        var id = made.Text("webhook/id");
        var wrong = await partner.WriteAsync(
            422,
            HttpMethod.Post,
            Path,
            new
            {
                name = "Our mirror",
                url = "https://mirror.example/",
                events = new[] { "author.renamed" },
            }
        );
        var piece = await ArticleAsync(topic);
        await Node.WorkAsync();
        Assert.That(_receiver.All, Is.Empty, "It wants other things.");

        var edited = await partner.WriteAsync(
            200,
            HttpMethod.Patch,
            $"{Path}/{id}",
            new { events = Array.Empty<string>() },
            made.GetProperty("webhook").Tag()
        );
        var rotated = await partner.WriteAsync(200, HttpMethod.Post, $"{Path}/{id}/secret", new { keepFormerSeconds = 0 }, edited.Tag());
        await partner.WriteAsync(200, HttpMethod.Post, $"{Path}/{id}/replay", new { sequence = 0 });
        await Node.WorkAsync();
        var told = _receiver.All.Single();
        var shown = await partner.ReadAsync($"{Path}/{id}/messages/{told.Id}");
        var listed = await partner.ReadAsync($"{Path}/{id}/messages?state=delivered");
        await partner.WriteAsync(200, HttpMethod.Post, $"{Path}/{id}/messages/{told.Id}/redelivery");
        await partner.WriteAsync(201, HttpMethod.Post, $"{Path}/{id}/test");
        await Node.WorkAsync();
        var replaced = await partner.WriteAsync(
            200,
            HttpMethod.Put,
            $"{Path}/{id}",
            new { name = "Another name", url = _receiver.Address.ToString() },
            (await partner.ReadAsync($"{Path}/{id}")).Tag()
        );
        await partner.WriteAsync(204, HttpMethod.Delete, $"{Path}/{id}", null, replaced.Tag());

        Assert.Multiple(() =>
        {
            Assert.That(wrong.Faults().Keys.Single(), Is.EqualTo("/events/0"));
            Assert.That(told.IsSignedBy(rotated.Text("secret")!));
            Assert.That(told.Json.At("data/changes/0/id").GetGuid(), Is.EqualTo(piece.Id));
            Assert.That(shown.At("body/data/changes/0").ToString(), Is.EqualTo(told.Json.At("data/changes/0").ToString()));
            Assert.That(listed.At("data/0/id").GetString(), Is.EqualTo(told.Id));
            Assert.That(_receiver.All.Skip(1).Select(m => m.Type), Is.EquivalentTo(new[] { "article.published", "webhook.test" }));
        });
    }

    [Test]
    public async Task A_partner_has_a_bounded_number_of_webhooks()
    {
        var (_, partner, _) = await EntitledAsync();
        for (var n = 0; n < 20; n++)
            await EndpointAsync(partner);

        var refused = await partner.WriteAsync(409, HttpMethod.Post, Path, new { name = "One more", url = _receiver.Address.ToString() });

        Assert.That(refused.Text("code"), Is.EqualTo("too-many-webhooks"));
    }

    private DateTime Now => _clock.Now;

    private async Task<(string Id, string Secret)> EndpointAsync(HttpClient partner, Receiver? receiver = null, int quietSeconds = 0)
    {
        var made = await partner.WriteAsync(
            201,
            HttpMethod.Post,
            Path,
            new
            {
                name = "Our mirror",
                url = (receiver ?? _receiver).Address.ToString(),
                quietSeconds,
            }
        );
        return (made.Text("webhook/id")!, made.Text("secret")!);
    }

    private async Task<(Topic Topic, HttpClient Partner, Guid Id)> EntitledAsync()
    {
        var topic = await TopicAsync();
        var (partner, id, _) = await PartnerAsync(topic);
        return (topic, partner, id);
    }

    private Task<(HttpClient Partner, Guid Id, JsonElement Entitlement)> PartnerAsync(Topic topic) =>
        Host.EntitledAsync(_desk, new { topics = new[] { topic.Id } });

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

    private Task<long?> RetopicAsync(Guid id, Guid? topic) => ChangeAsync<Article>(id, a =>
        {
            a.Edit(a.Live! with { TopicIds = topic is { } one ? [one] : [] }, Now);
            a.Publish(Now);
        });

    private Task<long?> WithdrawAsync(Guid id) =>
        ChangeAsync<Article>(id, a =>
            a.Withdraw(new Model.Articles.Withdrawal(WithdrawalCause.Error, "It rested on a forgery.", false, null, null, default), Now)
        );
}
