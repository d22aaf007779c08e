using Cms.Model.Access;
using Cms.Model.Articles;

namespace Cms.Api.Admin.Articles;

/// <summary>Takes a draft back from review.</summary>
internal sealed class RecallArticle : ArticleVerb
{
    public override void Configure() =>
        Delete(
            "articles/{id}/review",
            StaffScopes.Drafts,
            "Take a draft back from review",
            "It is a draft again, without a reason.",
            takesIfMatch: true
        );

    protected override Task AskAsync(Article article, CancellationToken ct)
    {
        article.Refuse(null);
        return Task.CompletedTask;
    }
}
