namespace Cms.Api.Admin.Webhooks;

/// <summary>Removes a webhook.</summary>
internal abstract class DeleteWebhookOf(WebhookDesk desk) : AdminEndpoint<ById, object>
{
    public sealed override void Configure() =>
        Does(
            FastEndpoints.Http.DELETE,
            $"{desk.Path}/{{id}}",
            desk.Scope,
            $"Delete {desk.One}",
            "Removes it for good, with its secrets and its delivery log; nothing more is sent to it. To stop it for a while, edit "
                + "`isEnabled`.",
            takesIfMatch: true,
            status: 204
        );

    protected sealed override async Task<AdminAnswer<object>> ActAsync(ById request, CancellationToken ct)
    {
        var webhook = await desk.RequireAsync(Db, HttpContext, request.Id, ct);
        ConditionalRequests.Match(HttpContext.Request, webhook);
        webhook.Remove();
        Db.Remove(webhook);
        return await SaveAsync(ct);
    }
}
