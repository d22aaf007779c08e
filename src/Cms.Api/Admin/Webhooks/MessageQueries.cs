using Cms.Api.Http.Problems;
using Cms.Model;
using Cms.Model.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Webhooks;

/// <summary>Finds messages.</summary>
internal static class MessageQueries
{
    /// <summary>The message.</summary>
    /// <exception cref="ProblemException"><c>not-found</c>.</exception>
    public static async Task<WebhookMessage> RequireMessageAsync(this CmsDbContext db, MessageRequest request, CancellationToken ct) =>
        (
            WebhookMessage.IdOf(request.MessageId) is { } id
                ? await db.WebhookMessages.FirstOrDefaultAsync(m => m.Id == id && m.WebhookId == request.Id, ct)
                : null
        ) ?? throw new ProblemException("not-found", "The webhook has no such message.");
}
