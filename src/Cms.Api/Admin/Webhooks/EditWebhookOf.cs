namespace Cms.Api.Admin.Webhooks;

/// <summary>Changes some members of a webhook.</summary>
internal abstract class EditWebhookOf(WebhookDesk desk) : AdminPatchEndpoint<ById, WebhookInput, WebhookRules, WebhookResponse>
{
    public sealed override void Configure() =>
        Does(
            FastEndpoints.Http.PATCH,
            $"{desk.Path}/{{id}}",
            desk.Scope,
            $"Edit {desk.One}",
            "Changes the members that are named and leaves the others. `isEnabled` stops it and starts it again; started again, it goes "
                + "on where it stopped.",
            takesIfMatch: true
        );

    protected sealed override async Task<AdminAnswer<WebhookResponse>> ActAsync(ById request, CancellationToken ct)
    {
        var webhook = await desk.RequireAsync(Db, HttpContext, request.Id, ct);
        ConditionalRequests.Match(HttpContext.Request, webhook);
        var patched = Patched(WebhookInput.From(webhook));
        if (patched.Url != webhook.Url)
            await WebhookAddress.DemandAsync(HttpContext, patched.Url, ct);
        patched.ApplyTo(webhook);
        return await SaveAsync(webhook, _ => Task.FromResult(WebhookResponse.From(webhook, Now)), null, ct);
    }
}
