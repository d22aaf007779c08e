using System.Text.Json;
using Cms.Api.Http;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Articles;
using Cms.Model.Articles.Bodies;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Articles;

/// <summary>What the operations on articles at the desk have in common.</summary>
internal static class ArticleDesk
{
    /// <summary>The article, if the actor may know of it: a contributor knows their own.</summary>
    /// <exception cref="ProblemException"><c>not-found</c>.</exception>
    public static async Task<Article> RequireAsync(this DbSet<Article> articles, Guid id, Actor actor, CancellationToken ct)
    {
        var article = await articles.FirstOrDefaultAsync(a => a.Id == id, ct);
        return article is not null && (actor.May(StaffScopes.Content) || article.CreatedBy == actor.Id) ? article
            : throw new ProblemException("not-found", "There is no such article.");
    }

    /// <summary>Goes on only where the actor may change the article: a contributor what is their own and not yet decided on.</summary>
    /// <exception cref="ProblemException"><c>scope-missing</c>.</exception>
    public static void DemandWriter(this Article article, Actor actor)
    {
        if (!actor.May(StaffScopes.Content) && article.Status is not (ArticleStatus.Draft or ArticleStatus.InReview))
            throw new ProblemException("scope-missing", $"Your key does not have the scope {StaffScopes.Content}; without it you work on drafts of your own.");
    }

    /// <summary>Changes the working copy to what was given; the same again changes nothing.</summary>
    public static async Task WriteAsync(this CmsDbContext db, Article article, ArticleInput input, DateTime now, CancellationToken ct)
    {
        var content = input.Read();
        await db.DemandReferencesAsync(content, input.TranslationOf, ct);
        if (!IsSame(article.Working ?? article.Live!, content))
            article.Edit(content, now);
        if (input.TranslationOf != article.TranslationOf)
            article.TranslationFrom(input.TranslationOf, now);
    }

    /// <summary>Whether two contents say the same; lists in records are compared by what they hold.</summary>
    public static bool IsSame(ArticleContent one, ArticleContent other) =>
        JsonSerializer.SerializeToUtf8Bytes(ArticleInput.From(one, null), Json.Options).AsSpan().SequenceEqual(JsonSerializer.SerializeToUtf8Bytes(ArticleInput.From(other, null), Json.Options));

    /// <summary>Goes on only where everything the content refers to is there.</summary>
    /// <exception cref="ProblemException"><c>validation-failed</c>, with a pointer to each reference that leads nowhere.</exception>
    public static async Task DemandReferencesAsync(this CmsDbContext db, ArticleContent content, Guid? translationOf, CancellationToken ct)
    {
        var references = References(content, translationOf).ToList();
        var errors = new List<ProblemError>();
        foreach (var kind in references.GroupBy(r => r.Kind))
        {
            var wanted = kind.Select(r => r.Id).Distinct().ToList();
            var there = (await ThereAsync(db, kind.Key, wanted, ct)).ToHashSet();
            errors.AddRange(kind.Where(r => !there.Contains(r.Id)).Select(r => new ProblemError
            {
                Pointer = r.Pointer,
                Parameter = null,
                Code = "unknown-reference",
                Message = $"There is no {kind.Key.ToString().ToLowerInvariant()} {r.Id}, or it lies in the trash.",
            }));
        }

        if (errors.Count > 0)
            throw BodyRules.Failed(errors);
    }

    /// <summary>What keeps the article from being public, all at once.</summary>
    public static async Task<IReadOnlyList<GateFault>> FaultsAsync(this CmsDbContext db, ArticleContent content, CancellationToken ct)
    {
        var shown = PublishGates.IllustrationsOf(content);
        var illustrations = await db.Illustrations.AsNoTracking().Where(i => shown.Contains(i.Id)).ToDictionaryAsync(i => i.Id, ct);
        return [.. PublishGates.Judge(content), .. PublishGates.Judge(content, illustrations)];
    }

    /// <summary>Goes on only where nothing keeps the article from being public.</summary>
    /// <exception cref="ProblemException"><c>gates-closed</c>, with every fault.</exception>
    public static async Task DemandGatesAsync(this CmsDbContext db, Article article, CancellationToken ct)
    {
        if ((article.Working ?? article.Live) is not { } content || await db.FaultsAsync(content, ct) is not { Count: > 0 } faults)
            return;
        throw new ProblemException("gates-closed", faults.Count == 1 ? faults[0].Message : $"{faults.Count} things keep the piece from being public; see errors.",
            [.. faults.Select(f => new ProblemError { Pointer = f.Member, Parameter = null, Code = f.Code, Message = f.Message })]);
    }

    private static Task<List<Guid>> ThereAsync(CmsDbContext db, ThingKind kind, List<Guid> ids, CancellationToken ct)
    {
        return kind switch
        {
            ThingKind.Article => Of(db.Articles),
            ThingKind.Author => Of(db.Authors),
            ThingKind.Series => Of(db.Series),
            ThingKind.Source => Of(db.Sources),
            ThingKind.Topic => Of(db.Topics),
            _ => Of(db.Illustrations),
        };

        Task<List<Guid>> Of<T>(IQueryable<T> things)
            where T : Thing => things.AsNoTracking().Where(t => ids.Contains(t.Id) && t.TrashedAt == null).Select(t => t.Id).ToListAsync(ct);
    }

    private static IEnumerable<(ThingKind Kind, Guid Id, string Pointer)> References(ArticleContent content, Guid? translationOf)
    {
        for (var i = 0; i < content.Contributions.Count; i++)
            yield return (ThingKind.Author, content.Contributions[i].AuthorId, $"/contributions/{i}/authorId");
        for (var i = 0; i < content.Attributions.Count; i++)
        {
            if (content.Attributions[i].SourceId is { } source)
                yield return (ThingKind.Source, source, $"/attributions/{i}/sourceId");
            if (content.Attributions[i].SeriesId is { } series)
                yield return (ThingKind.Series, series, $"/attributions/{i}/seriesId");
        }

        for (var i = 0; i < content.TopicIds.Count; i++)
            yield return (ThingKind.Topic, content.TopicIds[i], $"/topicIds/{i}");
        if (content.LeadIllustrationId is { } lead)
            yield return (ThingKind.Illustration, lead, "/leadIllustrationId");
        if (content.Seo?.ImageId is { } image)
            yield return (ThingKind.Illustration, image, "/seo/imageId");
        if (translationOf is { } original)
            yield return (ThingKind.Article, original, "/translationOf");
        var body = MarkdownBody.Read(content.Body);
        foreach (var id in body.IllustrationIds)
            yield return (ThingKind.Illustration, id, "/body");
        foreach (var id in body.LinkedArticleIds)
            yield return (ThingKind.Article, id, "/body");
    }
}

/// <summary>An operation on one article that needs no body: finds it, asks it, saves, answers.</summary>
internal abstract class ArticleVerb : AdminEndpoint<ById, AdminArticleResponse>
{
    /// <summary>Asks the article.</summary>
    protected abstract Task AskAsync(Article article, CancellationToken ct);

    protected sealed override async Task<AdminAnswer<AdminArticleResponse>> ActAsync(ById request, CancellationToken ct)
    {
        var article = await Db.Articles.RequireAsync(request.Id, Actor, ct);
        ConditionalRequests.Match(HttpContext.Request, article);
        await AskAsync(article, ct);
        return await SaveAsync(article, _ => Task.FromResult(AdminArticleResponse.From(article, Resolve<Delivery.Addresses>())), null, ct);
    }
}

/// <summary>The same with a body.</summary>
internal abstract class ArticleBodyVerb<TBody, TRules> : AdminBodyEndpoint<ById, TBody, TRules, AdminArticleResponse>
    where TBody : class, new()
    where TRules : FluentValidation.AbstractValidator<TBody>, new()
{
    /// <summary>Whether <c>If-Match: *</c> will do.</summary>
    protected virtual bool TakesAnyVersion => false;

    /// <summary>Asks the article.</summary>
    protected abstract Task AskAsync(Article article, TBody body, CancellationToken ct);

    /// <summary>As the answer shows it.</summary>
    protected virtual AdminArticleResponse Shape(Article article) => AdminArticleResponse.From(article, Resolve<Delivery.Addresses>());

    protected sealed override async Task<AdminAnswer<AdminArticleResponse>> ActAsync(ById request, TBody body, CancellationToken ct)
    {
        var article = await Db.Articles.RequireAsync(request.Id, Actor, ct);
        ConditionalRequests.Match(HttpContext.Request, article, TakesAnyVersion);
        await AskAsync(article, body, ct);
        return await SaveAsync(article, _ => Task.FromResult(Shape(article)), null, ct);
    }
}
