using System.Diagnostics.CodeAnalysis;
using Cms.Api.Webhooks;
using Cms.Model.Webhooks;

namespace Cms.Api.Admin.Webhooks;

/// <summary>A message to a webhook of the desk, with what it says and how each try ended.</summary>
public sealed record WebhookMessageResponse : WebhookMessageOf<WebhookBody>
{
    [SetsRequiredMembers]
    internal WebhookMessageResponse(WebhookMessageSummary summary, IReadOnlyList<WebhookAttempt> attempts, WebhookBody body)
        : base(summary, attempts, body) { }
}
