using Cms.Model.Access;
using Cms.Model.Articles;

namespace Cms.Api.Admin.Articles;

/// <summary>Takes a schedule back.</summary>
internal sealed class UnscheduleArticle : ArticleVerb
{
    public override void Configure() =>
        Delete(
            "articles/{id}/schedule",
            StaffScopes.Publish,
            "Take a schedule back",
            "The piece stays as it is until somebody publishes it.",
            takesIfMatch: true
        );

    protected override Task AskAsync(Article article, CancellationToken ct)
    {
        article.Unschedule();
        return Task.CompletedTask;
    }
}
