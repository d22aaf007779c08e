using Cms.Model.Articles;

namespace Cms.Api.Admin.Articles;

/// <summary>An operation that changes one article by what its body says.</summary>
internal abstract class ArticleBodyVerb<TBody, TRules> : AdminBodyEndpoint<ById, TBody, TRules, AdminArticleResponse>
    where TBody : class, new()
    where TRules : FluentValidation.AbstractValidator<TBody>, new()
{
    /// <summary>Whether everything that the piece names has to be there.</summary>
    protected virtual bool DemandsReferences => false;

    /// <summary>Whether it brings the piece before others, so that nothing may keep it from being public.</summary>
    protected virtual bool DemandsGates => false;

    /// <summary>Whether <c>If-Match: *</c> will do.</summary>
    protected virtual bool TakesAnyVersion => false;

    /// <summary>Asks the article.</summary>
    protected abstract Task AskAsync(Article article, TBody body, CancellationToken ct);

    /// <summary>As the answer shows it.</summary>
    protected virtual AdminArticleResponse Shape(Article article, TBody body) =>
        AdminArticleResponse.From(article, Actor, Resolve<Delivery.Addresses>());

    protected sealed override async Task<AdminAnswer<AdminArticleResponse>> ActAsync(ById request, TBody body, CancellationToken ct)
    {
        var article = await Db.Articles.RequireAsync(request.Id, Actor, ct);
        ConditionalRequests.Match(HttpContext.Request, article, TakesAnyVersion);
        await AskAsync(article, body, ct);
        return await SaveAsync(
            article,
            async token =>
            {
                if (DemandsReferences)
                    await Db.DemandStillThereAsync(article, token);
                if (DemandsGates)
                    await Db.DemandGatesAsync(article, token);
                return Shape(article, body);
            },
            null,
            ct
        );
    }
}
