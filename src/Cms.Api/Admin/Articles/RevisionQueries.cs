using Cms.Api.Http;
using Cms.Api.Http.Problems;
using Cms.Api.Http.Queries;
using Cms.Model;
using Cms.Model.Articles;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Articles;

/// <summary>Finds revisions.</summary>
internal static class RevisionQueries
{
    /// <summary>Most steps in one answer: nobody looks through more at once; older ones are reached by their number.</summary>
    public const int Most = 100;

    /// <summary>The newest steps of one text before a number, the newest first.</summary>
    public static async Task<OneResponse<IReadOnlyList<RevisionSummary>, NothingIncluded>> NewestAsync<TRevision>(
        this IQueryable<TRevision> revisions,
        string? beforeNumber,
        CancellationToken ct
    )
        where TRevision : SignedRevision
    {
        var before = Parse.Number(beforeNumber) ?? int.MaxValue;
        return new OneResponse<IReadOnlyList<RevisionSummary>, NothingIncluded>
        {
            Data = await revisions
                .Where(r => r.Number < before)
                .OrderByDescending(r => r.Number)
                .Take(Most)
                .Select(r => new RevisionSummary
                {
                    Number = r.Number,
                    Reason = r.Reason,
                    At = r.At,
                    ActorId = r.ActorId,
                    ActorName = r.ActorName,
                })
                .ToListAsync(ct),
            Included = NothingIncluded.Here,
        };
    }

    /// <summary>The revision, read only.</summary>
    /// <exception cref="ProblemException"><c>not-found</c>.</exception>
    public static async Task<Revision> RequireRevisionAsync(this CmsDbContext db, Article article, int number, CancellationToken ct) =>
        await db.Revisions.AsNoTracking().FirstOrDefaultAsync(r => r.ArticleId == article.Id && r.Number == number, ct)
        ?? throw new ProblemException("not-found", "The article has no such revision.");

    /// <summary>What a revision said, with those who were merged into others since credited as the others, printed as they were.</summary>
    public static async Task<ArticleContent> FollowMergesAsync(this CmsDbContext db, ArticleContent content, CancellationToken ct)
    {
        var credited = content.Contributions.Select(c => c.AuthorId).ToList();
        var merged = await db
            .Authors.AsNoTracking()
            .Where(a => credited.Contains(a.Id) && a.MergedInto != null)
            .Join(
                db.Authors,
                a => a.MergedInto,
                b => b.Id,
                (a, b) =>
                    new
                    {
                        a.Id,
                        a.Name,
                        Into = b.Id,
                        IntoName = b.Name,
                    }
            )
            .ToDictionaryAsync(a => a.Id, ct);
        return merged.Count == 0
            ? content
            : content with
            {
                Contributions =
                [
                    .. content.Contributions.Select(c =>
                        !merged.TryGetValue(c.AuthorId, out var who)
                            ? c
                            : c with
                            {
                                AuthorId = who.Into,
                                CreditedAs = c.CreditedAs ?? (who.Name.Length > 0 && who.Name != who.IntoName ? who.Name : null),
                            }
                    ),
                ],
            };
    }
}
