using Cms.Api.Http.Problems;
using Cms.Model;
using Cms.Model.Reading;

namespace Cms.Api.Admin.Things;

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
            throw BodyRules.Failed(
                missing.Select(r =>
                    ProblemError.InBody(
                        r.Pointer,
                        "unknown-reference",
                        $"There is no {r.Kind.ToString().ToLowerInvariant()} with this id, or it lies in the trash."
                    )
                )
            );
    }

    /// <summary>The rule against naming what lies in the trash.</summary>
    public static NewsroomRule Trashed(ThingReference reference) =>
        new(
            "reference-trashed",
            $"It refers to the {reference.Kind.ToString().ToLowerInvariant()} {reference.Id}, which lies in the trash; restore that first."
        );

    /// <summary>
    /// Those that are not there. Inside a save they are held until it ends, so that nobody can put them in the trash
    /// between the look and the commit.
    /// </summary>
    public static async Task<IReadOnlyList<ThingReference>> MissingAsync(
        CmsDbContext db,
        IReadOnlyList<ThingReference> references,
        CancellationToken ct
    )
    {
        var missing = new List<ThingReference>();
        foreach (var kind in references.GroupBy(r => r.Kind).OrderBy(g => g.Key))
        {
            var there = (await ThereAsync(db, kind.Key, [.. kind.Select(r => r.Id).Distinct()], ct)).ToHashSet();
            missing.AddRange(kind.Where(r => !there.Contains(r.Id)));
        }

        return missing;
    }

    private static Task<List<Guid>> ThereAsync(CmsDbContext db, ThingKind kind, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var database = db.CmsDatabase;
        var holding = db.Database.CurrentTransaction is null ? "" : database.ForShare;
        var wanted = database.IdsOf("@p0");
        return db.QueryAsync(
            new Statement(
                $"""
                SELECT id FROM (SELECT id, trashed_at FROM {Table(kind)} WHERE id IN ({wanted}) ORDER BY id{holding}) named
                WHERE trashed_at IS NULL
                """,
                [database.Value(ids)]
            ),
            row => database.GetId(row, 0),
            ct
        );
    }

    private static string Table(ThingKind kind) => kind == ThingKind.Series ? "series" : kind.ToString().ToLowerInvariant() + "s";
}
