using Cms.Api.Delivery;
using Cms.Model.Access;

namespace Cms.Api.Admin.Articles;

/// <summary>Changes some members of the working copy.</summary>
internal sealed class EditArticle(Addresses addresses) : AdminPatchEndpoint<ById, ArticleInput, ArticleInputRules, AdminArticleResponse>
{
    public override void Configure() =>
        Does(
            FastEndpoints.Http.PATCH,
            "/v1/admin/articles/{id}",
            StaffScopes.Drafts,
            "Edit an article's working copy",
            "Changes the members that are named and leaves the others. Lists are replaced whole. What readers see does not change before "
                + "the piece is published again.",
            takesIfMatch: true
        );

    protected override async Task<AdminAnswer<AdminArticleResponse>> ActAsync(ById request, CancellationToken ct)
    {
        var article = await Db.Articles.RequireAsync(request.Id, Actor, ct);
        ConditionalRequests.Match(HttpContext.Request, article);
        article.DemandWriter(Actor);
        var edited = Patched(ArticleInput.From(article.Working ?? article.Live!, article.TranslationOf).Before(Changes));
        await Db.WriteAsync(article, edited, Now, ct);
        return await SaveAsync(
            article,
            async token =>
            {
                await Db.DemandStillThereAsync(article, token);
                return AdminArticleResponse.From(article, Actor, addresses).After(edited);
            },
            null,
            ct
        );
    }
}
