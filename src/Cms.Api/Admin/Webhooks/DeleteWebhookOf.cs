using Cms.Api.Http.Doors;

namespace Cms.Api.Admin.Webhooks;

/// <summary>Removes a webhook.</summary>
internal abstract class DeleteWebhookOf<TDoor>(WebhookDesk desk) : ScopedEndpoint<TDoor, ById, object>
    where TDoor : Door, new()
{
    public sealed override void Configure() =>
        Delete(
            "webhooks/{id}",
            desk.Scope,
            $"Delete {desk.One}",
            "Removes it for good, with its secrets and its delivery log; nothing more is sent to it. To stop it for a while, edit "
                + "`isEnabled`.",
            takesIfMatch: true,
            status: 204
        );

    protected sealed override async Task<Outcome<object>> ActAsync(ById request, CancellationToken ct)
    {
        var webhook = await desk.RequireAsync(Db, HttpContext, request.Id, ct);
        Match(webhook);
        webhook.Remove();
        Db.Remove(webhook);
        return await SaveAsync(ct);
    }
}
