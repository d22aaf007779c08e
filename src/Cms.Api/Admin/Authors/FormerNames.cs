using Cms.Model;
using Cms.Model.Authors;
using Cms.Model.Slugs;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Authors;

/// <summary>The former names that are looked for in texts.</summary>
internal static class FormerNames
{
    /// <summary>What somebody was called: by a name, and by the names their former addresses were made of.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(CmsDbContext db, Author author, string name, string slug, CancellationToken ct)
    {
        var slugs = await db
            .Slugs.AsNoTracking()
            .Where(s => s.Kind == ThingKind.Author && s.TargetId == author.Id)
            .Select(s => s.Slug)
            .ToListAsync(ct);
        return
        [
            .. new[] { name }
                .Where(n => n != author.Name)
                .Concat(slugs.Append(slug).Where(s => s != author.Slug).Select(Slug.WithoutNumber)),
        ];
    }
}
