using Cms.Model.Articles;
using Microsoft.EntityFrameworkCore;

namespace Cms.Model.Changes;

/// <summary>
/// The public articles that show a changed thing. Their versions rise and their rows are appended by one statement each,
/// however many they are.
/// </summary>
internal sealed class SpreadSet
{
    private readonly Thing _cause;
    private readonly CmsDatabase _database;
    private readonly string _ids;
    private readonly object[] _values;

    private SpreadSet(Thing cause, CmsDatabase database, string ids, IEnumerable<Guid> values)
    {
        _cause = cause;
        _database = database;
        _ids = ids;
        _values = [.. values.Select(database.Value)];
    }

    /// <summary>How many they are, once raised.</summary>
    public int Count { get; private set; }

    /// <summary>Who shows this thing, seen in this change; null where nobody can.</summary>
    public static SpreadSet? Of(Thing thing, Announcement announcement, CmsDatabase database) => thing.Kind switch
    {
        ThingKind.Author => new(thing, database, $"""
            {Linked(LinkKind.Author)}
            UNION SELECT l.article_id FROM illustrations i JOIN article_links l ON l.copy = 'Live' AND l.kind = 'Illustration' AND l.target_id = i.id WHERE i.credit_author_id = @p0
            """, [thing.Id]),
        ThingKind.Source => new(thing, database, $"""
            {Linked(LinkKind.Source)}
            UNION SELECT l.article_id FROM illustrations i JOIN article_links l ON l.copy = 'Live' AND l.kind = 'Illustration' AND l.target_id = i.id WHERE i.credit_source_id = @p0
            """, [thing.Id]),
        ThingKind.Topic => new(thing, database, Linked(LinkKind.Topic), [thing.Id]),
        ThingKind.Illustration => new(thing, database, Linked(LinkKind.Illustration), [thing.Id]),
        ThingKind.Series => new(thing, database, $"""
            SELECT article_id FROM series_members WHERE series_id = @p0
            UNION {Linked(LinkKind.Series)}
            {string.Concat(announcement.FormerMembers.Select((_, i) => $" UNION SELECT @p{i + 1}"))}
            """, [thing.Id, .. announcement.FormerMembers]),
        ThingKind.Article when ShowsElsewhere(announcement) => new(thing, database, $"""
            SELECT n.article_id FROM series_members m JOIN series_members n ON n.series_id = m.series_id WHERE m.article_id = @p0 AND m.kind = 'Multipart' AND n.article_id <> @p0
            UNION {Linked(LinkKind.Article)}
            UNION SELECT t.id FROM articles t WHERE t.translation_of = @p0
            UNION SELECT s.translation_of FROM articles s WHERE s.id = @p0 AND s.translation_of IS NOT NULL
            UNION SELECT t.id FROM articles s JOIN articles t ON t.translation_of = s.translation_of WHERE s.id = @p0 AND t.id <> @p0
            """, [thing.Id]),
        _ => null,
    };

    /// <summary>Raises their versions.</summary>
    public async Task<int> RaiseAsync(CmsDbContext db, DateTime now, CancellationToken ct)
    {
        var at = $"@p{_values.Length}";
        return Count = await db.Database.ExecuteSqlRawAsync(
            $"UPDATE articles SET version = version + 1, modified_at = {_database.NextModified("modified_at", at)} WHERE is_public = TRUE AND id IN ({_ids})",
            [.. _values, _database.Value(now)], ct);
    }

    /// <summary>Appends their rows, numbered from <paramref name="first"/>.</summary>
    public Task<int> AppendAsync(CmsDbContext db, long first, DateTime now, CancellationToken ct)
    {
        var n = _values.Length;
        return db.Database.ExecuteSqlRawAsync(
            $"""
            INSERT INTO changes (sequence, op, kind, thing_id, slug, version, at, reason, caused_by_kind, caused_by_id, changed, tags, is_public)
            SELECT @p{n} + ROW_NUMBER() OVER (ORDER BY id), 'Upsert', 'Article', id, slug, version, @p{n + 1}, 'Updated', @p{n + 2}, @p{n + 3}, '', @p{n + 4}, TRUE
            FROM articles WHERE is_public = TRUE AND id IN ({_ids})
            """,
            [.. _values, first - 1, _database.Value(now), _cause.Kind.ToString(), _database.Value(_cause.Id), CacheTags.Of(_cause)], ct);
    }

    private static string Linked(LinkKind kind) =>
        $"SELECT article_id FROM article_links WHERE copy = 'Live' AND kind = '{kind}' AND target_id = @p0";

    /// <summary>Neighbours, translations and links show where a piece stands and what it is called, nothing else of it.</summary>
    private static bool ShowsElsewhere(Announcement announcement) =>
        announcement.Reason is ChangeReason.Published or ChangeReason.Republished or ChangeReason.Unpublished or ChangeReason.Withdrawn
        || announcement.Changed.Any(c => c is "slug" or "title" or "language" or "translations");
}
