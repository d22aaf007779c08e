using Cms.Api.Http.Doors;
using Cms.Api.Webhooks;
using Cms.Model;
using Cms.Model.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Webhooks;

/// <summary>Sends a webhook a test.</summary>
internal abstract class TestWebhookOf<TDoor, TMessage>(WebhookDesk<TMessage> desk, CmsDatabase database)
    : ScopedEndpoint<TDoor, ById, TMessage>
    where TDoor : Door, new()
{
    public sealed override void Configure() =>
        Post(
            "webhooks/{id}/test",
            desk.Scope,
            $"Test {desk.One}",
            "Sends a message `webhook.test` that tells of nothing, once, and also while the webhook is disabled. Location says where to "
                + "see how it went; it is sent within a second.",
            status: 201
        );

    protected sealed override async Task<Outcome<TMessage>> ActAsync(ById request, CancellationToken ct)
    {
        var webhook = await desk.RequireAsync(Db, HttpContext, request.Id, ct);
        var head = await Db.ChangeHeads.Select(h => h.Sequence).SingleAsync(ct);
        // It tells of nothing, so its cursor stands at the head.
        var message = new WebhookMessage(webhook.Id, WebhookEvents.Test, MessageLane.Test, (head + 1, head), [], hasMore: false, Now, Now);
        Db.Add(message);
        var answer = await desk.AnswerAsync(database, webhook, message, ct);
        return await SaveAsync(null, _ => Task.FromResult(answer), $"webhooks/{webhook.Id}/messages/{message.PublicId}", ct);
    }
}
