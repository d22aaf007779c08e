using System.Diagnostics;
using System.Text.Json;
using Cms.Api.Background;
using Cms.Api.Outbound;
using Cms.Api.Webhooks;
using Cms.Model;
using Cms.Model.Articles;
using Cms.Model.Authors;
using Cms.Model.Background;
using Cms.Model.Reading;
using Cms.Model.Webhooks;
using Cms.Testing;
using Cms.Testing.Contract;
using Cms.Testing.Hosts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Cms.Api.Tests.Webhooks;

/// <summary>Telling webhooks of changes, to real receivers, by a clock that stands still between the steps of a test.</summary>
public sealed class DispatcherTests(string provider) : OnEveryDatabase(provider)
{
    private readonly StillClock _clock = new(An.Hour);
    private readonly List<Receiver> _receivers = [];
    private readonly Author _author = An.Author();

    protected override TimeProvider Clock => _clock;

    protected override (string Name, string Value)[] Settings => [("Cms:Outbound:AllowPrivateAddresses", "true")];

    private CmsDatabase Database => Host.Services.GetRequiredService<CmsDatabase>();

    // Public from the start, so that a test's piece changes nothing but itself.
    protected override Task PrepareAsync() => SaveAsync(_author, An.Article(An.Content("The first of all", _author)));

    [SetUp]
    public void SetClock() => _clock.Now = An.Hour;

    [TearDown]
    public async Task StopReceivers()
    {
        // One test's endpoints are not told of the next one's changes.
        await Host.DeskAsync(db => db.Webhooks.ExecuteDeleteAsync());
        await Host.DeskAsync(db => db.Leases.ExecuteDeleteAsync());
        foreach (var receiver in _receivers)
            await receiver.DisposeAsync();
        _receivers.Clear();
    }

    [Test]
    public async Task A_message_is_signed_and_says_what_the_change_log_says()
    {
        var (receiver, webhook) = await EndpointAsync();
        var piece = await PublishedAsync("Told of");

        await Node().WorkAsync();

        var sent = receiver.All.Single(m => m.Type == "article.published");
        var row = (await Client.WalkAsync("/v1/changes")).Single(r => r.GetProperty("id").GetGuid() == piece.Id);
        Assert.Multiple(() =>
        {
            Assert.That(sent.IsSignedBy(webhook.Secret));
            Assert.That(sent.Headers["Content-Type"], Is.EqualTo("application/json"));
            Assert.That(sent.Headers["webhook-timestamp"], Is.EqualTo("1793534400"));
            Assert.That(sent.Id, Does.Match("^msg_[0-9a-f]{32}$"));
            Assert.That(sent.Json.Names(), Is.EqualTo(new[] { "type", "timestamp", "data" }));
            Assert.That(sent.Json.At("data/changes/0").ToString(), Is.EqualTo(row.ToString()));
            Assert.That(sent.Json.At("data/sequence").GetInt64(), Is.EqualTo(row.GetProperty("sequence").GetInt64()));
            Assert.That(
                sent.Json.At("data/tags").EnumerateArray().Select(t => t.GetString()),
                Is.EqualTo(row.GetProperty("tags").EnumerateArray().Select(t => t.GetString())).And.Contains($"article:{piece.Slug}")
            );
            Assert.That(sent.Json.At("data/hasMore").GetBoolean(), Is.False);
            Assert.That(Schema().Errors(sent.Json), Is.Empty, "As the contract has it.");
        });
        await ExampleRecorder.RecordMessageAsync("webhook.changes", sent.Body);
        Assert.That((await StoredAsync(sent)).State, Is.EqualTo(MessageState.Delivered));
    }

    [Test]
    public async Task Changes_go_out_in_the_order_of_the_log_and_only_those_that_are_wanted()
    {
        var (all, _) = await EndpointAsync();
        var (some, _) = await EndpointAsync(events: ["article.unpublished"]);
        var piece = await PublishedAsync("In and out");
        for (var n = 0; n < 5; n++)
        {
            await ChangeAsync<Article>(piece.Id, a => a.Unpublish(An.Hour));
            await ChangeAsync<Article>(piece.Id, a => a.Publish(An.Hour));
        }

        await Node().WorkAsync();

        var numbers = all.All.Where(m => m.Type.StartsWith("article", StringComparison.Ordinal)).Select(m => m.Sequences.Single()).ToList();
        Assert.That(numbers, Is.Ordered.Ascending.And.Unique.And.Count.EqualTo(11));
        Assert.That(some.All.Select(m => m.Type), Is.EqualTo(Enumerable.Repeat("article.unpublished", 5)));
    }

    [Test]
    public async Task A_change_that_shows_in_sixty_pieces_is_one_message_and_the_log_tells_the_rest()
    {
        var author = An.Author();
        await SaveAsync([author, .. Enumerable.Range(0, 60).Select(n => An.Article(An.Content($"Sixty {n}", author)))]);
        var (receiver, _) = await EndpointAsync();

        await ChangeAsync<Author>(author.Id, a => a.Edit(new AuthorProfile { Name = "Another Name" }, An.Hour));
        await Node().WorkAsync();

        var sent = receiver.All.Single();
        var following = await GetAsync($"/v1/changes?limit=100&cursor={sent.Json.Text("data/changesCursor")}");
        Assert.Multiple(() =>
        {
            Assert.That(sent.Type, Is.EqualTo("author.updated"));
            Assert.That(sent.Json.At("data/changes").GetArrayLength(), Is.EqualTo(50));
            Assert.That(sent.Json.Text("data/changes/0/type"), Is.EqualTo("author"));
            Assert.That(sent.Json.At("data/hasMore").GetBoolean());
            Assert.That(
                sent.Json.At("data/tags").EnumerateArray().Select(t => t.GetString()),
                Contains.Item($"author:{author.Slug}").And.Contains("articles")
            );
            Assert.That(following.At("data").GetArrayLength(), Is.EqualTo(61));
            Assert.That(following.At("data/60/sequence").GetInt64(), Is.EqualTo(sent.Json.At("data/sequence").GetInt64()));
        });
    }

    [Test]
    public async Task Quiet_seconds_gather_and_a_withdrawal_does_not_wait()
    {
        var (receiver, _) = await EndpointAsync(quietSeconds: 60);
        var node = Node();
        var (first, second) = (await PublishedAsync("First"), await PublishedAsync("Second"));

        await MoveAsync(node, seconds: 59);
        Assert.That(receiver.All, Is.Empty);
        await MoveAsync(node, seconds: 1);
        Assert.That(receiver.All.Select(m => m.Type), Is.EqualTo(new[] { "article.published" }), "Both, in one.");
        Assert.That(
            receiver.All.Single().Json.At("data/changes").EnumerateArray().Select(c => c.GetProperty("id").GetGuid()),
            Is.SupersetOf(new[] { first.Id, second.Id })
        );

        await ChangeAsync<Article>(first.Id, a =>
            a.Correct(CorrectionKind.Update, "Some words.", a.Live! with { Title = "First of two" }, An.Hour)
        );
        await ChangeAsync<Article>(second.Id, a =>
            a.Withdraw(new Withdrawal(WithdrawalCause.Legal, "It is gone.", false, null, null, default), An.Hour)
        );
        await MoveAsync(node, seconds: 1);

        Assert.That(
            receiver.All.Skip(1).Select(m => m.Type),
            Is.EqualTo(new[] { "article.withdrawn", "article.corrected" }),
            "The withdrawal first, and what waited with it."
        );
    }

    [Test]
    public async Task A_withdrawal_goes_before_all_that_waits()
    {
        var (receiver, webhook) = await EndpointAsync();
        var pieces = new[] { await PublishedAsync("One"), await PublishedAsync("Two"), await PublishedAsync("Three") };
        await ChangeAsync<Article>(pieces[2].Id, a =>
            a.Withdraw(new Withdrawal(WithdrawalCause.Error, "It was wrong.", false, null, null, default), An.Hour)
        );

        await Node().WorkAsync();

        Assert.That(receiver.All.First().Type, Is.EqualTo("article.withdrawn"));
        Assert.That(receiver.All.First().Json.Text("data/changes/0/notice"), Is.EqualTo("It was wrong."));
        Assert.That(receiver.All.Skip(1).SelectMany(m => m.Sequences), Is.Ordered.Ascending);
    }

    [Test]
    public async Task A_message_that_does_not_arrive_is_tried_ten_times_and_then_failed()
    {
        var (receiver, webhook) = await EndpointAsync(events: ["article.published"]);
        receiver.AnswerWith(500);
        var node = Node();
        await PublishedAsync("Never arrives");
        TimeSpan[] waits =
        [
            TimeSpan.FromSeconds(5),
            TimeSpan.FromMinutes(5),
            TimeSpan.FromMinutes(30),
            .. new[] { 2, 5, 10, 14, 20, 24 }.Select(h => TimeSpan.FromHours(h)),
        ];

        await node.WorkAsync();
        for (var n = 0; n < waits.Length; n++)
        {
            Assert.That(receiver.All, Has.Count.EqualTo(n + 1));
            _clock.Now += waits[n] - TimeSpan.FromMilliseconds(1);
            await node.WorkAsync();
            Assert.That(receiver.All, Has.Count.EqualTo(n + 1), $"Not before {waits[n]}.");
            _clock.Now += (waits[n] * RetrySchedule.MostJitter) + TimeSpan.FromMilliseconds(1);
            await node.WorkAsync();
        }

        _clock.Now += TimeSpan.FromDays(5);
        await node.WorkAsync();

        var message = await StoredAsync(receiver.All.First());
        var attempts = await AttemptsAsync(message.Id);
        Assert.Multiple(() =>
        {
            Assert.That(receiver.All.Select(m => m.Id).Distinct().Count(), Is.EqualTo(1), "The same id each time.");
            Assert.That(receiver.All.Select(m => m.Headers["webhook-timestamp"]), Is.Unique, "Each with the time it was sent.");
            Assert.That(receiver.All.Select(m => m.IsSignedBy(webhook.Secret)), Is.All.True);
            Assert.That((message.State, message.NextTryAt, attempts.Count), Is.EqualTo((MessageState.Failed, (DateTime?)null, 10)));
            Assert.That(attempts.Select(a => (a.Status, a.Answer)), Is.All.EqualTo(((int?)500, "Status 500.")));
        });
    }

    [Test]
    public async Task An_endpoint_that_nothing_reached_for_five_days_is_disabled_and_goes_on_where_it_stopped()
    {
        var (receiver, webhook) = await EndpointAsync(events: ["article.published"]);
        receiver.AnswerWith(503);
        var node = Node();
        await PublishedAsync("The first");
        for (var day = 0; day < 3; day++)
        {
            await MoveAsync(node, seconds: 86_400);
            await PublishedAsync($"Of day {day}");
        }

        for (var hour = 0; hour < 5 * 24; hour++)
            await MoveAsync(node, seconds: 3_600);
        var disabled = await WebhookAsync(webhook.Id);
        var acts = await Host.DeskAsync(db =>
            db.Audit.Where(e => e.ThingId == webhook.Id && e.Action == "disable").Select(e => e.ActorId).ToListAsync()
        );
        await PublishedAsync("While nobody listened");
        receiver.Answer = null;
        receiver.All.Clear();
        await MoveAsync(node, seconds: 86_400);
        var whileDisabled = receiver.All.Count;
        await ChangeWebhookAsync(webhook.Id, w => w.Enable());
        await node.WorkAsync();

        Assert.Multiple(() =>
        {
            Assert.That(
                (disabled.IsEnabled, disabled.DisabledReason),
                Is.EqualTo((false, "No message arrived since 2026-11-02 12:00 UTC."))
            );
            Assert.That(acts, Is.EqualTo(new[] { "dispatcher" }));
            Assert.That(whileDisabled, Is.Zero);
            Assert.That(receiver.All, Is.Not.Empty);
            Assert.That(receiver.All.Last().Json.Text("data/changes/0/slug"), Does.StartWith("while-nobody-listened"));
        });
        Assert.That((await WebhookAsync(webhook.Id)).FailingSince, Is.Null);
    }

    [Test]
    public async Task Who_answers_410_is_told_no_more()
    {
        var (receiver, webhook) = await EndpointAsync(events: ["article.published"]);
        receiver.AnswerWith(410);
        await PublishedAsync("Gone one");
        await PublishedAsync("Gone two");

        await MoveAsync(Node(), seconds: 86_400);

        var stored = await WebhookAsync(webhook.Id);
        Assert.That(receiver.All, Has.Count.EqualTo(1));
        Assert.That((await StoredAsync(receiver.All.Single())).State, Is.EqualTo(MessageState.Failed));
        Assert.That(
            (stored.IsEnabled, stored.DisabledReason),
            Is.EqualTo((false, "The receiver answered 410: it wants no more messages."))
        );
    }

    [TestCase(301)]
    [TestCase(302)]
    [TestCase(307)]
    [TestCase(404)]
    [TestCase(429)]
    public async Task Only_2xx_is_an_arrival(int status)
    {
        var (receiver, _) = await EndpointAsync(events: ["article.published"]);
        var (elsewhere, _) = await EndpointAsync(events: ["article.withdrawn"]);
        receiver.Answer = context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = elsewhere.Address.ToString();
            return Task.CompletedTask;
        };
        await PublishedAsync("Redirected");

        await Node().WorkAsync();

        var message = await StoredAsync(receiver.All.Single());
        Assert.That((message.State, message.Tries, elsewhere.All.Count), Is.EqualTo((MessageState.Pending, 1, 0)));
        Assert.That((await AttemptsAsync(message.Id)).Select(a => a.Status), Is.EqualTo(new int?[] { status }));
    }

    [TestCase("3600", 3_600)]
    [TestCase("604800", 86_400)]
    public async Task Who_asks_to_be_left_alone_is(string retryAfter, int seconds)
    {
        var (receiver, _) = await EndpointAsync(events: ["article.published"]);
        receiver.AnswerWith(429, retryAfter);
        await PublishedAsync("Later, please");

        await Node().WorkAsync();

        Assert.That((await StoredAsync(receiver.All.Single())).NextTryAt, Is.EqualTo(_clock.Now.AddSeconds(seconds)));
    }

    [Test]
    public async Task A_receiver_that_hangs_delays_nobody_else()
    {
        var (slow, _) = await EndpointAsync(events: ["article.published"]);
        var (quick, _) = await EndpointAsync(events: ["article.published"]);
        var (arrived, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        slow.Answer = context =>
        {
            arrived.TrySetResult();
            return goOn.Task;
        };
        var node = Node();
        await PublishedAsync("For both");

        await node.BeginAsync();
        await arrived.Task;
        await PublishedAsync("After that");
        for (var patience = Stopwatch.StartNew(); quick.All.Count < 2 && patience.Elapsed < Patience.Limit; )
            await node.BeginAsync();

        Assert.That((quick.All.Count, slow.All.Count), Is.EqualTo((2, 1)), "One at a time to each.");
        goOn.SetResult();
        slow.Answer = null;
        await node.WorkAsync();
        Assert.That(slow.All.Select(m => m.Sequences.Single()).ToList(), Is.Ordered.Ascending.And.Count.EqualTo(2));
    }

    [Test]
    public async Task While_a_secret_is_changed_both_sign()
    {
        var (receiver, webhook) = await EndpointAsync(events: ["article.published"]);
        var former = webhook.Secret;
        await ChangeWebhookAsync(webhook.Id, w => w.RotateSecret(TimeSpan.FromHours(24), _clock.Now));
        var secret = (await WebhookAsync(webhook.Id)).Secret;
        var node = Node();

        await PublishedAsync("In between");
        await node.WorkAsync();
        _clock.Now += TimeSpan.FromHours(24);
        await PublishedAsync("After it");
        await node.WorkAsync();

        var (between, after) = (receiver.All.First(), receiver.All.Last());
        Assert.Multiple(() =>
        {
            Assert.That(between.Headers["webhook-signature"].Split(' '), Has.Length.EqualTo(2));
            Assert.That((between.IsSignedBy(secret), between.IsSignedBy(former)), Is.EqualTo((true, true)));
            Assert.That((after.IsSignedBy(secret), after.IsSignedBy(former)), Is.EqualTo((true, false)));
        });
    }

    [Test]
    public async Task Nothing_is_told_before_it_is_public()
    {
        var (receiver, _) = await EndpointAsync();
        var (draft, scheduled, held) = (
            An.Draft(An.Content("Secret draft", _author)),
            An.Draft(An.Content("Secret plan", _author)),
            An.Draft(An.Content("Secret under embargo", _author))
        );
        await SaveAsync(draft, scheduled, held);
        await ChangeAsync<Article>(draft.Id, a => a.Edit(a.Working! with { Title = "Still secret" }, An.Hour));
        await ChangeAsync<Article>(scheduled.Id, a => a.Schedule(An.Hour.AddDays(900), An.Hour));
        await ChangeAsync<Article>(held.Id, a => a.Embargo(An.Hour.AddDays(900), An.Hour));
        await ChangeAsync<Article>(held.Id, a => a.Embargo(An.Hour.AddDays(901), An.Hour));
        var node = Node();

        await node.WorkAsync();
        Assert.That(receiver.All, Is.Empty);
        await ChangeAsync<Article>(held.Id, a => a.Publish(An.Hour));
        await node.WorkAsync();

        Assert.That(receiver.All.Select(m => m.Type), Contains.Item("article.published"));
        Assert.That(
            string.Concat(receiver.All.Select(m => m.Json.ToString())),
            Does.Not.Contain("secret-draft").And.Not.Contain("secret-plan").And.Not.Contain("embargoSet").And.Not.Contain("embargoMoved")
        );
    }

    [Test]
    public async Task What_was_taken_out_of_the_log_is_not_sent_any_more()
    {
        var (receiver, _) = await EndpointAsync(events: ["article.published"]);
        receiver.AnswerWith(500);
        var node = Node();
        var piece = await PublishedAsync("A former name");
        await node.WorkAsync();

        await Host.DeskAsync(db =>
            db.Changes.Where(c => c.ThingId == piece.Id).ExecuteUpdateAsync(c => c.SetProperty(x => x.Slug, "another-name"))
        );
        await MoveAsync(node, seconds: 10);

        Assert.That(receiver.All.Select(m => m.Json.Text("data/changes/0/slug")), Is.EqualTo(new[] { piece.Slug, "another-name" }));
        Assert.That(receiver.All.Last().Json.ToString(), Does.Not.Contain(piece.Slug));
    }

    [Test]
    public async Task Several_nodes_send_each_message_once_and_in_order()
    {
        var (receiver, _) = await EndpointAsync(events: ["article.published", "article.unpublished", "article.republished"]);
        var (second, _) = await EndpointAsync(events: ["article.published", "article.unpublished", "article.republished"]);
        var piece = await PublishedAsync("Once");
        for (var n = 0; n < 10; n++)
        {
            await ChangeAsync<Article>(piece.Id, a => a.Unpublish(An.Hour));
            await ChangeAsync<Article>(piece.Id, a => a.Publish(An.Hour));
        }

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Node().WorkAsync())));

        foreach (var one in new[] { receiver, second })
        {
            Assert.That(one.All.Select(m => m.Id), Is.Unique);
            Assert.That(one.All.Select(m => m.Sequences.Single()).ToList(), Is.Ordered.Ascending.And.Unique.And.Count.EqualTo(21));
        }

        Assert.That(await Host.DeskAsync(db => db.WebhookAttempts.Select(a => a.MessageId).ToListAsync()), Is.Unique);
    }

    [Test]
    public async Task What_a_dead_node_had_in_hand_is_taken_over_within_thirty_seconds()
    {
        var (receiver, webhook) = await EndpointAsync(events: ["article.published"]);
        await PublishedAsync("Left behind");
        await Host.DeskAsync(db =>
            Lease.TakeAsync(db, MessageSender.LeaseOf(webhook.Id), "dead", TimeSpan.FromSeconds(25), CancellationToken.None)
        );
        var node = Node();

        await node.WorkOnceAsync();
        // Its own clock has no say.
        _clock.Now = _clock.Now.AddSeconds(30);
        await node.WorkOnceAsync();
        Assert.That(receiver.All, Is.Empty);
        await Host.EndLeasesAsync();
        await node.WorkAsync();

        Assert.That(receiver.All, Has.Count.EqualTo(1));
        Assert.That(await Host.DeskAsync(db => db.Leases.CountAsync()), Is.Zero);
    }

    [Test]
    public async Task One_that_was_taken_for_dead_sends_again_at_worst_and_loses_nothing()
    {
        var (receiver, _) = await EndpointAsync(events: ["article.published"]);
        var (arrived, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        receiver.Answer = context =>
        {
            arrived.TrySetResult();
            return goOn.Task;
        };
        await PublishedAsync("Twice at worst");
        var (stuck, other) = (Node(), Node());

        await stuck.BeginAsync();
        await arrived.Task;
        receiver.Answer = null;
        await Host.EndLeasesAsync();
        await other.WorkAsync();
        goOn.SetResult();
        await stuck.WorkAsync();

        Assert.That(receiver.All.Select(m => m.Id).Distinct().Count(), Is.EqualTo(1));
        var message = await StoredAsync(receiver.All.First());
        Assert.That(
            (message.State, receiver.All.Count, (await AttemptsAsync(message.Id)).Count),
            Is.EqualTo((MessageState.Delivered, 2, 2))
        );
    }

    [Test]
    public async Task An_address_that_is_not_public_gets_nothing_and_the_log_says_why()
    {
        var (receiver, webhook) = await EndpointAsync(events: ["article.published"]);
        using var guarded = new OutboundClient(new Settings(), _clock);
        await PublishedAsync("Not for the neighbours");

        await new WebhookNode(Host, _clock, guarded).WorkAsync();

        Assert.That(receiver.All, Is.Empty);
        var message = await Host.DeskAsync(db => db.WebhookMessages.SingleAsync(m => m.WebhookId == webhook.Id));
        var attempt = (await AttemptsAsync(message.Id)).Single();
        Assert.That(
            (attempt.Status, attempt.Fault, message.State),
            Is.EqualTo(((int?)null, (RequestFault?)RequestFault.AddressNotPublic, MessageState.Pending))
        );
    }

    [Test]
    public async Task An_answer_is_kept_as_a_text_of_a_kilobyte_whatever_its_bytes()
    {
        var (receiver, _) = await EndpointAsync(events: ["article.published"]);
        receiver.Answer = async context =>
        {
            context.Response.StatusCode = 500;
            await context.Response.Body.WriteAsync(new byte[] { 0, 0xff, 0xed, 0xa0, 0x80, (byte)'a' });
            await context.Response.Body.WriteAsync(Enumerable.Repeat((byte)'b', 5_000).ToArray());
        };
        await PublishedAsync("Bytes");

        await Node().WorkAsync();

        var answer = (await AttemptsAsync((await StoredAsync(receiver.All.Single())).Id)).Single().Answer!;
        Assert.That(
            (answer.Length, answer.Contains('\0', StringComparison.Ordinal), answer.Contains("abbb", StringComparison.Ordinal)),
            Is.EqualTo((1_024, false, true))
        );
    }

    [Test]
    public async Task A_new_endpoint_hears_nothing_of_the_past_until_it_is_asked_to()
    {
        await PublishedAsync("Of the past");
        var before = await Host.DeskAsync(db => db.ChangeHeads.Select(h => h.Sequence).SingleAsync());
        var piece = await PublishedAsync("Also of the past");
        var (receiver, webhook) = await EndpointAsync(events: ["article.published"]);
        var node = Node();

        await node.WorkAsync();
        Assert.That(receiver.All, Is.Empty);
        await ChangeWebhookAsync(webhook.Id, w => w.ReplayAfter(before));
        await node.WorkAsync();
        await ChangeWebhookAsync(webhook.Id, w => w.ReplayAfter(before));
        await node.WorkAsync();

        Assert.That(receiver.All.Select(m => m.Json.At("data/changes/0/id").GetGuid()), Is.EqualTo(new[] { piece.Id, piece.Id }));
        Assert.That(
            receiver.All.Select(m => m.Id),
            Is.Unique,
            "A replay is a new message, so that nobody takes it for one that came before."
        );
    }

    [Test]
    public async Task What_is_thirty_days_old_is_removed_with_its_tries()
    {
        var (receiver, webhook) = await EndpointAsync(events: ["article.published"]);
        var node = Node();
        await PublishedAsync("Old");
        await node.WorkAsync();
        _clock.Now += TimeSpan.FromDays(20);
        await PublishedAsync("Young");
        await node.WorkAsync();

        await Host.DeskAsync(db => MessageThinning.ThinAsync(db, _clock.Now.AddDays(10).AddMilliseconds(1), CancellationToken.None));

        var left = await Host.DeskAsync(db => db.WebhookMessages.Where(m => m.WebhookId == webhook.Id).Select(m => m.Id).ToListAsync());
        Assert.That(left.Select(WebhookMessage.PublicIdOf), Is.EqualTo(new[] { receiver.All.Last().Id }));
        Assert.That(
            await Host.DeskAsync(db => db.WebhookAttempts.CountAsync(a => !db.WebhookMessages.Any(m => m.Id == a.MessageId))),
            Is.Zero
        );
    }

    [Test]
    public async Task Ten_thousand_messages_that_wait_do_not_make_the_look_slow()
    {
        var (_, webhook) = await EndpointAsync();
        var due = Now.AddHours(1);
        var messages = Enumerable
            .Range(0, 3_000)
            .Select(n => new WebhookMessage(webhook.Id, "article.updated", MessageLane.Ordinary, (n, n), [n], false, due, due))
            .ToList();
        await Host.DeskAsync(db => Database.WriteAsync(db, ct => Database.BulkInsertAsync(db, messages, ct), CancellationToken.None));
        var isSqlite = Database.Name == "sqlite";

        await using var read = await Database.OpenReadAsync(CancellationToken.None);
        await read.BeginSnapshotAsync(CancellationToken.None);
        if (!isSqlite)
            await read.QueryAsync(new Statement("SET LOCAL enable_seqscan = off", []), _ => true, CancellationToken.None);
        var statement = MessageSender.DueStatement(Database, Now);
        var plan = string.Join(
            '\n',
            await read.QueryAsync(
                statement with
                {
                    Text = (isSqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + statement.Text,
                },
                r => r.GetString(isSqlite ? 3 : 0),
                CancellationToken.None
            )
        );

        Assert.That(
            plan,
            Does.Contain("ix_webhook_messages_webhook_id_state_lane_next_try_at_sequence")
                .And.Not.Contain("SCAN m")
                .And.Not.Contain("Seq Scan on webhook_messages")
        );
    }

    private DateTime Now => _clock.Now;

    private WebhookNode Node() => new(Host, _clock);

    private async Task MoveAsync(WebhookNode node, int seconds)
    {
        _clock.Now += TimeSpan.FromSeconds(seconds);
        await node.WorkAsync();
    }

    private async Task<(Receiver Receiver, Webhook Webhook)> EndpointAsync(string[]? events = null, int quietSeconds = 0)
    {
        var receiver = await Receiver.StartAsync();
        _receivers.Add(receiver);
        var head = await Host.DeskAsync(db => db.ChangeHeads.Select(h => h.Sequence).SingleAsync());
        var webhook = new Webhook(null, "A receiver", receiver.Address.ToString(), events ?? [], quietSeconds, head, Now);
        await Host.DeskAsync(db =>
        {
            db.Add(webhook);
            return db.SaveAsync(CancellationToken.None);
        });
        return (receiver, webhook);
    }

    private async Task<Article> PublishedAsync(string title)
    {
        var piece = An.Article(An.Content(title, _author));
        await SaveAsync(piece);
        return piece;
    }

    private Task<long?> ChangeWebhookAsync(Guid id, Action<Webhook> verb) =>
        Host.DeskAsync(async db =>
        {
            verb((await db.Webhooks.FindAsync(id))!);
            return await db.SaveAsync(CancellationToken.None);
        });

    private Task<Webhook> WebhookAsync(Guid id) => Host.DeskAsync(db => db.Webhooks.AsNoTracking().SingleAsync(w => w.Id == id));

    private Task<WebhookMessage> StoredAsync(Received sent) =>
        Host.DeskAsync(db => db.WebhookMessages.AsNoTracking().SingleAsync(m => m.Id == WebhookMessage.IdOf(sent.Id)!.Value));

    private Task<List<WebhookAttempt>> AttemptsAsync(Guid message) =>
        Host.DeskAsync(db => db.WebhookAttempts.AsNoTracking().Where(a => a.MessageId == message).OrderBy(a => a.At).ToListAsync());

    private static readonly JsonElement Document = JsonDocument
        .Parse(File.ReadAllText(Path.Combine(Repository.Root, "openapi", "cms.v1.json")))
        .RootElement;

    private static ContractSchema Schema() =>
        new ContractSchemas(Document).For(
            Document.At("webhooks/changes/post/requestBody/content").GetProperty("application/json").GetProperty("schema")
        );
}
