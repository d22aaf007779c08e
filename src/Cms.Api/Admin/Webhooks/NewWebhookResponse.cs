using Cms.Api.Http.Doors;

namespace Cms.Api.Admin.Webhooks;

/// <summary>A webhook with a secret just made.</summary>
public sealed record NewWebhookResponse : IHoldsSecret
{
    /// <summary>The webhook.</summary>
    public required WebhookResponse Webhook { get; init; }

    /// <summary>
    /// What its messages are signed with, <c>whsec_…</c> (Standard Webhooks). Shown this once; null where the answer is repeated.
    /// </summary>
    public required string? Secret { get; init; }

    object IHoldsSecret.WithoutSecret() => this with { Secret = null };
}
