using Cms.Model.Access;
using Cms.Model.Articles;

namespace Cms.Api.Admin.Articles;

/// <summary>Moves an article to another slug.</summary>
internal sealed class MoveArticle : ArticleBodyVerb<SlugInput, SlugRules>
{
    public override void Configure() =>
        Put(
            "articles/{id}/slug",
            StaffScopes.Content,
            "Set an article's slug",
            "Moves the piece at once. A slug that was public goes on as a redirect and is never given to another piece.",
            takesIfMatch: true
        );

    protected override Task AskAsync(Article article, SlugInput body, CancellationToken ct)
    {
        article.MoveTo(body.Slug!, Now);
        return Task.CompletedTask;
    }
}
