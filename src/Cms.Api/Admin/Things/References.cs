using Cms.Api.Http;
using Cms.Model;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Things;

/// <summary>A thing that a body names.</summary>
/// <param name="Pointer">Where in the body.</param>
/// <param name="Kind">What kind of thing it should be.</param>
/// <param name="Id">Its id.</param>
internal sealed record ThingReference(string Pointer, ThingKind Kind, Guid Id);

/// <summary>Judges whether what a body names is there: it exists and does not lie in the trash.</summary>
internal static class References
{
    /// <summary>Goes on only where everything is there.</summary>
    /// <param name="db">The context.</param>
    /// <param name="references">What is named.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="ProblemException"><c>validation-failed</c>, with every one that is not.</exception>
    public static async Task DemandAsync(CmsDbContext db, IEnumerable<ThingReference> references, CancellationToken ct)
    {
        var missing = await MissingAsync(db, [.. references], ct);
        if (missing.Count > 0)
            throw BodyRules.Failed(missing.Select(r => new ProblemError { Pointer = r.Pointer, Parameter = null, Code = "unknown-reference", Message = $"There is no {r.Kind.ToString().ToLowerInvariant()} with this id, or it lies in the trash." }));
    }

    /// <summary>The rule against naming what lies in the trash.</summary>
    public static NewsroomRule Trashed(ThingReference reference) =>
        new("reference-trashed", $"It refers to the {reference.Kind.ToString().ToLowerInvariant()} {reference.Id}, which lies in the trash; restore that first.");

    /// <summary>
    /// Those that are not there. Inside a save they are held until it ends, so that nobody can put them in the trash
    /// between the look and the commit.
    /// </summary>
    public static async Task<IReadOnlyList<ThingReference>> MissingAsync(CmsDbContext db, IReadOnlyList<ThingReference> references, CancellationToken ct)
    {
        var missing = new List<ThingReference>();
        foreach (var kind in references.GroupBy(r => r.Kind).OrderBy(g => g.Key))
        {
            List<Guid> ids = [.. kind.Select(r => r.Id).Distinct()];
            if (db.Database.CurrentTransaction is not null && db.CmsDatabase.ForShare.Length > 0)
            {
                await db.Database.SqlQueryRaw<int>(
                    $"SELECT CAST(COUNT(*) AS INTEGER) AS \"Value\" FROM (SELECT id FROM {Table(kind.Key)} WHERE id IN ({string.Join(", ", ids.Select((_, i) => $"@p{i}"))}) ORDER BY id{db.CmsDatabase.ForShare}) held",
                    [.. ids.Select(db.CmsDatabase.Value)]).ToListAsync(ct);
            }

            var there = (await ThereAsync(db, kind.Key, ids, ct)).ToHashSet();
            missing.AddRange(kind.Where(r => !there.Contains(r.Id)));
        }

        return missing;
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
            where T : Thing => things.Where(t => ids.Contains(t.Id) && t.TrashedAt == null).Select(t => t.Id).ToListAsync(ct);
    }

    private static string Table(ThingKind kind) => kind == ThingKind.Series ? "series" : kind.ToString().ToLowerInvariant() + "s";
}
