using Cms.Api.Http.Bodies;
using Cms.Model.Webhooks;
using FluentValidation;

namespace Cms.Api.Admin.Webhooks;

/// <summary>Gives a webhook a new secret.</summary>
internal abstract class RotateWebhookSecretOf(WebhookDesk desk)
    : AdminBodyEndpoint<ById, RotateSecretInput, RotateSecretRules, NewWebhookResponse>
{
    protected sealed override bool BodyIsOptional => true;

    public sealed override void Configure() =>
        Does(
            FastEndpoints.Http.POST,
            $"{desk.Path}/{{id}}/secret",
            desk.Scope,
            $"Rotate the secret of {desk.One}",
            "A new secret, shown this once. For a while messages carry a signature by each of the two, so that the receiver changes over "
                + "in its own time.",
            takesIfMatch: true
        );

    protected sealed override async Task<AdminAnswer<NewWebhookResponse>> ActAsync(
        ById request,
        RotateSecretInput body,
        CancellationToken ct
    )
    {
        var webhook = await desk.RequireAsync(Db, HttpContext, request.Id, ct);
        ConditionalRequests.Match(HttpContext.Request, webhook);
        webhook.RotateSecret(body.KeepFormerSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : Webhook.FormerSecretKept, Now);
        return await SaveAsync(
            webhook,
            _ => Task.FromResult(new NewWebhookResponse { Webhook = WebhookResponse.From(webhook, Now), Secret = webhook.Secret }),
            null,
            ct
        );
    }
}

/// <summary>How a secret is rotated.</summary>
public sealed record RotateSecretInput
{
    /// <summary>
    /// For how many seconds the secret before goes on signing too; a day if left out. 0 ends it at once, and any before it: for a secret
    /// that got about.
    /// </summary>
    public int? KeepFormerSeconds { get; init; }
}

/// <summary>How it may not be.</summary>
public sealed class RotateSecretRules : AbstractValidator<RotateSecretInput>
{
    private const int Week = 604_800;

    /// <summary>The rules.</summary>
    public RotateSecretRules() => RuleFor(b => b.KeepFormerSeconds).Within(0, Week);
}
