using Cms.Api.Http.Doors;
using Cms.Model.Access;
using Cms.Model.Articles;

namespace Cms.Api.Admin.Articles;

/// <summary>Removes an article's words for good.</summary>
internal sealed class PurgeArticle : ArticleVerb, ITakesDown
{
    public override void Configure() =>
        Post(
            "articles/{id}/purge",
            StaffScopes.Purge,
            "Purge an article",
            "Removes the words of a piece in the trash, those of its revisions too, for good. Its id, slugs, dates and the notice of a "
                + "withdrawal stay, so that its address never means something else.",
            takesIfMatch: true
        );

    protected override Task AskAsync(Article article, CancellationToken ct)
    {
        article.Purge(Now);
        return Task.CompletedTask;
    }
}
