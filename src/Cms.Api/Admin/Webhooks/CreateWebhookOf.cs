using Cms.Api.Http.Doors;
using Cms.Model;
using Cms.Model.Webhooks;
using FastEndpoints;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Webhooks;

/// <summary>Makes a webhook.</summary>
internal abstract class CreateWebhookOf<TDoor>(WebhookDesk desk)
    : ScopedBodyEndpoint<TDoor, EmptyRequest, WebhookInput, WebhookRules, NewWebhookResponse>
    where TDoor : Door, new()
{
    public sealed override void Configure() => Post("webhooks", desk.Scope, $"Create {desk.One}", desk.Told, status: 201);

    protected sealed override async Task<Outcome<NewWebhookResponse>> ActAsync(
        EmptyRequest request,
        WebhookInput body,
        CancellationToken ct
    )
    {
        if (desk.Most is { } most && await desk.In(Db, HttpContext).CountAsync(ct) >= most)
            throw new NewsroomRule("too-many-webhooks", $"There are {most} webhooks already; delete one that is of no more use.");
        await WebhookAddress.DemandAsync(HttpContext, body.Url, ct);
        var head = await Db.ChangeHeads.Select(h => h.Sequence).SingleAsync(ct);
        var webhook = new Webhook(desk.OwnerOf(HttpContext), body.Name, body.Url, body.Events, body.QuietSeconds, head, Now);
        body.ApplyTo(webhook);
        Db.Add(webhook);
        return await SaveAsync(
            webhook,
            _ => Task.FromResult(new NewWebhookResponse { Webhook = WebhookResponse.From(webhook, Now), Secret = webhook.Secret }),
            $"webhooks/{webhook.Id}",
            ct
        );
    }
}
