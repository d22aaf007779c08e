using Cms.Api.Http.Bodies;
using Cms.Model.Access;
using Cms.Model.Articles;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Articles;

/// <summary>Sets when an article is to be published.</summary>
internal sealed class ScheduleArticle : ArticleBodyVerb<ScheduleInput, ScheduleRules>
{
    public override void Configure() =>
        Put(
            "articles/{id}/schedule",
            StaffScopes.Publish,
            "Schedule an article",
            "The working copy as it is at that time becomes public then; of a public piece, readers get the update then.",
            takesIfMatch: true
        );

    protected override bool IsPublication => true;

    protected override async Task AskAsync(Article article, ScheduleInput body, CancellationToken ct)
    {
        if (article.Actions.Contains(ArticleAction.Schedule))
            await Publication.DemandGatesAsync(Db, article, ct);
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
