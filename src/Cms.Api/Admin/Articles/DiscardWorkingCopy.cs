using Cms.Model.Access;
using Cms.Model.Articles;

namespace Cms.Api.Admin.Articles;

/// <summary>Gives the working copy up.</summary>
internal sealed class DiscardWorkingCopy : ArticleVerb
{
    public override void Configure() =>
        Delete(
            "articles/{id}/working-copy",
            StaffScopes.Content,
            "Discard a working copy",
            "Goes back to what is live; what was written stays among the revisions.",
            takesIfMatch: true
        );

    protected override Task AskAsync(Article article, CancellationToken ct)
    {
        article.DiscardWorkingCopy(Now);
        return Task.CompletedTask;
    }
}
