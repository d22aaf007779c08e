using Cms.Api.Delivery;
using Cms.Api.Http;
using Cms.Model;
using Cms.Model.Reading;
using Cms.Model.Webhooks;
using FastEndpoints;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Webhooks;

/// <summary>Lists webhooks.</summary>
internal abstract class ListWebhooksOf(WebhookDesk desk, CmsDatabase database, Addresses addresses) : AdminListEndpoint<ListWebhooksRequest, WebhookResponse>("webhooks", database, addresses)
{
    public sealed override void Configure() => Does(FastEndpoints.Http.GET, desk.Path, desk.Scope, $"List {desk.All}", "Addresses that are told of changes, the newest first.");

    protected sealed override SortOrder Order(ListWebhooksRequest request) => new([new SortColumn("t.created_at", SortType.Instant, true)], "t.id");

    protected sealed override IEnumerable<string> Terms(ListWebhooksRequest request, StatementText values) =>
        [desk.OwnerOf(HttpContext) is { } owner ? $"t.partner_id = {values.Value(Database.Value(owner))}" : "t.partner_id IS NULL"];

    protected sealed override async Task<IReadOnlyList<WebhookResponse>> ItemsAsync(ReadConnection read, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var found = await read.Db.Webhooks.Where(w => ids.Contains(w.Id)).ToDictionaryAsync(w => w.Id, ct);
        return [.. ids.Select(id => WebhookResponse.From(found[id], Now))];
    }
}

/// <summary>What the list takes.</summary>
public sealed record ListWebhooksRequest : ListRequest;

/// <summary>What the list refuses.</summary>
public sealed class ListWebhooksValidator : ListValidator<ListWebhooksRequest>;

/// <summary>Gets a webhook.</summary>
internal abstract class GetWebhookOf(WebhookDesk desk) : AdminEndpoint<ById, WebhookResponse>
{
    public sealed override void Configure() => Does(FastEndpoints.Http.GET, $"{desk.Path}/{{id}}", desk.Scope, $"Get {desk.One}", "One webhook, without its secrets.");

    protected sealed override async Task<AdminAnswer<WebhookResponse>> ActAsync(ById request, CancellationToken ct)
    {
        var webhook = await desk.RequireAsync(Db, HttpContext, request.Id, ct);
        return new(WebhookResponse.From(webhook, Now), EditVersion: webhook.EditVersion);
    }
}

/// <summary>Makes a webhook.</summary>
internal abstract class CreateWebhookOf(WebhookDesk desk) : AdminBodyEndpoint<EmptyRequest, WebhookInput, WebhookRules, NewWebhookResponse>
{
    public sealed override void Configure() => Does(
        FastEndpoints.Http.POST, desk.Path, desk.Scope, $"Create {desk.One}", desk.Told, status: 201);

    protected sealed override async Task<AdminAnswer<NewWebhookResponse>> ActAsync(EmptyRequest request, WebhookInput body, CancellationToken ct)
    {
        if (desk.Most is { } most && await desk.In(Db, HttpContext).CountAsync(ct) >= most)
            throw new NewsroomRule("too-many-webhooks", $"There are {most} webhooks already; delete one that is of no more use.");
        await WebhookAddress.DemandAsync(HttpContext, body.Url, ct);
        var head = await Db.ChangeHeads.Select(h => h.Sequence).SingleAsync(ct);
        var webhook = new Webhook(desk.OwnerOf(HttpContext), body.Name, body.Url, body.Events, body.QuietSeconds, head, Now);
        body.ApplyTo(webhook);
        Db.Add(webhook);
        return await SaveAsync(
            webhook, _ => Task.FromResult(new NewWebhookResponse { Webhook = WebhookResponse.From(webhook, Now), Secret = webhook.Secret }), Resolve<Addresses>().Api($"{desk.Path}/{webhook.Id}"), ct);
    }
}

/// <summary>Replaces a webhook.</summary>
internal abstract class ReplaceWebhookOf(WebhookDesk desk) : AdminBodyEndpoint<ById, WebhookInput, WebhookRules, WebhookResponse>
{
    public sealed override void Configure() => Does(
        FastEndpoints.Http.PUT, $"{desk.Path}/{{id}}", desk.Scope, $"Replace {desk.One}", "Sets every member, those left out to their defaults. Its secret and its place in the change log stay.", takesIfMatch: true);

    protected sealed override async Task<AdminAnswer<WebhookResponse>> ActAsync(ById request, WebhookInput body, CancellationToken ct)
    {
        var webhook = await desk.RequireAsync(Db, HttpContext, request.Id, ct);
        ConditionalRequests.Match(HttpContext.Request, webhook);
        if (body.Url != webhook.Url)
            await WebhookAddress.DemandAsync(HttpContext, body.Url, ct);
        body.ApplyTo(webhook);
        return await SaveAsync(webhook, _ => Task.FromResult(WebhookResponse.From(webhook, Now)), null, ct);
    }
}

/// <summary>Changes some members of a webhook.</summary>
internal abstract class EditWebhookOf(WebhookDesk desk) : AdminPatchEndpoint<ById, WebhookInput, WebhookRules, WebhookResponse>
{
    public sealed override void Configure() => Does(
        FastEndpoints.Http.PATCH, $"{desk.Path}/{{id}}", desk.Scope, $"Edit {desk.One}",
        "Changes the members that are named and leaves the others. `isEnabled` stops it and starts it again; started again, it goes on where it stopped.", takesIfMatch: true);

    protected sealed override async Task<AdminAnswer<WebhookResponse>> ActAsync(ById request, CancellationToken ct)
    {
        var webhook = await desk.RequireAsync(Db, HttpContext, request.Id, ct);
        ConditionalRequests.Match(HttpContext.Request, webhook);
        var patched = Patched(WebhookInput.From(webhook));
        if (patched.Url != webhook.Url)
            await WebhookAddress.DemandAsync(HttpContext, patched.Url, ct);
        patched.ApplyTo(webhook);
        return await SaveAsync(webhook, _ => Task.FromResult(WebhookResponse.From(webhook, Now)), null, ct);
    }
}

/// <summary>Removes a webhook.</summary>
internal abstract class DeleteWebhookOf(WebhookDesk desk) : AdminEndpoint<ById, object>
{
    public sealed override void Configure() => Does(
        FastEndpoints.Http.DELETE, $"{desk.Path}/{{id}}", desk.Scope, $"Delete {desk.One}", "Removes it for good, with its secrets and its delivery log; nothing more is sent to it. To stop it for a while, edit `isEnabled`.", takesIfMatch: true, status: 204);

    protected sealed override async Task<AdminAnswer<object>> ActAsync(ById request, CancellationToken ct)
    {
        var webhook = await desk.RequireAsync(Db, HttpContext, request.Id, ct);
        ConditionalRequests.Match(HttpContext.Request, webhook);
        webhook.Remove();
        Db.Remove(webhook);
        return await SaveAsync(ct);
    }
}

/// <summary>Gives a webhook a new secret.</summary>
internal abstract class RotateWebhookSecretOf(WebhookDesk desk) : AdminBodyEndpoint<ById, RotateSecretInput, RotateSecretRules, NewWebhookResponse>
{
    protected sealed override bool BodyIsOptional => true;

    public sealed override void Configure() => Does(
        FastEndpoints.Http.POST, $"{desk.Path}/{{id}}/secret", desk.Scope, $"Rotate the secret of {desk.One}",
        "A new secret, shown this once. For a while messages carry a signature by each of the two, so that the receiver changes over in its own time.", takesIfMatch: true);

    protected sealed override async Task<AdminAnswer<NewWebhookResponse>> ActAsync(ById request, RotateSecretInput body, CancellationToken ct)
    {
        var webhook = await desk.RequireAsync(Db, HttpContext, request.Id, ct);
        ConditionalRequests.Match(HttpContext.Request, webhook);
        webhook.RotateSecret(body.KeepFormerSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : Webhook.FormerSecretKept, Now);
        return await SaveAsync(webhook, _ => Task.FromResult(new NewWebhookResponse { Webhook = WebhookResponse.From(webhook, Now), Secret = webhook.Secret }), null, ct);
    }
}

/// <summary>How a secret is rotated.</summary>
public sealed record RotateSecretInput
{
    /// <summary>For how many seconds the secret before goes on signing too; a day if left out. 0 ends it at once, and any before it: for a secret that got about.</summary>
    public int? KeepFormerSeconds { get; init; }
}

/// <summary>How it may not be.</summary>
public sealed class RotateSecretRules : AbstractValidator<RotateSecretInput>
{
    private const int Week = 604_800;

    /// <summary>The rules.</summary>
    public RotateSecretRules() => RuleFor(b => b.KeepFormerSeconds).Within(0, Week);
}

/// <summary>Tells a webhook of the past once more.</summary>
internal abstract class ReplayWebhookOf(WebhookDesk desk) : AdminBodyEndpoint<ById, ReplayInput, ReplayRules, WebhookResponse>
{
    public sealed override void Configure() => Does(
        FastEndpoints.Http.POST, $"{desk.Path}/{{id}}/replay", desk.Scope, $"Replay to {desk.One}",
        "Tells it once more, in new messages, of every change after the number. What is not kept any more is 410 `sequence-expired`. A number it has not come to yet changes nothing: nothing is ever left out.");

    protected sealed override async Task<AdminAnswer<WebhookResponse>> ActAsync(ById request, ReplayInput body, CancellationToken ct)
    {
        var webhook = await desk.RequireAsync(Db, HttpContext, request.Id, ct);
        var head = await Db.ChangeHeads.AsNoTracking().SingleAsync(ct);
        if (body.Sequence > head.Sequence)
            throw BodyRules.Failed([new ProblemError { Pointer = "/sequence", Parameter = null, Code = "range", Message = $"sequence should be at most {head.Sequence}, the last number of the change log." }]);
        if (body.Sequence < head.ThinnedTo)
            throw new ProblemException("sequence-expired", $"Not all changes after {body.Sequence} are kept any more; {head.ThinnedTo} is the first number to replay from.");
        webhook.ReplayAfter(body.Sequence!.Value);
        return await SaveAsync(webhook, _ => Task.FromResult(WebhookResponse.From(webhook, Now)), null, ct);
    }
}

/// <summary>From where to replay.</summary>
public sealed record ReplayInput
{
    /// <summary>The last number that the receiver has: it is told of all after it. 0 begins at the first.</summary>
    public long? Sequence { get; init; }
}

/// <summary>From where not.</summary>
public sealed class ReplayRules : AbstractValidator<ReplayInput>
{
    /// <summary>The rules.</summary>
    public ReplayRules() => RuleFor(b => b.Sequence).FromZero();
}
