using System.Globalization;
using Cms.Model;
using Cms.Model.Slugs;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Things;

/// <summary>Finds slugs that nobody of a kind has or had.</summary>
internal static class FreeSlugs
{
    /// <summary>How often somebody else may be faster: with this many at once, each round at least one gets theirs.</summary>
    public const int MostTries = 40;

    // Numbers asked about at once.
    private const int Step = 50;

    /// <summary>The slug of a name, or the first free one with a number behind it.</summary>
    public static async Task<string> FindAsync(CmsDbContext db, ThingKind kind, string name, CancellationToken ct)
    {
        var plain = Slug.From(name);
        for (var first = 1; ; first += Step)
        {
            List<string> candidates = [.. Enumerable.Range(first, Step).Select(n => n == 1 ? plain : Numbered(plain, n))];
            var taken = await db.Slugs.Where(s => s.Kind == kind && candidates.Contains(s.Slug)).Select(s => s.Slug).ToListAsync(ct);
            if (candidates.Find(c => !taken.Contains(c)) is { } free)
                return free;
        }
    }

    private static string Numbered(string slug, int number)
    {
        var suffix = "-" + number.ToString(CultureInfo.InvariantCulture);
        return (slug.Length + suffix.Length <= Slug.MaxLength ? slug : slug[..(Slug.MaxLength - suffix.Length)].TrimEnd('-')) + suffix;
    }
}
