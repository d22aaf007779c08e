using Cms.Model.Access;
using Cms.Model.Articles;

namespace Cms.Api.Admin.Articles;

/// <summary>Takes an embargo back.</summary>
internal sealed class LiftEmbargo : ArticleVerb
{
    public override void Configure() =>
        Delete(
            "articles/{id}/embargo",
            StaffScopes.Publish,
            "Take an embargo back",
            "Nobody may have the piece any more; it is a draft again. To publish it early, publish it.",
            takesIfMatch: true
        );

    protected override Task AskAsync(Article article, CancellationToken ct)
    {
        article.LiftEmbargo();
        return Task.CompletedTask;
    }
}
