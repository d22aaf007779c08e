using Cms.Model.Access;
using Cms.Model.Articles;

namespace Cms.Api.Admin.Articles;

/// <summary>Replaces the working copy.</summary>
internal sealed class ReplaceArticle : ArticleBodyVerb<ArticleInput, ArticleInputRules>
{
    public override void Configure() =>
        Put(
            "articles/{id}",
            StaffScopes.Drafts,
            "Replace an article's working copy",
            "Sets everything the piece says. What readers see does not change before the piece is published again.",
            takesIfMatch: true
        );

    protected override bool DemandsReferences => true;

    protected override Task AskAsync(Article article, ArticleInput body, CancellationToken ct)
    {
        article.DemandWriter(Actor);
        return Db.WriteAsync(article, body, Now, ct);
    }

    protected override AdminArticleResponse Shape(Article article, ArticleInput body) => base.Shape(article, body).After(body);
}
