using Cms.Api.Http.Doors;
using Cms.Model;
using Cms.Model.Webhooks;

namespace Cms.Api.Admin.Webhooks;

/// <summary>Sends a message anew.</summary>
internal abstract class RedeliverWebhookMessageOf<TDoor, TMessage>(WebhookDesk<TMessage> desk, CmsDatabase database)
    : ScopedEndpoint<TDoor, MessageRequest, TMessage>
    where TDoor : Door, new()
{
    public sealed override void Configure() =>
        Post(
            "webhooks/{id}/messages/{messageId}/redelivery",
            desk.Scope,
            $"Redeliver a message to {desk.One}",
            "Sends it anew under its old id, whatever became of it, with all its tries before it. 409 while the webhook is disabled."
        );

    protected sealed override async Task<Outcome<TMessage>> ActAsync(MessageRequest request, CancellationToken ct)
    {
        var webhook = await desk.RequireAsync(Db, HttpContext, request.Id, ct);
        var message = await Db.RequireMessageAsync(request, ct);
        if (!webhook.IsEnabled && message.Lane != MessageLane.Test)
            throw new NewsroomRule("wrong-state", "The webhook is disabled; enable it first.") { Allowed = static _ => ["enable"] };
        message.Redeliver(Now);
        var answer = await desk.AnswerAsync(database, webhook, message, ct);
        return await SaveAsync(null, _ => Task.FromResult(answer), null, ct);
    }
}
