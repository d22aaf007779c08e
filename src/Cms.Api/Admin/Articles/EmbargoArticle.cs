using Cms.Api.Http.Bodies;
using Cms.Model.Access;
using Cms.Model.Articles;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Articles;

/// <summary>Sets an embargo.</summary>
internal sealed class EmbargoArticle : ArticleBodyVerb<EmbargoInput, EmbargoRules>
{
    public override void Configure() =>
        Put(
            "articles/{id}/embargo",
            StaffScopes.Publish,
            "Set an embargo",
            "Partners may have the piece now, readers when the embargo ends. Set again, it moves the end or names other partners.",
            takesIfMatch: true
        );

    protected override bool IsPublication => true;

    protected override async Task AskAsync(Article article, EmbargoInput body, CancellationToken ct)
    {
        if (article.Actions.Contains(ArticleAction.Embargo))
            await Publication.DemandGatesAsync(Db, article, ct);
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
