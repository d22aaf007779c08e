using Cms.Api.Partners.Changes;

namespace Cms.Api.Webhooks;

/// <summary>What is sent to a webhook of a partner: what its own changes list, and nothing else.</summary>
public sealed record PartnerWebhookBody : WebhookBodyOf<PartnerChangeResponse>;
