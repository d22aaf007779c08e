using Cms.Model.Reading;

namespace Cms.Model;

/// <summary>Questions about things of any kind.</summary>
public static class ThingQueries
{
    /// <summary>
    /// Which of these are there and do not lie in the trash. Inside a save they are held until it ends, so that nobody can put them in the
    /// trash between the look and the commit.
    /// </summary>
    public static Task<List<Guid>> ThereAsync(CmsDbContext db, ThingKind kind, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var database = db.CmsDatabase;
        var holding = db.Database.CurrentTransaction is null ? "" : database.Sql.ForShare;
        var wanted = database.Sql.IdsOf("@p0");
        return db.QueryAsync(
            new Statement(
                $"""
                SELECT id FROM (SELECT id, trashed_at FROM {Kinds.Of(kind).Table} WHERE id IN ({wanted}) ORDER BY id{holding}) named
                WHERE trashed_at IS NULL
                """,
                [database.Sql.Value(ids)]
            ),
            row => row.GetId(0),
            ct
        );
    }
}
