using Cms.Api.Http.Doors;
using Cms.Model;

namespace Cms.Api.Admin.Webhooks;

/// <summary>Gets a message.</summary>
internal abstract class GetWebhookMessageOf<TDoor, TMessage>(WebhookDesk<TMessage> desk, CmsDatabase database)
    : ScopedEndpoint<TDoor, MessageRequest, TMessage>
    where TDoor : Door, new()
{
    public sealed override void Configure() =>
        Get(
            "webhooks/{id}/messages/{messageId}",
            desk.Scope,
            $"Get a message to {desk.One}",
            "What it says, and how each try to deliver it ended."
        );

    protected sealed override async Task<Outcome<TMessage>> ActAsync(MessageRequest request, CancellationToken ct) =>
        new(
            await desk.AnswerAsync(
                database,
                await desk.RequireAsync(Db, HttpContext, request.Id, ct),
                await Db.RequireMessageAsync(request, ct),
                ct
            )
        );
}
