using Cms.Api.Http.Bodies;
using Cms.Api.Http.Problems;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Webhooks;

/// <summary>Tells a webhook of the past once more.</summary>
internal abstract class ReplayWebhookOf(WebhookDesk desk) : AdminBodyEndpoint<ById, ReplayInput, ReplayRules, WebhookResponse>
{
    public sealed override void Configure() =>
        Does(
            FastEndpoints.Http.POST,
            $"{desk.Path}/{{id}}/replay",
            desk.Scope,
            $"Replay to {desk.One}",
            "Tells it once more, in new messages, of every change after the number. What is not kept any more is 410 `sequence-expired`. "
                + "A number it has not come to yet changes nothing: nothing is ever left out."
        );

    protected sealed override async Task<AdminAnswer<WebhookResponse>> ActAsync(ById request, ReplayInput body, CancellationToken ct)
    {
        var webhook = await desk.RequireAsync(Db, HttpContext, request.Id, ct);
        var head = await Db.ChangeHeads.AsNoTracking().SingleAsync(ct);
        if (body.Sequence > head.Sequence)
            throw BodyRules.Failed(
                ProblemError.InBody("/sequence", "range", $"sequence should be at most {head.Sequence}, the last number of the change log.")
            );
        if (body.Sequence < head.ThinnedTo)
            throw new ProblemException(
                "sequence-expired",
                $"Not all changes after {body.Sequence} are kept any more; {head.ThinnedTo} is the first number to replay from."
            );
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
