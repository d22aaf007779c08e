using System.Text.Json;
using Cms.Api.Admin.Things;
using Cms.Api.Http;
using Cms.Api.Http.Problems;
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
        return article is not null && (actor.May(StaffScopes.Content) || article.CreatedBy == actor.Id)
            ? article
            : throw new ProblemException("not-found", "There is no such article.");
    }

    /// <summary>Goes on only where the actor may change the article: a contributor what is their own and not yet decided on.</summary>
    /// <exception cref="ProblemException"><c>scope-missing</c>.</exception>
    public static void DemandWriter(this Article article, Actor actor)
    {
        if (!ArticleActions.IsWritable(article, actor))
            throw new ProblemException(
                "scope-missing",
                $"Your key does not have the scope {StaffScopes.Content}; without it you work on drafts of your own."
            );
    }

    /// <summary>Changes the working copy to what was given; the same again changes nothing.</summary>
    public static async Task WriteAsync(this CmsDbContext db, Article article, ArticleInput input, DateTime now, CancellationToken ct)
    {
        var content = input.Read();
        // Judged before the save, in which nobody else writes.
        _ = input.Warnings;
        await db.DemandReferencesAsync(content, input.TranslationOf, ct);
        if (!IsSame(article.Working ?? article.Live!, content))
            article.Edit(content, now);
        if (input.TranslationOf != article.TranslationOf)
            article.TranslationFrom(input.TranslationOf, now);
    }

    /// <summary>Whether two contents say the same; lists in records are compared by what they hold.</summary>
    public static bool IsSame(ArticleContent one, ArticleContent other) =>
        JsonSerializer
            .SerializeToUtf8Bytes(ArticleInput.From(one, null), Json.Options)
            .AsSpan()
            .SequenceEqual(JsonSerializer.SerializeToUtf8Bytes(ArticleInput.From(other, null), Json.Options));

    /// <summary>Goes on only where everything the content refers to is there.</summary>
    /// <exception cref="ProblemException"><c>validation-failed</c>, with a pointer to each reference that leads nowhere.</exception>
    public static Task DemandReferencesAsync(this CmsDbContext db, ArticleContent content, Guid? translationOf, CancellationToken ct) =>
        References.DemandAsync(db, Named(content, translationOf), ct);

    /// <summary>
    /// Goes on only where everything that readers or the desk are shown of it is there. Asked inside a save, which holds what
    /// the piece names: nobody puts it in the trash between the look and the commit. Other pieces may go whatever links to them.
    /// </summary>
    /// <exception cref="NewsroomRule"><c>reference-trashed</c>.</exception>
    public static async Task DemandStillThereAsync(this CmsDbContext db, Article article, CancellationToken ct)
    {
        var named = new[] { article.Live, article.Working }
            .OfType<ArticleContent>()
            .SelectMany(c => Named(c, null))
            .Where(r => r.Kind != ThingKind.Article);
        if (await References.MissingAsync(db, [.. named], ct) is [var missing, ..])
            throw References.Trashed(missing);
    }

    /// <summary>
    /// Goes on only where nothing keeps the article from being public. Asked before the verb, which would name the first fault alone,
    /// and again inside the save: somebody may have taken a picture's credit away since.
    /// </summary>
    /// <exception cref="ProblemException"><c>gates-closed</c>, with every fault.</exception>
    public static async Task DemandGatesAsync(this CmsDbContext db, Article article, CancellationToken ct)
    {
        if (
            (article.Working ?? article.Live) is not { } content
            || await PublishGates.JudgeAsync(db, content, ct) is not { Count: > 0 } faults
        )
            return;
        throw new ProblemException(
            "gates-closed",
            faults.Count == 1 ? faults[0].Message : $"{faults.Count} things keep the piece from being public; see errors.",
            [.. faults.Select(f => ProblemError.InBody(f.Member, f.Code, f.Message))]
        );
    }

    private static IEnumerable<ThingReference> Named(ArticleContent content, Guid? translationOf)
    {
        for (var i = 0; i < content.Contributions.Count; i++)
            yield return new($"/contributions/{i}/authorId", ThingKind.Author, content.Contributions[i].AuthorId);
        for (var i = 0; i < content.Attributions.Count; i++)
        {
            if (content.Attributions[i].SourceId is { } source)
                yield return new($"/attributions/{i}/sourceId", ThingKind.Source, source);
            if (content.Attributions[i].SeriesId is { } series)
                yield return new($"/attributions/{i}/seriesId", ThingKind.Series, series);
        }

        for (var i = 0; i < content.TopicIds.Count; i++)
            yield return new($"/topicIds/{i}", ThingKind.Topic, content.TopicIds[i]);
        if (content.LeadIllustrationId is { } lead)
            yield return new("/leadIllustrationId", ThingKind.Illustration, lead);
        if (content.Seo?.ImageId is { } image)
            yield return new("/seo/imageId", ThingKind.Illustration, image);
        if (translationOf is { } original)
            yield return new("/translationOf", ThingKind.Article, original);
        var named = NamedInBody.Of(content.Body);
        foreach (var id in named.Illustrations)
            yield return new("/body", ThingKind.Illustration, id);
        foreach (var id in named.Articles)
            yield return new("/body", ThingKind.Article, id);
    }
}
