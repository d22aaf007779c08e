using Cms.Api.Http.Problems;
using Cms.Model;
using Cms.Model.Pages;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Pages;

/// <summary>Finds revisions of pages.</summary>
internal static class PageRevisions
{
    /// <summary>The revision, read only.</summary>
    /// <exception cref="ProblemException"><c>not-found</c>.</exception>
    public static async Task<PageRevision> RequireRevisionAsync(this CmsDbContext db, Page page, int number, CancellationToken ct) =>
        await db.PageRevisions.AsNoTracking().FirstOrDefaultAsync(r => r.PageId == page.Id && r.Number == number, ct)
        ?? throw new ProblemException("not-found", "The page has no such revision.");
}
