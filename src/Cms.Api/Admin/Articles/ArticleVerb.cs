using Cms.Model.Articles;

namespace Cms.Api.Admin.Articles;

/// <summary>An operation on one article that needs no body: finds it, asks it, saves, answers.</summary>
internal abstract class ArticleVerb : AdminEndpoint<ById, AdminArticleResponse>
{
    /// <summary>Whether everything that the piece names has to be there.</summary>
    protected virtual bool DemandsReferences => false;

    /// <summary>Asks the article.</summary>
    protected abstract Task AskAsync(Article article, CancellationToken ct);

    protected sealed override async Task<AdminAnswer<AdminArticleResponse>> ActAsync(ById request, CancellationToken ct)
    {
        var article = await Db.Articles.RequireAsync(request.Id, Actor, ct);
        ConditionalRequests.Match(HttpContext.Request, article);
        await AskAsync(article, ct);
        return await SaveAsync(
            article,
            async token =>
            {
                if (DemandsReferences)
                    await Db.DemandStillThereAsync(article, token);
                return AdminArticleResponse.From(article, Actor, Resolve<Delivery.Addresses>());
            },
            null,
            ct
        );
    }
}
