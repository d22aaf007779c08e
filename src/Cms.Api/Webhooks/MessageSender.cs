using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Cms.Api.Background;
using Cms.Api.Http;
using Cms.Api.Outbound;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Background;
using Cms.Model.Reading;
using Cms.Model.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Webhooks;

/// <summary>
/// Sends what is due, endpoint by endpoint: one message at a time to each, withdrawals first, then in the order of the log,
/// by one node at a time. A message is sent before it is known to have arrived, so it may come twice and is never lost.
/// </summary>
internal sealed partial class MessageSender(
    IServiceScopeFactory scopes,
    CmsDatabase database,
    OutboundClient outbound,
    TimeProvider clock,
    ILogger<MessageSender> log
)
{
    private const int MostLooks = 5;

    // Longer than a try can last, and shorter than anybody should wait for what a dead node left.
    private static readonly TimeSpan LeaseLength = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan LongestTry = OutboundClient.Limit + TimeSpan.FromSeconds(5);

    // An endpoint gives its place up to others after that and comes back for the rest.
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(30);

    private readonly string _holder = Guid.NewGuid().ToString();

    /// <summary>The name of an endpoint's lease.</summary>
    public static string LeaseOf(Guid webhook) => $"webhook {webhook}";

    /// <summary>The endpoints that something is due for.</summary>
    public async Task<List<Guid>> FindDueAsync(CancellationToken ct)
    {
        await using var read = await database.OpenReadAsync(ct);
        return await read.QueryAsync(DueStatement(database, clock.Now()), row => row.GetId(0), ct);
    }

    /// <summary>The statement that finds them.</summary>
    internal static Statement DueStatement(CmsDatabase database, DateTime now)
    {
        return new Statement(
            $"""
            SELECT w.id FROM webhooks w LEFT JOIN partners p ON p.id = w.partner_id
            WHERE {Has(MessageLane.Test)}
            OR (w.is_enabled = TRUE AND ({Has(MessageLane.Urgent)} OR (p.suspended_at IS NULL AND {Has(MessageLane.Ordinary)})))
            """,
            [database.Sql.Value(now)]
        );

        static string Has(MessageLane lane) =>
            $"""
                EXISTS (SELECT 1 FROM webhook_messages m WHERE m.webhook_id = w.id AND m.state = 'Pending' AND m.lane = '{lane}'
                AND m.next_try_at <= @p0)
                """;
    }

    /// <summary>
    /// Sends what is due for one endpoint, unless another node is doing so, until a try fails or others should have their turn.
    /// </summary>
    /// <param name="webhookId">The endpoint.</param>
    /// <param name="ct">Ends it after the message in hand.</param>
    /// <returns>How many messages were tried.</returns>
    public async Task<int> SendDueAsync(Guid webhookId, CancellationToken ct)
    {
        if (await TakeLeaseAsync(webhookId) is not { } leasedAt)
            return 0;
        var (begun, tried) = (clock.GetTimestamp(), 0);
        try
        {
            while (!ct.IsCancellationRequested && clock.GetElapsedTime(begun) < Turn)
            {
                if (LeaseLength - clock.GetElapsedTime(leasedAt) < LongestTry)
                {
                    if (await TakeLeaseAsync(webhookId) is not { } renewed)
                        break;
                    leasedAt = renewed;
                }

                // Found after the lease was taken: until then another node may have sent it.
                if (await FindNextAsync(webhookId) is not { } next)
                    break;
                tried++;
                if (!await TryAsync(next))
                    break;
            }
        }
        finally
        {
            await scopes.WithDbAsync(db => Lease.ReleaseAsync(db, LeaseOf(webhookId), _holder, CancellationToken.None));
        }

        return tried;
    }

    /// <returns>When it was taken, by the clock that only goes on; null where another has it.</returns>
    private async Task<long?> TakeLeaseAsync(Guid webhookId)
    {
        var now = clock.GetTimestamp();
        return await scopes.WithDbAsync(db => Lease.TakeAsync(db, LeaseOf(webhookId), _holder, LeaseLength, CancellationToken.None))
            ? now
            : null;
    }

    private async Task<Next?> FindNextAsync(Guid webhookId)
    {
        await using var read = await database.OpenReadAsync(CancellationToken.None);
        await read.BeginSnapshotAsync(CancellationToken.None);
        var webhook = await read.Db.Webhooks.FirstOrDefaultAsync(w => w.Id == webhookId);
        if (webhook is null)
            return null;
        var now = clock.Now();
        foreach (var lane in await LanesAsync(read, webhook))
        {
            var message = await read
                .Db.WebhookMessages.Where(m =>
                    m.WebhookId == webhookId && m.State == MessageState.Pending && m.Lane == lane && m.NextTryAt <= now
                )
                .OrderBy(m => m.NextTryAt)
                .ThenBy(m => m.Sequence)
                .ThenBy(m => m.Id)
                .FirstOrDefaultAsync();
            if (message is not null)
                return new Next(webhook, message, await WebhookFeed.BodyAsync(read, webhook, message, CancellationToken.None));
        }

        return null;
    }

    /// <summary>
    /// What is sent to it at this moment, the first first. A suspended partner is told of nothing but what it has to take down; the rest
    /// waits.
    /// </summary>
    private static async Task<MessageLane[]> LanesAsync(ReadConnection read, Webhook webhook) =>
        !webhook.IsEnabled ? [MessageLane.Test]
        : webhook.PartnerId is { } partner && await read.Db.Partners.AnyAsync(p => p.Id == partner && p.SuspendedAt != null)
            ? [MessageLane.Urgent, MessageLane.Test]
        : [MessageLane.Urgent, MessageLane.Test, MessageLane.Ordinary];

    /// <returns>Whether the receiver took it.</returns>
    private async Task<bool> TryAsync(Next next)
    {
        var at = clock.Now();
        var begun = clock.GetTimestamp();
        var (status, fault, retryAfter, said) = ((int?)null, (RequestFault?)null, (TimeSpan?)null, (string?)null);
        try
        {
            using var request = Request(next, at);
            var answer = await outbound.SendAsync(request, WebhookAttempt.MaxAnswerBytes, CancellationToken.None);
            (status, retryAfter, said) = (answer.Status, answer.RetryAfter, Readable(answer.Body));
        }
        catch (OutboundException e)
        {
            fault = e.Fault;
        }

        var took = clock.GetElapsedTime(begun);
        await KeepAsync(
            next.Message.Id,
            () => new WebhookAttempt(next.Message.Id, at, (int)took.TotalMilliseconds, status, fault, said),
            retryAfter
        );
        return status is >= 200 and < 300;
    }

    private static HttpRequestMessage Request(Next next, DateTime at)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(next.Body, Json.Options);
        var (id, timestamp) = (next.Message.PublicId, new DateTimeOffset(at).ToUnixTimeSeconds());
        var request = new HttpRequestMessage(HttpMethod.Post, next.Webhook.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", WebhookSignature.Sign(next.Webhook.SecretsInForce(at), id, timestamp, body));
        return request;
    }

    /// <summary>Stores how a try ended, and what that means for the message and its endpoint, as they are by now.</summary>
    private async Task KeepAsync(Guid messageId, Func<WebhookAttempt> attempt, TimeSpan? retryAfter)
    {
        for (var look = 1; ; look++)
        {
            try
            {
                await scopes.WithDbAsync(
                    async db =>
                    {
                        // Removed meanwhile, with its endpoint: there is nothing to say any more.
                        if (
                            await db.WebhookMessages.FindAsync(messageId) is not { } message
                            || await db.Webhooks.FindAsync(message.WebhookId) is not { } webhook
                        )
                            return false;
                        var made = attempt();
                        Judge(webhook, message, made, retryAfter);
                        db.Add(made);
                        await db.SaveAsync(CancellationToken.None);
                        return true;
                    },
                    Actor.Dispatcher
                );
                return;
            }
            catch (EditConflictException) when (look < MostLooks)
            {
                // Somebody changed the endpoint, or sent the message anew, at this moment: what they made of it is looked at.
            }
        }
    }

    private void Judge(Webhook webhook, WebhookMessage message, WebhookAttempt attempt, TimeSpan? retryAfter)
    {
        var now = clock.Now();
        if (attempt.Status is >= 200 and < 300)
        {
            message.Delivered();
            webhook.Reached();
            return;
        }

        if (attempt.Status == 410)
        {
            message.GiveUp();
            webhook.Disable("The receiver answered 410: it wants no more messages.");
            LogDisabled(log, webhook.Id, "it answered 410");
            return;
        }

        message.Missed(retryAfter, Random.Shared.NextDouble(), now);
        // A test says whether it answers; it is no reason to think the worse of it.
        if (message.Lane != MessageLane.Test && webhook.Missed(message.State == MessageState.Failed, now))
            LogDisabled(log, webhook.Id, "nothing arrived for days");
    }

    /// <summary>What was answered as a text that every database takes.</summary>
    private static string Readable(byte[] answer) =>
        string.Concat(Encoding.UTF8.GetString(answer).Select(c => char.IsControl(c) && c is not ('\n' or '\t') ? '\ufffd' : c));

    [LoggerMessage(Level = LogLevel.Warning, Message = "Webhook {Id} was disabled: {Reason}")]
    private static partial void LogDisabled(ILogger log, Guid id, string reason);

    private sealed record Next(Webhook Webhook, WebhookMessage Message, object Body);
}
