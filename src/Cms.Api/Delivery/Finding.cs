using Cms.Api.Http.Queries;
using Cms.Model;
using Cms.Model.Reading;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Delivery;

/// <summary>
/// Finds things by id, slug or former slug. What readers never saw is not among them, and is not found by the same statement
/// that does not find what is not there: neither the answer nor the time it takes tells the one from the other.
/// </summary>
internal static class Finding
{
    // Nobody has it: it is looked up in place of the id that a slug leads to, where it leads nowhere.
    private static readonly Guid Nobody = Guid.Empty;

    /// <summary>The thing, public now or once; null where readers never saw one here.</summary>
    public static Task<Found?> FindAsync(this ReadConnection read, ThingKind kind, string address, CancellationToken ct)
    {
        return kind switch
        {
            ThingKind.Author => Authors().FirstOrDefaultAsync(ct),
            ThingKind.Series => Of(read.Db.Series).FirstOrDefaultAsync(ct),
            ThingKind.Source => Of(read.Db.Sources).FirstOrDefaultAsync(ct),
            ThingKind.Page => Of(read.Db.Pages).FirstOrDefaultAsync(ct),
            _ => Of(read.Db.Topics).FirstOrDefaultAsync(ct),
        };

        IQueryable<Found> Of<T>(IQueryable<T> things)
            where T : NamedThing =>
            things.At(read.Db, kind, address).Where(t => t.WasPublic).Select(t => new Found(t.Id, t.Slug, t.IsPublic));

        // The author, or whoever they turned out to be. Of who asked to disappear there is nothing to be known, not even that
        // they were here.
        IQueryable<Found> Authors() =>
            read
                .Db.Authors.At(read.Db, kind, address)
                .Join(read.Db.Authors, a => a.MergedInto ?? a.Id, a => a.Id, (_, a) => a)
                .Where(a => a.WasPublic && a.PrintedAs == null)
                .Select(a => new Found(a.Id, a.Slug, a.IsPublic));
    }

    /// <summary>The thing at an address, whatever its standing.</summary>
    public static IQueryable<T> At<T>(this IQueryable<T> things, CmsDbContext db, ThingKind kind, string address)
        where T : Thing
    {
        if (Parse.Id(address) is { } id)
            return things.Where(t => t.Id == id);
        return things.Where(t =>
            t.Id == (db.Slugs.Where(s => s.Kind == kind && s.Slug == address).Select(s => (Guid?)s.TargetId).FirstOrDefault() ?? Nobody)
        );
    }
}
