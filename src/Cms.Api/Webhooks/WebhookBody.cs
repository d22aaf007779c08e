using Cms.Api.Delivery.Changes;

namespace Cms.Api.Webhooks;

/// <summary>What is sent to a webhook of the desk: what readers see change.</summary>
public sealed record WebhookBody : WebhookBodyOf<ChangeResponse>;
