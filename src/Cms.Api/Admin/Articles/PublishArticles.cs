using Cms.Api.Delivery;
using Cms.Api.Http;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Articles;
using Cms.Model.Series;
using FastEndpoints;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Articles;

/// <summary>Makes an article public now.</summary>
internal sealed class PublishArticle(Addresses addresses) : AdminBodyEndpoint<PublishArticleRequest, PublicationInput, PublicationRules, PublicationResponse>
{
    public override void Configure() => Does(
        FastEndpoints.Http.POST, "/v1/admin/articles/{id}/publication", StaffScopes.Publish, "Publish an article",
        "Makes the working copy public now; again, to bring readers what was edited since. With dryRun=true nothing happens: the answer says what would keep the piece back, and what looks odd.", takesIfMatch: true);

    protected override bool BodyIsOptional => true;

    protected override async Task<AdminAnswer<PublicationResponse>> ActAsync(PublishArticleRequest request, PublicationInput body, CancellationToken ct)
    {
        var article = await Db.Articles.RequireAsync(request.Id, Actor, ct);
        ConditionalRequests.Match(HttpContext.Request, article);
        var content = article.Working ?? article.Live!;
        var warnings = await WarningsAsync(article, content, ct);
        if (request.DryRun == "true")
            return new(Response(isDryRun: true, await PublishGates.JudgeAsync(Db, content, ct)), EditVersion: article.EditVersion);
        // The state is judged before the piece: what is withdrawn or in the trash needs another answer than a missing title.
        if (article.Actions.Contains("publish"))
            await Db.DemandGatesAsync(article, ct);
        article.Publish(Now, body.PublishedAt, body.EditorsNote);
        return await SaveAsync(article, async token =>
        {
            await Db.DemandStillThereAsync(article, token);
            await Db.DemandGatesAsync(article, token);
            return Response(isDryRun: false, []);
        }, null, ct);

        PublicationResponse Response(bool isDryRun, IReadOnlyList<GateFault> faults) => new()
        {
            IsDryRun = isDryRun,
            Faults = [.. faults.Select(f => new GateResponse { Code = f.Code, Pointer = f.Member, Line = null, Message = f.Message })],
            Warnings = warnings,
            Article = AdminArticleResponse.From(article, Actor, addresses),
        };
    }

    private async Task<IReadOnlyList<GateResponse>> WarningsAsync(Article article, ArticleContent content, CancellationToken ct)
    {
        var warnings = new List<GateResponse>();
        var title = SortKey.Of(content.Title);
        if (await Db.Articles.AsNoTracking().VisibleToReaders().AnyAsync(a => a.SortTitle == title && a.Id != article.Id, ct))
            warnings.Add(new() { Code = "same-title-live", Pointer = "/title", Line = null, Message = "Another public piece has this title." });
        var place = await Db.SeriesMembers.AsNoTracking().FirstOrDefaultAsync(m => m.ArticleId == article.Id && m.Kind == SeriesKind.Multipart && m.Part != null, ct);
        if (place?.Part is { } part)
        {
            var before = await Db.SeriesMembers.AsNoTracking().CountAsync(m => m.SeriesId == place.SeriesId && m.Part < part && m.Published != null, ct);
            if (before < part - 1)
                warnings.Add(new() { Code = "part-missing", Pointer = "", Line = null, Message = $"It is part {part}, and not every part before it is public." });
        }

        return [.. warnings, .. BodyWarnings.Of(content.Body)];
    }
}

/// <summary>Which article, and whether only to ask.</summary>
public sealed record PublishArticleRequest
{
    /// <summary>The article's id.</summary>
    public Guid Id { get; init; }

    /// <summary>Whether only to say what would keep it back.</summary>
    [QueryParam]
    public string? DryRun { get; init; }
}

/// <summary>What the request refuses.</summary>
public sealed class PublishArticleValidator : Validator<PublishArticleRequest>
{
    /// <summary>The rules.</summary>
    public PublishArticleValidator() => RuleFor(r => r.DryRun).Flag();
}

/// <summary>How an article is published.</summary>
public sealed record PublicationInput
{
    /// <summary>When it first ran, if earlier than now; it counts for the first publication alone. Null is now; a future date is set with a schedule.</summary>
    public DateTime? PublishedAt { get; init; }

    /// <summary>What readers are told of a withdrawn piece's return; null for any other.</summary>
    public string? EditorsNote { get; init; }
}

/// <summary>What a publication may say.</summary>
public sealed class PublicationRules : AbstractValidator<PublicationInput>
{
    /// <summary>The rules.</summary>
    public PublicationRules() => RuleFor(p => p.EditorsNote).Lines(2_000);
}

/// <summary>What came of a publication, or would.</summary>
public sealed record PublicationResponse
{
    /// <summary>Whether nothing happened, since only the question was asked.</summary>
    public required bool IsDryRun { get; init; }

    /// <summary>What keeps the piece from being public; empty where it was published.</summary>
    public required IReadOnlyList<GateResponse> Faults { get; init; }

    /// <summary>
    /// What looks odd and keeps nothing back: <c>same-title-live</c>, <c>part-missing</c>, and by line what the body cannot hold or where it leads
    /// nowhere: <c>markdown-table</c>, <c>markdown-footnote</c>, <c>markdown-task</c>, <c>markdown-html</c>, <c>markdown-image</c>,
    /// <c>markdown-link</c>, <c>markdown-too-dense</c>.
    /// </summary>
    public required IReadOnlyList<GateResponse> Warnings { get; init; }

    /// <summary>The article as it is now.</summary>
    public required AdminArticleResponse Article { get; init; }
}

/// <summary>One thing to look at before a piece is public.</summary>
public sealed record GateResponse
{
    /// <summary>Our stable word for it.</summary>
    public required string Code { get; init; }

    /// <summary>JSON pointer to the member of the piece that it is about.</summary>
    public required string Pointer { get; init; }

    /// <summary>The line of the body that it is about, from 1; null where it is about no line.</summary>
    public required int? Line { get; init; }

    /// <summary>What to do about it, in a sentence.</summary>
    public required string Message { get; init; }
}

/// <summary>Takes an article down without a notice.</summary>
internal sealed class UnpublishArticle : ArticleVerb
{
    public override void Configure() => Does(
        FastEndpoints.Http.DELETE, "/v1/admin/articles/{id}/publication", StaffScopes.Publish, "Unpublish an article",
        "Takes the piece down without a notice; readers get 410 with a plain sentence. A schedule is cancelled with it.", takesIfMatch: true);

    protected override Task AskAsync(Article article, CancellationToken ct)
    {
        article.Unpublish(Now);
        return Task.CompletedTask;
    }
}

/// <summary>Sets when an article is to be published.</summary>
internal sealed class ScheduleArticle : ArticleBodyVerb<ScheduleInput, ScheduleRules>
{
    public override void Configure() => Does(
        FastEndpoints.Http.PUT, "/v1/admin/articles/{id}/schedule", StaffScopes.Publish, "Schedule an article",
        "The working copy as it is at that time becomes public then; of a public piece, readers get the update then.", takesIfMatch: true);

    protected override bool DemandsReferences => true;

    protected override bool DemandsGates => true;

    protected override async Task AskAsync(Article article, ScheduleInput body, CancellationToken ct)
    {
        if (article.Actions.Contains("schedule"))
            await Db.DemandGatesAsync(article, ct);
        article.Schedule(body.At!.Value.ToUniversalTime(), Now);
    }
}

/// <summary>A schedule to be set.</summary>
public sealed record ScheduleInput
{
    /// <summary>When, UTC, in the future.</summary>
    public DateTime? At { get; init; }
}

/// <summary>What a schedule says.</summary>
public sealed class ScheduleRules : AbstractValidator<ScheduleInput>
{
    /// <summary>The rules.</summary>
    public ScheduleRules() => RuleFor(s => s.At).Given();
}

/// <summary>Takes a schedule back.</summary>
internal sealed class UnscheduleArticle : ArticleVerb
{
    public override void Configure() => Does(
        FastEndpoints.Http.DELETE, "/v1/admin/articles/{id}/schedule", StaffScopes.Publish, "Take a schedule back", "The piece stays as it is until somebody publishes it.", takesIfMatch: true);

    protected override Task AskAsync(Article article, CancellationToken ct)
    {
        article.Unschedule();
        return Task.CompletedTask;
    }
}

/// <summary>Sets an embargo.</summary>
internal sealed class EmbargoArticle : ArticleBodyVerb<EmbargoInput, EmbargoRules>
{
    public override void Configure() => Does(
        FastEndpoints.Http.PUT, "/v1/admin/articles/{id}/embargo", StaffScopes.Publish, "Set an embargo",
        "Partners may have the piece now, readers when the embargo ends. Set again, it moves the end or names other partners.", takesIfMatch: true);

    protected override bool DemandsReferences => true;

    protected override bool DemandsGates => true;

    protected override async Task AskAsync(Article article, EmbargoInput body, CancellationToken ct)
    {
        if (article.Actions.Contains("embargo"))
            await Db.DemandGatesAsync(article, ct);
        article.Embargo(body.Until!.Value.ToUniversalTime(), Now, body.Partners);
    }
}

/// <summary>An embargo to be set.</summary>
public sealed record EmbargoInput
{
    /// <summary>When readers get it, UTC, in the future.</summary>
    public DateTime? Until { get; init; }

    /// <summary>The partners that may have it before; null for all that are entitled to early access.</summary>
    public IReadOnlyList<Guid>? Partners { get; init; }
}

/// <summary>What an embargo says.</summary>
public sealed class EmbargoRules : AbstractValidator<EmbargoInput>
{
    /// <summary>The rules.</summary>
    public EmbargoRules()
    {
        RuleFor(e => e.Until).Given();
        RuleFor(e => e.Partners!).AtMost(200);
    }
}

/// <summary>Takes an embargo back.</summary>
internal sealed class LiftEmbargo : ArticleVerb
{
    public override void Configure() => Does(
        FastEndpoints.Http.DELETE, "/v1/admin/articles/{id}/embargo", StaffScopes.Publish, "Take an embargo back", "Nobody may have the piece any more; it is a draft again. To publish it early, publish it.", takesIfMatch: true);

    protected override Task AskAsync(Article article, CancellationToken ct)
    {
        article.LiftEmbargo();
        return Task.CompletedTask;
    }
}

/// <summary>Takes an article down for a cause, with a notice.</summary>
internal sealed class WithdrawArticle : ArticleBodyVerb<WithdrawalInput, WithdrawalRules>, ITakesDown
{
    public override void Configure() => Does(
        FastEndpoints.Http.POST, "/v1/admin/articles/{id}/withdrawal", StaffScopes.Publish, "Withdraw an article",
        "Takes the piece down for a cause; readers get 410 with the notice, and everybody who holds a copy hears of it. The way back is a publication with an editor's note.", takesIfMatch: true);

    protected override bool TakesAnyVersion => true;

    protected override async Task AskAsync(Article article, WithdrawalInput body, CancellationToken ct)
    {
        if (body.ReplacementId is { } replacement && !await Db.Articles.AnyAsync(a => a.Id == replacement && a.TrashedAt == null, ct))
            throw BodyRules.Failed([new ProblemError { Pointer = "/replacementId", Parameter = null, Code = "unknown-reference", Message = $"There is no article {replacement}, or it lies in the trash." }]);
        article.Withdraw(new Withdrawal(body.Cause!.Value, body.Notice!, body.ShowTitle, body.ReplacementId, body.InternalNote, Now), Now);
    }
}

/// <summary>A withdrawal to be made.</summary>
public sealed record WithdrawalInput
{
    /// <summary>Why.</summary>
    public WithdrawalCause? Cause { get; init; }

    /// <summary>What readers are told in its place.</summary>
    public string? Notice { get; init; }

    /// <summary>Whether the title may still be named.</summary>
    public bool ShowTitle { get; init; }

    /// <summary>The piece that stands in for it; null for none.</summary>
    public Guid? ReplacementId { get; init; }

    /// <summary>A word for the desk alone; null for none.</summary>
    public string? InternalNote { get; init; }
}

/// <summary>What a withdrawal says.</summary>
public sealed class WithdrawalRules : AbstractValidator<WithdrawalInput>
{
    /// <summary>The rules.</summary>
    public WithdrawalRules()
    {
        RuleFor(w => w.Cause).Given();
        RuleFor(w => w.Notice).Lines(2_000, isRequired: true);
        RuleFor(w => w.InternalNote).Lines(5_000);
    }
}
