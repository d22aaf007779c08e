using System.Diagnostics.CodeAnalysis;
using Cms.Api.Webhooks;
using Cms.Model.Webhooks;

namespace Cms.Api.Admin.Webhooks;

/// <summary>A message to a webhook of a partner, with what it says and how each try ended.</summary>
public sealed record PartnerWebhookMessageResponse : WebhookMessageOf<PartnerWebhookBody>
{
    [SetsRequiredMembers]
    internal PartnerWebhookMessageResponse(WebhookMessageSummary summary, IReadOnlyList<WebhookAttempt> attempts, PartnerWebhookBody body)
        : base(summary, attempts, body) { }
}
