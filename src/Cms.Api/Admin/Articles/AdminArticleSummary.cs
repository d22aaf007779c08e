using Cms.Api.Delivery;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Articles;

namespace Cms.Api.Admin.Articles;

/// <summary>An article as the desk sees it in lists.</summary>
public record AdminArticleSummary
{
    /// <summary>Its id (UUIDv7), for ever.</summary>
    public required Guid Id { get; init; }

    /// <summary>The current slug.</summary>
    public required string Slug { get; init; }

    /// <summary>The page on the website, whether it is public or not.</summary>
    public required string Url { get; init; }

    /// <summary>The title as the desk has it now: of the working copy, else of what is live.</summary>
    public required string Title { get; init; }

    /// <summary>Where it stands. A client bears values it does not know.</summary>
    public required ArticleStatus Status { get; init; }

    /// <summary>
    /// What its present state takes of this key: <c>edit</c>, <c>publish</c>, <c>schedule</c> and so on. What the key lacks the
    /// scope for is not among it.
    /// </summary>
    public required IReadOnlyList<string> Actions { get; init; }

    /// <summary>Whether the desk has changes that readers have not.</summary>
    public required bool HasWorkingCopy { get; init; }

    /// <summary>Counts saves; the ETag is <c>"e&lt;editVersion&gt;"</c>.</summary>
    public required int EditVersion { get; init; }

    /// <summary>Counts what readers see; 0 before the first publication.</summary>
    public required int Version { get; init; }

    /// <summary>
    /// Who made it: the id of a key, <c>oidc:</c> with a subject, or <c>program</c>; null for what was made before the desk had keys.
    /// </summary>
    public required string? CreatedBy { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>When the desk last saved it, UTC.</summary>
    public required DateTime EditedAt { get; init; }

    /// <summary>When it first ran, UTC; null before.</summary>
    public required DateTime? PublishedAt { get; init; }

    /// <summary>When it is to be published, UTC; null for no set time.</summary>
    public required DateTime? ScheduledFor { get; init; }

    /// <summary>Until when only partners may have it, UTC; null for no embargo.</summary>
    public required DateTime? EmbargoUntil { get; init; }

    /// <summary>When it was put in the trash, UTC; null while it is not.</summary>
    public required DateTime? TrashedAt { get; init; }

    internal static AdminArticleSummary From(Article article, Actor actor, Addresses addresses) =>
        new()
        {
            Id = article.Id,
            Slug = article.Slug,
            Url = addresses.Page(ThingKind.Article, article.Slug),
            Title = article.DeskTitle,
            Status = article.Status,
            Actions = ArticleActions.Of(article, actor),
            HasWorkingCopy = article.Working is not null,
            EditVersion = article.EditVersion,
            Version = article.Version,
            CreatedBy = article.CreatedBy,
            CreatedAt = article.CreatedAt,
            EditedAt = article.EditedAt,
            PublishedAt = article.PublishedAt,
            ScheduledFor = article.ScheduledFor,
            EmbargoUntil = article.EmbargoUntil,
            TrashedAt = article.TrashedAt,
        };
}
