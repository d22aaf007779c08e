using Cms.Api.Admin.Webhooks;
using Cms.Model;

namespace Cms.Api.Partners;

internal sealed class ListOwnWebhooks(CmsDatabase database) : ListWebhooksOf<PartnerDoor>(WebhookDesk.Partner, database);

internal sealed class GetOwnWebhook() : GetWebhookOf<PartnerDoor>(WebhookDesk.Partner);

internal sealed class CreateOwnWebhook() : CreateWebhookOf<PartnerDoor>(WebhookDesk.Partner);

internal sealed class ReplaceOwnWebhook() : ReplaceWebhookOf<PartnerDoor>(WebhookDesk.Partner);

internal sealed class EditOwnWebhook() : EditWebhookOf<PartnerDoor>(WebhookDesk.Partner);

internal sealed class DeleteOwnWebhook() : DeleteWebhookOf<PartnerDoor>(WebhookDesk.Partner);

internal sealed class RotateOwnWebhookSecret() : RotateWebhookSecretOf<PartnerDoor>(WebhookDesk.Partner);

internal sealed class ReplayOwnWebhook() : ReplayWebhookOf<PartnerDoor>(WebhookDesk.Partner);

internal sealed class ListOwnWebhookMessages(CmsDatabase database) : ListWebhookMessagesOf<PartnerDoor>(WebhookDesk.Partner, database);

internal sealed class GetOwnWebhookMessage(CmsDatabase database)
    : GetWebhookMessageOf<PartnerDoor, PartnerWebhookMessageResponse>(WebhookDesk.Partner, database);

internal sealed class RedeliverOwnWebhookMessage(CmsDatabase database)
    : RedeliverWebhookMessageOf<PartnerDoor, PartnerWebhookMessageResponse>(WebhookDesk.Partner, database);

internal sealed class TestOwnWebhook(CmsDatabase database)
    : TestWebhookOf<PartnerDoor, PartnerWebhookMessageResponse>(WebhookDesk.Partner, database);
