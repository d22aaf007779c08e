using Cms.Api.Delivery;
using Cms.Model;

namespace Cms.Api.Admin.Webhooks;

internal sealed class ListWebhooks(CmsDatabase database, Addresses addresses) : ListWebhooksOf(WebhookDesk.Staff, database, addresses);

internal sealed class GetWebhook() : GetWebhookOf(WebhookDesk.Staff);

internal sealed class CreateWebhook() : CreateWebhookOf(WebhookDesk.Staff);

internal sealed class ReplaceWebhook() : ReplaceWebhookOf(WebhookDesk.Staff);

internal sealed class EditWebhook() : EditWebhookOf(WebhookDesk.Staff);

internal sealed class DeleteWebhook() : DeleteWebhookOf(WebhookDesk.Staff);

internal sealed class RotateWebhookSecret() : RotateWebhookSecretOf(WebhookDesk.Staff);

internal sealed class ReplayWebhook() : ReplayWebhookOf(WebhookDesk.Staff);

internal sealed class ListWebhookMessages(CmsDatabase database, Addresses addresses)
    : ListWebhookMessagesOf(WebhookDesk.Staff, database, addresses);

internal sealed class GetWebhookMessage(CmsDatabase database) : GetWebhookMessageOf<WebhookMessageResponse>(WebhookDesk.Staff, database);

internal sealed class RedeliverWebhookMessage(CmsDatabase database)
    : RedeliverWebhookMessageOf<WebhookMessageResponse>(WebhookDesk.Staff, database);

internal sealed class TestWebhook(CmsDatabase database, Addresses addresses)
    : TestWebhookOf<WebhookMessageResponse>(WebhookDesk.Staff, database, addresses);
