using Cms.Model.Access;
using Cms.Model.Articles;

namespace Cms.Api.Admin.Articles;

/// <summary>Takes an article out of the trash.</summary>
internal sealed class RestoreArticle : ArticleVerb
{
    public override void Configure() =>
        Post(
            "articles/{id}/restoration",
            StaffScopes.Content,
            "Take an article out of the trash",
            "It stands where it stood before. Not while something that it names lies in the trash itself: restore that first.",
            takesIfMatch: true
        );

    protected override bool DemandsReferences => true;

    protected override Task AskAsync(Article article, CancellationToken ct)
    {
        article.Restore();
        return Task.CompletedTask;
    }
}
