using Cms.Model.Access;
using Cms.Model.Articles;

namespace Cms.Api.Admin.Articles;

/// <summary>Hands a draft in.</summary>
internal sealed class SubmitArticle : ArticleVerb
{
    public override void Configure() =>
        Post("articles/{id}/review", StaffScopes.Drafts, "Hand a draft in for review", "Asks an editor to look at it.", takesIfMatch: true);

    protected override Task AskAsync(Article article, CancellationToken ct)
    {
        article.SubmitForReview(Now);
        return Task.CompletedTask;
    }
}
