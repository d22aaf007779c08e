using Cms.Api.Http.Doors;

namespace Cms.Api.Admin.Webhooks;

/// <summary>Gets a webhook.</summary>
internal abstract class GetWebhookOf<TDoor>(WebhookDesk desk) : ScopedEndpoint<TDoor, ById, WebhookResponse>
    where TDoor : Door, new()
{
    public sealed override void Configure() => Get("webhooks/{id}", desk.Scope, $"Get {desk.One}", "One webhook, without its secrets.");

    protected sealed override async Task<Outcome<WebhookResponse>> ActAsync(ById request, CancellationToken ct)
    {
        var webhook = await desk.RequireAsync(Db, HttpContext, request.Id, ct);
        return new(WebhookResponse.From(webhook, Now), EditVersion: webhook.EditVersion);
    }
}
