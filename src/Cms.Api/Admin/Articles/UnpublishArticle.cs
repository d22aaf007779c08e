using Cms.Model.Access;
using Cms.Model.Articles;

namespace Cms.Api.Admin.Articles;

/// <summary>Takes an article down without a notice.</summary>
internal sealed class UnpublishArticle : ArticleVerb
{
    public override void Configure() =>
        Delete(
            "articles/{id}/publication",
            StaffScopes.Publish,
            "Unpublish an article",
            "Takes the piece down without a notice; readers get 410 with a plain sentence. A schedule is cancelled with it.",
            takesIfMatch: true
        );

    protected override Task AskAsync(Article article, CancellationToken ct)
    {
        article.Unpublish(Now);
        return Task.CompletedTask;
    }
}
