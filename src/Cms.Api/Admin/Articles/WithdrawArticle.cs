using Cms.Api.Http.Bodies;
using Cms.Api.Http.Problems;
using Cms.Model.Access;
using Cms.Model.Articles;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Articles;

/// <summary>Takes an article down for a cause, with a notice.</summary>
internal sealed class WithdrawArticle : ArticleBodyVerb<WithdrawalInput, WithdrawalRules>, ITakesDown
{
    public override void Configure() =>
        Does(
            FastEndpoints.Http.POST,
            "/v1/admin/articles/{id}/withdrawal",
            StaffScopes.Publish,
            "Withdraw an article",
            "Takes the piece down for a cause; readers get 410 with the notice, and everybody who holds a copy hears of it. The way back "
                + "is a publication with an editor's note.",
            takesIfMatch: true
        );

    protected override bool TakesAnyVersion => true;

    protected override async Task AskAsync(Article article, WithdrawalInput body, CancellationToken ct)
    {
        if (body.ReplacementId is { } replacement && !await Db.Articles.AnyAsync(a => a.Id == replacement && a.TrashedAt == null, ct))
            throw BodyRules.Failed(
                ProblemError.InBody("/replacementId", "unknown-reference", $"There is no article {replacement}, or it lies in the trash.")
            );
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
