namespace Cms.Api.Admin.Webhooks;

/// <summary>Gets a webhook.</summary>
internal abstract class GetWebhookOf(WebhookDesk desk) : AdminEndpoint<ById, WebhookResponse>
{
    public sealed override void Configure() =>
        Does(FastEndpoints.Http.GET, $"{desk.Path}/{{id}}", desk.Scope, $"Get {desk.One}", "One webhook, without its secrets.");

    protected sealed override async Task<AdminAnswer<WebhookResponse>> ActAsync(ById request, CancellationToken ct)
    {
        var webhook = await desk.RequireAsync(Db, HttpContext, request.Id, ct);
        return new(WebhookResponse.From(webhook, Now), EditVersion: webhook.EditVersion);
    }
}
