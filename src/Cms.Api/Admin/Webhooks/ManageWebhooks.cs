using Cms.Model;

namespace Cms.Api.Admin.Webhooks;

internal sealed class ListWebhooks(CmsDatabase database) : ListWebhooksOf<DeskDoor>(WebhookDesk.Staff, database);

internal sealed class GetWebhook() : GetWebhookOf<DeskDoor>(WebhookDesk.Staff);

internal sealed class CreateWebhook() : CreateWebhookOf<DeskDoor>(WebhookDesk.Staff);

internal sealed class ReplaceWebhook() : ReplaceWebhookOf<DeskDoor>(WebhookDesk.Staff);

internal sealed class EditWebhook() : EditWebhookOf<DeskDoor>(WebhookDesk.Staff);

internal sealed class DeleteWebhook() : DeleteWebhookOf<DeskDoor>(WebhookDesk.Staff);

internal sealed class RotateWebhookSecret() : RotateWebhookSecretOf<DeskDoor>(WebhookDesk.Staff);

internal sealed class ReplayWebhook() : ReplayWebhookOf<DeskDoor>(WebhookDesk.Staff);

internal sealed class ListWebhookMessages(CmsDatabase database) : ListWebhookMessagesOf<DeskDoor>(WebhookDesk.Staff, database);

internal sealed class GetWebhookMessage(CmsDatabase database)
    : GetWebhookMessageOf<DeskDoor, WebhookMessageResponse>(WebhookDesk.Staff, database);

internal sealed class RedeliverWebhookMessage(CmsDatabase database)
    : RedeliverWebhookMessageOf<DeskDoor, WebhookMessageResponse>(WebhookDesk.Staff, database);

internal sealed class TestWebhook(CmsDatabase database) : TestWebhookOf<DeskDoor, WebhookMessageResponse>(WebhookDesk.Staff, database);
