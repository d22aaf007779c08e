using Cms.Api.Delivery;
using Cms.Api.Http;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Articles;
using FastEndpoints;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Articles;

/// <summary>Lists what an article said at each step.</summary>
internal sealed class ListRevisions : AdminEndpoint<ListRevisionsRequest, OneResponse<IReadOnlyList<RevisionSummary>, NothingIncluded>>
{
    // Nobody looks through more at once; older ones are reached by their number.
    private const int Most = 100;

    public override void Configure() => Does(
        FastEndpoints.Http.GET, "/v1/admin/articles/{id}/revisions", StaffScopes.Read, "List an article's revisions", $"Its last {Most} steps before a number, the newest first; each is kept for ever.");

    protected override async Task<AdminAnswer<OneResponse<IReadOnlyList<RevisionSummary>, NothingIncluded>>> ActAsync(ListRevisionsRequest request, CancellationToken ct)
    {
        var article = await Db.Articles.RequireAsync(request.Id, Actor, ct);
        var before = Parse.Number(request.Before) ?? int.MaxValue;
        var revisions = await Db.Revisions.AsNoTracking().Where(r => r.ArticleId == article.Id && r.Number < before).OrderByDescending(r => r.Number).Take(Most)
            .Select(r => new RevisionSummary { Number = r.Number, Reason = r.Reason, At = r.At, ActorId = r.ActorId, ActorName = r.ActorName }).ToListAsync(ct);
        return new(new OneResponse<IReadOnlyList<RevisionSummary>, NothingIncluded> { Data = revisions, Included = NothingIncluded.Here });
    }
}

/// <summary>Which article, and where to begin.</summary>
public sealed record ListRevisionsRequest
{
    /// <summary>The article's id.</summary>
    public Guid Id { get; init; }

    /// <summary>Only revisions before this number; none begins at the newest.</summary>
    [QueryParam]
    public string? Before { get; init; }
}

/// <summary>What the list refuses.</summary>
public sealed class ListRevisionsValidator : Validator<ListRevisionsRequest>
{
    /// <summary>The rules.</summary>
    public ListRevisionsValidator() => RuleFor(r => r.Before).WholeNumber(1, int.MaxValue);
}

/// <summary>One step of an article.</summary>
public record RevisionSummary
{
    /// <summary>The edit version that it is.</summary>
    public required int Number { get; init; }

    /// <summary>What was done: <c>saved</c>, <c>published</c>, <c>corrected</c> and so on.</summary>
    public required string Reason { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Who: the id of a key, <c>oidc:</c> with a subject, or <c>program</c>.</summary>
    public required string ActorId { get; init; }

    /// <summary>Their name at that moment.</summary>
    public required string ActorName { get; init; }

    internal static RevisionSummary From(Revision revision) => new() { Number = revision.Number, Reason = revision.Reason, At = revision.At, ActorId = revision.ActorId, ActorName = revision.ActorName };
}

/// <summary>One step of an article, with what it said.</summary>
public sealed record RevisionResponse : RevisionSummary
{
    /// <summary>What the article said.</summary>
    public required ArticleContentResponse Content { get; init; }

    internal static new RevisionResponse From(Revision revision) => new()
    {
        Number = revision.Number,
        Reason = revision.Reason,
        At = revision.At,
        ActorId = revision.ActorId,
        ActorName = revision.ActorName,
        Content = ArticleContentResponse.From(revision.Content)!,
    };
}

/// <summary>Which revision of which article.</summary>
public sealed record RevisionRequest
{
    /// <summary>The article's id.</summary>
    public Guid Id { get; init; }

    /// <summary>The revision's number.</summary>
    public int Number { get; init; }
}

/// <summary>What such a request refuses.</summary>
public sealed class RevisionValidator : Validator<RevisionRequest>
{
    /// <summary>The rules.</summary>
    public RevisionValidator() => RuleFor(r => r.Number).GreaterThan(0).WithErrorCode("invalid-parameter").WithMessage("number should be a whole number from 1.");
}

/// <summary>Gets what an article said at one step.</summary>
internal sealed class GetRevision : AdminEndpoint<RevisionRequest, RevisionResponse>
{
    public override void Configure() => Does(FastEndpoints.Http.GET, "/v1/admin/articles/{id}/revisions/{number}", StaffScopes.Read, "Get a revision", "What the article said at one step.");

    protected override async Task<AdminAnswer<RevisionResponse>> ActAsync(RevisionRequest request, CancellationToken ct) =>
        new(RevisionResponse.From(await Db.RequireRevisionAsync(await Db.Articles.RequireAsync(request.Id, Actor, ct), request.Number, ct)));
}

/// <summary>Takes a revision back as the working copy.</summary>
internal sealed class RestoreRevision(Addresses addresses) : AdminEndpoint<RevisionRequest, AdminArticleResponse>
{
    public override void Configure() => Does(
        FastEndpoints.Http.POST, "/v1/admin/articles/{id}/revisions/{number}/restoration", StaffScopes.Drafts, "Restore a revision",
        "The working copy says again what the revision said; readers see no difference before it is published.", takesIfMatch: true);

    protected override async Task<AdminAnswer<AdminArticleResponse>> ActAsync(RevisionRequest request, CancellationToken ct)
    {
        var article = await Db.Articles.RequireAsync(request.Id, Actor, ct);
        ConditionalRequests.Match(HttpContext.Request, article);
        article.DemandWriter(Actor);
        var revision = await Db.RequireRevisionAsync(article, request.Number, ct);
        var content = await Db.FollowMergesAsync(revision.Content, ct);
        // What it refers to may be gone by now; the desk is told at once rather than when it publishes.
        await Db.DemandReferencesAsync(content, null, ct);
        article.Edit(content, Now);
        return await SaveAsync(article, async token =>
        {
            await Db.DemandStillThereAsync(article, token);
            return AdminArticleResponse.From(article, Actor, addresses);
        }, null, ct);
    }
}

/// <summary>Finds revisions.</summary>
internal static class RevisionQueries
{
    /// <summary>The revision, read only.</summary>
    /// <exception cref="ProblemException"><c>not-found</c>.</exception>
    public static async Task<Revision> RequireRevisionAsync(this CmsDbContext db, Article article, int number, CancellationToken ct) =>
        await db.Revisions.AsNoTracking().FirstOrDefaultAsync(r => r.ArticleId == article.Id && r.Number == number, ct)
        ?? throw new ProblemException("not-found", "The article has no such revision.");

    /// <summary>What a revision said, with those who were merged into others since credited as the others, printed as they were.</summary>
    public static async Task<ArticleContent> FollowMergesAsync(this CmsDbContext db, ArticleContent content, CancellationToken ct)
    {
        var credited = content.Contributions.Select(c => c.AuthorId).ToList();
        var merged = await db.Authors.AsNoTracking().Where(a => credited.Contains(a.Id) && a.MergedInto != null)
            .Join(db.Authors, a => a.MergedInto, b => b.Id, (a, b) => new { a.Id, a.Name, Into = b.Id, IntoName = b.Name }).ToDictionaryAsync(a => a.Id, ct);
        return merged.Count == 0 ? content : content with
        {
            Contributions = [.. content.Contributions.Select(c => !merged.TryGetValue(c.AuthorId, out var who) ? c
                : c with { AuthorId = who.Into, CreditedAs = c.CreditedAs ?? (who.Name.Length > 0 && who.Name != who.IntoName ? who.Name : null) })],
        };
    }
}
