using Cms.Api.Admin.Webhooks;
using Cms.Api.Delivery;
using Cms.Model;

namespace Cms.Api.Partners;

internal sealed class ListOwnWebhooks(CmsDatabase database, Addresses addresses) : ListWebhooksOf(WebhookDesk.Partner, database, addresses);

internal sealed class GetOwnWebhook() : GetWebhookOf(WebhookDesk.Partner);

internal sealed class CreateOwnWebhook() : CreateWebhookOf(WebhookDesk.Partner);

internal sealed class ReplaceOwnWebhook() : ReplaceWebhookOf(WebhookDesk.Partner);

internal sealed class EditOwnWebhook() : EditWebhookOf(WebhookDesk.Partner);

internal sealed class DeleteOwnWebhook() : DeleteWebhookOf(WebhookDesk.Partner);

internal sealed class RotateOwnWebhookSecret() : RotateWebhookSecretOf(WebhookDesk.Partner);

internal sealed class ReplayOwnWebhook() : ReplayWebhookOf(WebhookDesk.Partner);

internal sealed class ListOwnWebhookMessages(CmsDatabase database, Addresses addresses)
    : ListWebhookMessagesOf(WebhookDesk.Partner, database, addresses);

internal sealed class GetOwnWebhookMessage(CmsDatabase database)
    : GetWebhookMessageOf<PartnerWebhookMessageResponse>(WebhookDesk.Partner, database);

internal sealed class RedeliverOwnWebhookMessage(CmsDatabase database)
    : RedeliverWebhookMessageOf<PartnerWebhookMessageResponse>(WebhookDesk.Partner, database);

internal sealed class TestOwnWebhook(CmsDatabase database, Addresses addresses)
    : TestWebhookOf<PartnerWebhookMessageResponse>(WebhookDesk.Partner, database, addresses);
