using Cms.Api.Http.Doors;

namespace Cms.Api.Admin.Webhooks;

/// <summary>Changes some members of a webhook.</summary>
internal abstract class EditWebhookOf<TDoor>(WebhookDesk desk)
    : ScopedPatchEndpoint<TDoor, ById, WebhookInput, WebhookRules, WebhookResponse>
    where TDoor : Door, new()
{
    public sealed override void Configure() =>
        Patch(
            "webhooks/{id}",
            desk.Scope,
            $"Edit {desk.One}",
            "Changes the members that are named and leaves the others. `isEnabled` stops it and starts it again; started again, it goes "
                + "on where it stopped.",
            takesIfMatch: true
        );

    protected sealed override async Task<Outcome<WebhookResponse>> ActAsync(ById request, CancellationToken ct)
    {
        var webhook = await desk.RequireAsync(Db, HttpContext, request.Id, ct);
        Match(webhook);
        var patched = Patched(WebhookInput.From(webhook));
        if (patched.Url != webhook.Url)
            await WebhookAddress.DemandAsync(HttpContext, patched.Url, ct);
        patched.ApplyTo(webhook);
        return await SaveAsync(webhook, _ => Task.FromResult(WebhookResponse.From(webhook, Now)), null, ct);
    }
}
