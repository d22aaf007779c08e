using Cms.Model;

namespace Cms.Api.Admin.Webhooks;

/// <summary>Gets a message.</summary>
internal abstract class GetWebhookMessageOf<TMessage>(WebhookDesk<TMessage> desk, CmsDatabase database)
    : AdminEndpoint<MessageRequest, TMessage>
{
    public sealed override void Configure() =>
        Does(
            FastEndpoints.Http.GET,
            $"{desk.Path}/{{id}}/messages/{{messageId}}",
            desk.Scope,
            $"Get a message to {desk.One}",
            "What it says, and how each try to deliver it ended."
        );

    protected sealed override async Task<AdminAnswer<TMessage>> ActAsync(MessageRequest request, CancellationToken ct) =>
        new(
            await desk.AnswerAsync(
                database,
                await desk.RequireAsync(Db, HttpContext, request.Id, ct),
                await Db.RequireMessageAsync(request, ct),
                ct
            )
        );
}
