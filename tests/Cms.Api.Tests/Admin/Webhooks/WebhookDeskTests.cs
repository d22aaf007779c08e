using System.Text;
using System.Text.Json;
using Cms.Api.Tests.Webhooks;
using Cms.Api.Webhooks;
using Cms.Model.Access;
using Cms.Model.Authors;
using Cms.Testing;
using Cms.Testing.Hosts;
using Microsoft.EntityFrameworkCore;
using NUnit.Framework;

namespace Cms.Api.Tests.Admin.Webhooks;

/// <summary>Webhooks and their delivery log at the desk, over HTTP.</summary>
public sealed class WebhookDeskTests(string provider) : OnEveryDatabase(provider)
{
    private const string Path = "/v1/admin/webhooks";

    private readonly StillClock _clock = new(An.Hour);
    private readonly Author _author = An.Author();
    private HttpClient _admin = null!;
    private Receiver _receiver = null!;

    protected override TimeProvider Clock => _clock;

    protected override (string Name, string Value)[] Settings => [("Cms:Outbound:AllowPrivateAddresses", "true")];

    private WebhookNode Node => new(Host, _clock);

    protected override async Task PrepareAsync()
    {
        _admin = await Host.StaffAsync(Role.Admin);
        await SaveAsync(_author, An.Article(An.Content("The first of all", _author)));
    }

    [SetUp]
    public async Task StartReceiver() => _receiver = await Receiver.StartAsync();

    [TearDown]
    public async Task StopReceiver()
    {
        await Host.DeskAsync(db => db.Webhooks.ExecuteDeleteAsync());
        await _receiver.DisposeAsync();
    }

    [Test]
    public async Task Every_event_that_the_contract_names_can_be_chosen_at_either_door()
    {
        var contract = JsonDocument
            .Parse(await File.ReadAllBytesAsync(System.IO.Path.Combine(Repository.Root, "openapi", "cms.v1.json")))
            .RootElement;
        var named = contract
            .At("components/schemas/WebhookInput/properties/events/items/enum")
            .EnumerateArray()
            .Select(e => e.GetString()!)
            .ToList();

        var made = await _admin.WriteAsync(
            201,
            HttpMethod.Post,
            Path,
            new
            {
                name = "All of them",
                url = "https://website.example/all",
                events = named,
            }
        );

        Assert.That(
            named,
            Is.EqualTo(WebhookEvents.All).And.Contains("home.updated").And.Contains("author.updated").And.Contains("article.embargoSet")
        );
        Assert.That(made.At("webhook/events").EnumerateArray().Select(e => e.GetString()), Is.EqualTo(named));
        await _admin.WriteAsync(204, HttpMethod.Delete, $"{Path}/{made.Text("webhook/id")}", null, made.GetProperty("webhook").Tag());
    }

    [Test]
    public async Task A_webhook_is_made_read_changed_and_removed()
    {
        using var made = await _admin.WriteAsync(
            HttpMethod.Post,
            Path,
            new
            {
                name = "The website",
                url = "https://website.example/hooks/cms",
                events = new[] { "article.published", "article.withdrawn" },
                quietSeconds = 5,
            }
        );
        var body = await made.JsonAsync();
        var id = body.Text("webhook/id");
        Assert.That(
            ((int)made.StatusCode, made.Header("ETag"), body.Text("secret")!.StartsWith("whsec_", StringComparison.Ordinal)),
            Is.EqualTo((201, "\"e1\"", true))
        );
        Assert.That(Calls.PathOf(made.Header("Location")!), Is.EqualTo($"{Path}/{id}"));

        var read = await _admin.ReadAsync($"{Path}/{id}");
        Assert.That(read.ToString(), Is.EqualTo(body.GetProperty("webhook").ToString()));
        Assert.That((await _admin.ReadAsync(Path)).At("data/0").ToString(), Is.EqualTo(read.ToString()));

        var edited = await _admin.WriteAsync(
            200,
            HttpMethod.Patch,
            $"{Path}/{id}",
            new { quietSeconds = 60, isEnabled = false },
            read.Tag()
        );
        Assert.That(
            (edited.At("quietSeconds").GetInt32(), edited.At("isEnabled").GetBoolean(), edited.At("events").GetArrayLength()),
            Is.EqualTo((60, false, 2))
        );
        await _admin.WriteAsync(412, HttpMethod.Patch, $"{Path}/{id}", new { quietSeconds = 1 }, read.Tag());
        await _admin.WriteAsync(428, HttpMethod.Patch, $"{Path}/{id}", new { quietSeconds = 1 });
        var replaced = await _admin.WriteAsync(
            200,
            HttpMethod.Put,
            $"{Path}/{id}",
            new { name = "The website", url = "https://website.example/other" },
            edited.Tag()
        );
        Assert.That(
            (replaced.At("quietSeconds").GetInt32(), replaced.At("isEnabled").GetBoolean(), replaced.At("events").GetArrayLength()),
            Is.EqualTo((0, true, 0))
        );

        await _admin.WriteAsync(428, HttpMethod.Delete, $"{Path}/{id}");
        await _admin.WriteAsync(204, HttpMethod.Delete, $"{Path}/{id}", null, replaced.Tag());
        await _admin.ReadAsync($"{Path}/{id}", 404);
        var acts = (await _admin.ReadAsync($"/v1/admin/audit?thing={id}"))
            .GetProperty("data")
            .EnumerateArray()
            .Select(e => e.Text("action"))
            .ToList();
        Assert.That(acts, Is.EquivalentTo(new[] { "create", "edit", "disable", "edit", "enable", "delete" }));
    }

    [Test]
    public async Task What_a_webhook_may_not_be_is_said_at_once()
    {
        var refused = await _admin.WriteAsync(
            422,
            HttpMethod.Post,
            Path,
            new
            {
                name = " ",
                url = "ftp://website.example",
                events = new[] { "article.published", "article.embargoset" },
                quietSeconds = 3_601,
            }
        );
        var user = await _admin.WriteAsync(422, HttpMethod.Post, Path, new { name = "x", url = "https://me:secret@website.example/" });
        var none = await _admin.WriteAsync(422, HttpMethod.Post, Path, new { name = "x" });

        Assert.That(
            refused.Faults(),
            Is.EqualTo(
                new Dictionary<string, string>
                {
                    ["/name"] = "length",
                    ["/url"] = "address",
                    ["/events/1"] = "unknown-word",
                    ["/quietSeconds"] = "range",
                }
            )
        );
        Assert.That((user.Faults().Keys.Single(), none.Faults().Keys.Single()), Is.EqualTo(("/url", "/url")));
        await _admin.WriteAsync(
            400,
            HttpMethod.Post,
            Path,
            new
            {
                name = "x",
                url = "https://website.example/",
                secret = "whsec_mine",
            }
        );
    }

    [Test]
    public async Task Strangers_and_those_without_the_scope_learn_nothing()
    {
        using var publisher = await Host.StaffAsync(Role.Publisher);
        var (id, _, _) = await EndpointAsync();

        await Client.ReadAsync(Path, 401);
        await publisher.ReadAsync(Path, 403);
        await publisher.ReadAsync($"{Path}/{id}/messages", 403);
        var unknown = Guid.CreateVersion7();
        foreach (
            var path in new[]
            {
                $"{Path}/{unknown}",
                $"{Path}/{unknown}/messages",
                $"{Path}/{id}/messages/msg_{unknown:N}",
                $"{Path}/{id}/messages/nonsense",
                $"{Path}/nonsense",
            }
        )
            await _admin.ReadAsync(path, path.EndsWith("hooks/nonsense", StringComparison.Ordinal) ? 400 : 404);
        foreach (var path in new[] { $"{Path}/{unknown}/test", $"{Path}/{unknown}/messages/msg_{unknown:N}/redelivery" })
            await _admin.WriteAsync(404, HttpMethod.Post, path);
        await _admin.WriteAsync(404, HttpMethod.Post, $"{Path}/{unknown}/replay", new { sequence = 0 });
        await _admin.WriteAsync(404, HttpMethod.Post, $"{Path}/{unknown}/secret", null, "\"e1\"");
    }

    [Test]
    public async Task A_secret_is_shown_once_and_is_nowhere_else()
    {
        var body = new { name = "Once", url = _receiver.Address.ToString() };
        var made = await _admin.WriteAsync(201, HttpMethod.Post, Path, body, once: "make-a-webhook");
        var again = await _admin.WriteAsync(201, HttpMethod.Post, Path, body, once: "make-a-webhook");
        var id = made.Text("webhook/id");
        var rotated = await _admin.WriteAsync(
            200,
            HttpMethod.Post,
            $"{Path}/{id}/secret",
            new { keepFormerSeconds = 3_600 },
            made.GetProperty("webhook").Tag(),
            once: "rotate-it"
        );
        var rotatedAgain = await _admin.WriteAsync(
            200,
            HttpMethod.Post,
            $"{Path}/{id}/secret",
            new { keepFormerSeconds = 3_600 },
            made.GetProperty("webhook").Tag(),
            once: "rotate-it"
        );
        await _admin.WriteAsync(201, HttpMethod.Post, $"{Path}/{id}/test");
        await Node.WorkAsync();
        var secrets = new[] { made.Text("secret")!, rotated.Text("secret")! };

        Assert.That(
            (again.At("secret").ValueKind, rotatedAgain.At("secret").ValueKind),
            Is.EqualTo((JsonValueKind.Null, JsonValueKind.Null))
        );
        Assert.That(secrets, Is.Unique);
        foreach (
            var path in new[]
            {
                Path,
                $"{Path}/{id}",
                $"{Path}/{id}/messages",
                $"{Path}/{id}/messages/{_receiver.All.Single().Id}",
                "/v1/admin/audit?limit=100",
            }
        )
            Assert.That(
                (await _admin.ReadAsync(path)).ToString(),
                Does.Not.Contain("whsec_").And.Not.Contain(secrets[0][6..]).And.Not.Contain(secrets[1][6..]),
                path
            );
        var kept = await Host.DeskAsync(db => db.IdempotentAnswers.Select(a => a.Body).ToListAsync());
        Assert.That(kept.Select(Encoding.UTF8.GetString), Has.None.Contains("whsec_"));
    }

    [Test]
    public async Task A_secret_is_rotated_with_the_version_seen_and_two_at_most_are_live()
    {
        var (id, tag, former) = await EndpointAsync();

        await _admin.WriteAsync(428, HttpMethod.Post, $"{Path}/{id}/secret");
        var rotated = await _admin.WriteAsync(200, HttpMethod.Post, $"{Path}/{id}/secret", null, tag);
        Assert.That(rotated.At("webhook/formerSecretUntil").GetDateTime(), Is.EqualTo(_clock.Now.AddDays(1)));
        var third = await _admin.WriteAsync(
            409,
            HttpMethod.Post,
            $"{Path}/{id}/secret",
            new { keepFormerSeconds = 60 },
            rotated.GetProperty("webhook").Tag()
        );
        Assert.That(third.Text("code"), Is.EqualTo("two-secrets-live"));
        await _admin.WriteAsync(
            422,
            HttpMethod.Post,
            $"{Path}/{id}/secret",
            new { keepFormerSeconds = 604_801 },
            rotated.GetProperty("webhook").Tag()
        );
        var ended = await _admin.WriteAsync(
            200,
            HttpMethod.Post,
            $"{Path}/{id}/secret",
            new { keepFormerSeconds = 0 },
            rotated.GetProperty("webhook").Tag()
        );

        await _admin.WriteAsync(201, HttpMethod.Post, $"{Path}/{id}/test");
        await Node.WorkAsync();
        var sent = _receiver.All.Single();
        Assert.That(
            (sent.IsSignedBy(ended.Text("secret")!), sent.IsSignedBy(rotated.Text("secret")!), sent.IsSignedBy(former)),
            Is.EqualTo((true, false, false))
        );
        Assert.That(ended.At("webhook/formerSecretUntil").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    [Test]
    public async Task A_test_is_sent_once_and_its_answer_can_be_read()
    {
        var (id, tag, secret) = await EndpointAsync();
        await _admin.WriteAsync(200, HttpMethod.Patch, $"{Path}/{id}", new { isEnabled = false }, tag);
        _receiver.AnswerWith(500);

        using var made = await _admin.WriteAsync(HttpMethod.Post, $"{Path}/{id}/test");
        await Node.WorkAsync();
        _clock.Now = _clock.Now.AddDays(1);
        await Node.WorkAsync();

        var sent = _receiver.All.Single();
        var seen = await _admin.ReadAsync(Calls.PathOf(made.Header("Location")!));
        Assert.Multiple(() =>
        {
            Assert.That((int)made.StatusCode, Is.EqualTo(201));
            Assert.That(
                (sent.Type, sent.IsSignedBy(secret), sent.Json.At("data/changes").GetArrayLength()),
                Is.EqualTo(("webhook.test", true, 0))
            );
            Assert.That(
                (seen.Text("id"), seen.Text("state"), seen.At("attemptCount").GetInt32(), seen.At("lastStatus").GetInt32()),
                Is.EqualTo((sent.Id, "failed", 1, 500))
            );
            Assert.That((seen.At("attempts/0/status").GetInt32(), seen.Text("attempts/0/answer")), Is.EqualTo((500, "Status 500.")));
            Assert.That(seen.At("body").ToString(), Is.EqualTo(sent.Json.ToString()));
        });
        Assert.That(
            (await _admin.ReadAsync($"{Path}/{id}")).At("failingSince").ValueKind,
            Is.EqualTo(JsonValueKind.Null),
            "A test counts for nothing."
        );
    }

    [Test]
    public async Task The_delivery_log_lists_what_was_sent_the_newest_first_and_by_state()
    {
        var (id, _, _) = await EndpointAsync();
        await PublishAsync("One");
        await PublishAsync("Two");
        await Node.WorkAsync();
        _receiver.AnswerWith(503);
        _clock.Now = _clock.Now.AddMinutes(1);
        await PublishAsync("Three");
        await Node.WorkAsync();

        var all = await _admin.ReadAsync($"{Path}/{id}/messages?count=true");
        var walked = await _admin.WalkAsync($"{Path}/{id}/messages?limit=1");
        var pending = await _admin.ReadAsync($"{Path}/{id}/messages?state=pending,failed");
        var message = await _admin.ReadAsync($"{Path}/{id}/messages/{_receiver.All.First().Id}");

        Assert.Multiple(() =>
        {
            Assert.That(all.At("data").EnumerateArray().Select(m => m.Text("id")), Is.EqualTo(_receiver.All.Select(m => m.Id).Reverse()));
            Assert.That(walked.Select(m => m.Text("id")), Is.EqualTo(_receiver.All.Select(m => m.Id).Reverse()));
            Assert.That(all.At("meta/total").GetInt32(), Is.EqualTo(3));
            Assert.That(
                pending.At("data").EnumerateArray().Select(m => (m.Text("state"), m.At("lastStatus").GetInt32())),
                Is.EqualTo(new[] { ("pending", 503) })
            );
            Assert.That(
                (message.Text("state"), message.Text("type"), message.At("attempts").GetArrayLength()),
                Is.EqualTo(("delivered", "article.published", 1))
            );
            Assert.That(message.Text("body/data/changes/0/slug"), Does.StartWith("one-"));
        });
        await _admin.ReadAsync($"{Path}/{id}/messages?state=lost", 400);
        await _admin.ReadAsync($"{Path}/{id}/messages?status=failed", 400);
    }

    [Test]
    public async Task One_message_is_sent_anew_under_its_old_id()
    {
        var (id, tag, _) = await EndpointAsync();
        await PublishAsync("Again, please");
        await Node.WorkAsync();
        var message = _receiver.All.Single().Id;

        var redelivered = await _admin.WriteAsync(200, HttpMethod.Post, $"{Path}/{id}/messages/{message}/redelivery");
        Assert.That((redelivered.Text("state"), redelivered.At("nextTryAt").GetDateTime()), Is.EqualTo(("pending", _clock.Now)));
        await Node.WorkAsync();

        Assert.That(_receiver.All.Select(m => m.Id), Is.EqualTo(new[] { message, message }));
        Assert.That(_receiver.All.Last().Body, Is.EqualTo(_receiver.All.First().Body));
        Assert.That((await _admin.ReadAsync($"{Path}/{id}/messages/{message}")).At("attempts").GetArrayLength(), Is.EqualTo(2));
        await _admin.WriteAsync(200, HttpMethod.Patch, $"{Path}/{id}", new { isEnabled = false }, tag);
        Assert.That(
            (await _admin.WriteAsync(409, HttpMethod.Post, $"{Path}/{id}/messages/{message}/redelivery")).Text("code"),
            Is.EqualTo("wrong-state")
        );
    }

    [Test]
    public async Task Everything_after_a_number_is_told_once_more()
    {
        var (id, _, _) = await EndpointAsync();
        await PublishAsync("Before");
        var before = await HeadAsync();
        await PublishAsync("After");
        await Node.WorkAsync();
        _receiver.All.Clear();

        var replayed = await _admin.WriteAsync(200, HttpMethod.Post, $"{Path}/{id}/replay", new { sequence = before });
        Assert.That(replayed.At("sequence").GetInt64(), Is.EqualTo(before));
        await Node.WorkAsync();

        Assert.That(_receiver.All.Single().Json.Text("data/changes/0/slug"), Does.StartWith("after-"));
        Assert.That(
            (await _admin.WriteAsync(422, HttpMethod.Post, $"{Path}/{id}/replay", new { sequence = before + 1_000 })).Faults(),
            Contains.Key("/sequence")
        );
        Assert.That((await _admin.WriteAsync(422, HttpMethod.Post, $"{Path}/{id}/replay", new { })).Faults(), Contains.Key("/sequence"));
        await Host.DeskAsync(db => db.ChangeHeads.ExecuteUpdateAsync(h => h.SetProperty(x => x.ThinnedTo, before)));
        await _admin.WriteAsync(200, HttpMethod.Post, $"{Path}/{id}/replay", new { sequence = before });
        Assert.That(
            (await _admin.WriteAsync(410, HttpMethod.Post, $"{Path}/{id}/replay", new { sequence = before - 1 })).Text("code"),
            Is.EqualTo("sequence-expired")
        );
        await Host.DeskAsync(db => db.ChangeHeads.ExecuteUpdateAsync(h => h.SetProperty(x => x.ThinnedTo, 0)));
    }

    private async Task<(string Id, string Tag, string Secret)> EndpointAsync()
    {
        var made = await _admin.WriteAsync(201, HttpMethod.Post, Path, new { name = "The website", url = _receiver.Address.ToString() });
        return (made.Text("webhook/id")!, made.GetProperty("webhook").Tag(), made.Text("secret")!);
    }

    private Task<long> HeadAsync() => Host.DeskAsync(db => db.ChangeHeads.Select(h => h.Sequence).SingleAsync());

    private Task<long?> PublishAsync(string title) => SaveAsync(An.Article(An.Content(title, _author)));
}
