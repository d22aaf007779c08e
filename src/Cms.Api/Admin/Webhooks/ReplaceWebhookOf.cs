using Cms.Api.Http.Doors;

namespace Cms.Api.Admin.Webhooks;

/// <summary>Replaces a webhook.</summary>
internal abstract class ReplaceWebhookOf<TDoor>(WebhookDesk desk)
    : ScopedBodyEndpoint<TDoor, ById, WebhookInput, WebhookRules, WebhookResponse>
    where TDoor : Door, new()
{
    public sealed override void Configure() =>
        Put(
            "webhooks/{id}",
            desk.Scope,
            $"Replace {desk.One}",
            "Sets every member, those left out to their defaults. Its secret and its place in the change log stay.",
            takesIfMatch: true
        );

    protected sealed override async Task<Outcome<WebhookResponse>> ActAsync(ById request, WebhookInput body, CancellationToken ct)
    {
        var webhook = await desk.RequireAsync(Db, HttpContext, request.Id, ct);
        Match(webhook);
        if (body.Url != webhook.Url)
            await WebhookAddress.DemandAsync(HttpContext, body.Url, ct);
        body.ApplyTo(webhook);
        return await SaveAsync(webhook, _ => Task.FromResult(WebhookResponse.From(webhook, Now)), null, ct);
    }
}
