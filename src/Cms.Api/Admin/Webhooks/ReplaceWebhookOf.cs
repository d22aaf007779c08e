namespace Cms.Api.Admin.Webhooks;

/// <summary>Replaces a webhook.</summary>
internal abstract class ReplaceWebhookOf(WebhookDesk desk) : AdminBodyEndpoint<ById, WebhookInput, WebhookRules, WebhookResponse>
{
    public sealed override void Configure() =>
        Does(
            FastEndpoints.Http.PUT,
            $"{desk.Path}/{{id}}",
            desk.Scope,
            $"Replace {desk.One}",
            "Sets every member, those left out to their defaults. Its secret and its place in the change log stay.",
            takesIfMatch: true
        );

    protected sealed override async Task<AdminAnswer<WebhookResponse>> ActAsync(ById request, WebhookInput body, CancellationToken ct)
    {
        var webhook = await desk.RequireAsync(Db, HttpContext, request.Id, ct);
        ConditionalRequests.Match(HttpContext.Request, webhook);
        if (body.Url != webhook.Url)
            await WebhookAddress.DemandAsync(HttpContext, body.Url, ct);
        body.ApplyTo(webhook);
        return await SaveAsync(webhook, _ => Task.FromResult(WebhookResponse.From(webhook, Now)), null, ct);
    }
}
