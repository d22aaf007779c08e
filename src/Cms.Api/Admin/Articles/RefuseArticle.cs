using Cms.Api.Http.Bodies;
using Cms.Model.Access;
using Cms.Model.Articles;
using FluentValidation;

namespace Cms.Api.Admin.Articles;

/// <summary>Gives a draft back to its writer.</summary>
internal sealed class RefuseArticle : ArticleBodyVerb<RefusalInput, RefusalRules>
{
    public override void Configure() =>
        Post(
            "articles/{id}/review/refusal",
            StaffScopes.Content,
            "Give a draft back",
            "It is a draft again, with the reason for its writer to read.",
            takesIfMatch: true
        );

    protected override Task AskAsync(Article article, RefusalInput body, CancellationToken ct)
    {
        article.Refuse(body.Reason!);
        return Task.CompletedTask;
    }
}

/// <summary>Why a draft is given back.</summary>
public sealed record RefusalInput
{
    /// <summary>What is to be done, for the writer to read.</summary>
    public string? Reason { get; init; }
}

/// <summary>What a refusal says.</summary>
public sealed class RefusalRules : AbstractValidator<RefusalInput>
{
    /// <summary>The rules.</summary>
    public RefusalRules()
    {
        RuleFor(r => r.Reason).Lines(2_000, isRequired: true);
    }
}
