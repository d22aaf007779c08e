using Cms.Api.Http.Lists;
using Cms.Api.Http.Queries;
using Cms.Model;
using Cms.Model.Reading;

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
    public static async Task<Found?> FindAsync(this ReadConnection read, ThingKind kind, string address, CancellationToken ct)
    {
        var (database, table, text) = (read.Database, Kinds.Of(kind).Table, new StatementText());
        var id = $"COALESCE({text.IdOf(address, kind, database)}, {text.Value(database.Sql.Value(Nobody))})";
        // The author, or whoever they turned out to be. Of who asked to disappear there is nothing to be known, not even that they were
        // here.
        var where =
            kind == ThingKind.Author
                ? $"t.id = (SELECT COALESCE(o.merged_into, o.id) FROM authors o WHERE o.id = {id}) AND t.printed_as IS NULL"
                : $"t.id = {id}";
        var found = await read.QueryAsync(
            text.With($"SELECT t.id, t.slug, t.is_public FROM {table} t WHERE {where} AND t.was_public IS TRUE"),
            row => new Found(row.GetId(0), row.GetString(1), row.GetBoolean(2)),
            ct
        );
        return found.SingleOrDefault();
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
