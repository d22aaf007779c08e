using Cms.Api.Delivery;
using Cms.Api.Http.Doors;
using Cms.Model.Access;

namespace Cms.Api.Admin.Articles;

/// <summary>Gets an article as the desk has it.</summary>
internal sealed class GetAdminArticle(Addresses addresses) : AdminEndpoint<ById, AdminArticleResponse>
{
    public override void Configure() =>
        Get(
            "articles/{id}",
            StaffScopes.Read,
            "Get an article at the desk",
            "One article with its live version and its working copy, whatever its state. A contributor sees their own."
        );

    protected override async Task<Outcome<AdminArticleResponse>> ActAsync(ById request, CancellationToken ct)
    {
        var article = await Db.Articles.RequireAsync(request.Id, Actor, ct);
        return new(AdminArticleResponse.From(article, Actor, addresses), EditVersion: article.EditVersion);
    }
}
