using Cms.Api.Http.Problems;
using Cms.Api.Partners;
using Cms.Api.Webhooks;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Webhooks;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Webhooks;

/// <summary>Whose webhooks an operation manages. Nobody sees or touches those of another.</summary>
internal abstract class WebhookDesk
{
    /// <summary>The desk's own.</summary>
    public static StaffWebhooks Staff { get; } = new();

    /// <summary>Those of the partner that calls.</summary>
    public static PartnerWebhooks Partner { get; } = new();

    /// <summary>The address of all of them.</summary>
    public abstract string Path { get; }

    /// <summary>The scope that managing them needs.</summary>
    public abstract string Scope { get; }

    /// <summary>What they are called.</summary>
    public abstract string All { get; }

    /// <summary>What one of them is called.</summary>
    public abstract string One { get; }

    /// <summary>What one is told of, as its description says it.</summary>
    public abstract string Told { get; }

    /// <summary>Most there may be; null for no limit.</summary>
    public abstract int? Most { get; }

    /// <summary>The partner whose they are; null for the desk.</summary>
    public abstract Guid? OwnerOf(HttpContext context);

    /// <summary>Those that the caller manages.</summary>
    public IQueryable<Webhook> In(CmsDbContext db, HttpContext context)
    {
        var owner = OwnerOf(context);
        return db.Webhooks.Where(w => w.PartnerId == owner);
    }

    /// <summary>The webhook.</summary>
    /// <exception cref="ProblemException"><c>not-found</c>.</exception>
    public async Task<Webhook> RequireAsync(CmsDbContext db, HttpContext context, Guid id, CancellationToken ct) =>
        await In(db, context).FirstOrDefaultAsync(w => w.Id == id, ct)
        ?? throw new ProblemException("not-found", "There is no such webhook.");
}

/// <summary>A desk that also shows what was sent.</summary>
/// <typeparam name="TMessage">A message as its owner sees it.</typeparam>
internal abstract class WebhookDesk<TMessage> : WebhookDesk
{
    /// <summary>A message with what it says and how each try ended.</summary>
    public abstract TMessage Shape(WebhookMessage message, IReadOnlyList<WebhookAttempt> attempts, object body);

    /// <summary>The message with what it says and how it went so far.</summary>
    public async Task<TMessage> AnswerAsync(CmsDatabase database, Webhook webhook, WebhookMessage message, CancellationToken ct)
    {
        await using var read = await database.OpenReadAsync(ct);
        await read.BeginSnapshotAsync(ct);
        var attempts = await read
            .Db.WebhookAttempts.Where(a => a.MessageId == message.Id)
            .OrderBy(a => a.At)
            .ThenBy(a => a.Id)
            .ToListAsync(ct);
        return Shape(message, attempts, await WebhookFeed.BodyAsync(read, webhook, message, ct));
    }
}

/// <summary>The webhooks of the desk.</summary>
internal sealed class StaffWebhooks : WebhookDesk<WebhookMessageResponse>
{
    public override string Path => "/v1/admin/webhooks";

    public override string Scope => StaffScopes.Webhooks;

    public override string All => "webhooks";

    public override string One => "a webhook";

    public override string Told =>
        "An address that is told of what readers see change, from now on, by messages signed as Standard Webhooks has it. Its secret is "
        + "shown this once. See the webhook `changes` of this contract for what is sent.";

    public override int? Most => null;

    public override Guid? OwnerOf(HttpContext context) => null;

    public override WebhookMessageResponse Shape(WebhookMessage message, IReadOnlyList<WebhookAttempt> attempts, object body) =>
        new(WebhookMessageSummary.From(message, attempts), attempts, (WebhookBody)body);
}

/// <summary>The webhooks of a partner.</summary>
internal sealed class PartnerWebhooks : WebhookDesk<PartnerWebhookMessageResponse>
{
    public override string Path => "/v1/partner/webhooks";

    public override string Scope => PartnerScopes.Manage;

    public override string All => "this partner's webhooks";

    public override string One => "a webhook of this partner";

    public override string Told =>
        "An address that is told of what this partner's changes list, from now on, by messages signed as Standard Webhooks has it; what "
        + "is to be taken down goes first. Its secret is shown this once. At most 20. "
        + "See the webhook `partnerChanges` of this contract for what is sent. A message tells that there is something to read; only a "
        + "cursor of `/v1/partner/changes` says that it was received.";

    public override int? Most => Webhook.MostOfPartner;

    public override Guid? OwnerOf(HttpContext context) => context.Partner().Id;

    public override PartnerWebhookMessageResponse Shape(WebhookMessage message, IReadOnlyList<WebhookAttempt> attempts, object body) =>
        new(WebhookMessageSummary.From(message, attempts), attempts, (PartnerWebhookBody)body);
}
