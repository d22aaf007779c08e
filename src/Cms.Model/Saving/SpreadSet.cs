using Cms.Model.Articles;
using Cms.Model.Changes;
using Microsoft.EntityFrameworkCore;

namespace Cms.Model.Saving;

/// <summary>
/// The public articles that show a changed thing. Their versions rise and their rows are appended by one statement each,
/// however many they are.
/// </summary>
internal sealed class SpreadSet
{
    private readonly Thing _cause;
    private readonly CmsDatabase _database;
    private readonly Func<int, string> _ids;
    private readonly object[] _values;

    private SpreadSet(Thing cause, CmsDatabase database, IEnumerable<Guid> values, Func<int, string> ids)
        : this(cause, database, [.. values.Select(database.Sql.Value)], ids) { }

    private SpreadSet(Thing cause, CmsDatabase database, object[] values, Func<int, string> ids) =>
        (_cause, _database, _values, _ids, Tags) = (cause, database, values, ids, CacheTags.Of(cause));

    /// <summary>Whether their rows are not told what caused them.</summary>
    private bool IsHidden { get; init; }

    /// <summary>The cache tags of their rows, those that follow from each left out.</summary>
    private string Tags { get; init; }

    /// <summary>How many they are, once raised.</summary>
    public int Count { get; private set; }

    /// <summary>The values of the statement that finds their ids.</summary>
    public IReadOnlyList<object> Values => _values;

    /// <summary>Who shows this thing, seen in this change; null where nobody can.</summary>
    public static SpreadSet? Of(Thing thing, Announcement announcement, CmsDatabase database) =>
        thing.Kind switch
        {
            ThingKind.Author => OfAuthor(thing, announcement.IsHidden, database),
            ThingKind.Source => new(thing, database, [thing.Id], p => $"""
                    {Linked(LinkKind.Source, p)}
                    UNION {Pictured("credit_source_id", p)}
                    """),
            ThingKind.Topic => new(thing, database, [thing.Id], p => Linked(LinkKind.Topic, p)),
            ThingKind.Illustration => new(thing, database, [thing.Id], p => Linked(LinkKind.Illustration, p)),
            ThingKind.Series => new(thing, database, [database.Sql.Value(thing.Id), database.Sql.Value(announcement.FormerMembers)], p =>
                $"""
                    SELECT article_id FROM series_members WHERE series_id = @p{p}
                    UNION {Linked(LinkKind.Series, p)}
                    UNION {database.Sql.IdsOf($"@p{p + 1}")}
                    """
            ),
            ThingKind.Article when ShowsElsewhere(announcement) => OfArticle((Article)thing, announcement.FormerOriginal, database),
            _ => null,
        };

    /// <summary>Who credits an author, for the piece or for a picture in it.</summary>
    /// <param name="author">The author.</param>
    /// <param name="isHidden">Whether the rows are not told of them.</param>
    /// <param name="database">The database.</param>
    public static SpreadSet OfAuthor(Thing author, bool isHidden, CmsDatabase database) => new(author, database, [author.Id], p => $"""
                {Linked(LinkKind.Author, p)}
                UNION {Pictured("credit_author_id", p)}
                """) { IsHidden = isHidden };

    /// <summary>Articles found before.</summary>
    public static SpreadSet Of(Thing thing, IReadOnlyCollection<Guid> articles, string tags, CmsDatabase database) =>
        new(thing, database, [database.Sql.Value(articles)], p => database.Sql.IdsOf($"@p{p}")) { Tags = tags };

    /// <summary>Articles whose working copies credit an author; readers see nothing of it.</summary>
    public static SpreadSet OfWorking(Thing author, CmsDatabase database) =>
        new(author, database, [author.Id], p =>
            $"SELECT article_id FROM article_links WHERE copy = 'Working' AND kind = 'Author' AND target_id = @p{p}"
        );

    /// <summary>The statement that finds their ids, whether they are public or not.</summary>
    /// <param name="first">The number of its first value.</param>
    public string Ids(int first) => _ids(first);

    /// <summary>Raises their versions.</summary>
    public async Task<int> RaiseAsync(CmsDbContext db, DateTime now, CancellationToken ct)
    {
        var at = $"@p{_values.Length}";
        return Count = await db.Database.ExecuteSqlRawAsync(
            $"""
            UPDATE articles SET version = version + 1, modified_at = {_database.Sql.NextModified("modified_at", at)}
            WHERE is_public = TRUE AND id IN ({_ids(0)})
            """,
            [.. _values, _database.Sql.Value(now)],
            ct
        );
    }

    /// <summary>Appends their rows, numbered from <paramref name="first"/>.</summary>
    public Task<int> AppendAsync(CmsDbContext db, long first, DateTime now, CancellationToken ct)
    {
        var n = _values.Length;
        var cause = IsHidden ? "NULL, NULL, '', ''" : $"@p{n + 2}, @p{n + 3}, '', @p{n + 4}";
        return db.Database.ExecuteSqlRawAsync(
            $"""
            INSERT INTO changes (sequence, op, kind, thing_id, slug, version, at, reason, caused_by_kind, caused_by_id, changed, tags,
            is_public)
            SELECT @p{n} + ROW_NUMBER() OVER (ORDER BY id), 'Upsert', 'Article', id, slug, version, @p{n + 1}, 'Updated', {cause}, TRUE
            FROM articles WHERE is_public = TRUE AND id IN ({_ids(0)})
            """,
            [
                .. _values,
                first - 1,
                _database.Sql.Value(now),
                .. IsHidden ? Array.Empty<object>() : [_cause.Kind.ToString(), _database.Sql.Value(_cause.Id), Tags],
            ],
            ct
        );
    }

    private static SpreadSet OfArticle(Article article, Guid? formerOriginal, CmsDatabase database)
    {
        var originals = new[] { article.TranslationOf, formerOriginal }.OfType<Guid>().Distinct().ToList();
        if (originals.Count == 0)
            return new(article, database, [article.Id], Shown);
        return new(article, database, [database.Sql.Value(article.Id), database.Sql.Value(originals)], p => $"""
                {Shown(p)}
                UNION {database.Sql.IdsOf($"@p{p + 1}")}
                UNION SELECT t.id FROM articles t WHERE t.translation_of IN ({database.Sql.IdsOf($"@p{p + 1}")}) AND t.id <> @p{p}
                """);

        static string Shown(int p) =>
            $"""
                SELECT n.article_id FROM series_members m JOIN series_members n ON n.series_id = m.series_id WHERE m.article_id = @p{p}
                AND m.kind = 'Multipart' AND n.article_id <> @p{p}
                UNION {Linked(LinkKind.Article, p)}
                UNION SELECT t.id FROM articles t WHERE t.translation_of = @p{p}
                """;
    }

    private static string Linked(LinkKind kind, int p) =>
        $"SELECT article_id FROM article_links WHERE copy = 'Live' AND kind = '{kind}' AND target_id = @p{p}";

    // In this order: SQLite would rather walk all pictures of the magazine.
    private static string Pictured(string credit, int p) =>
        $"SELECT l.article_id FROM illustrations i CROSS JOIN article_links l WHERE i.{credit} = @p{p} "
        + "AND l.copy = 'Live' AND l.kind = 'Illustration' AND l.target_id = i.id";

    /// <summary>Neighbours, translations and links show where a piece stands and what it is called, nothing else of it.</summary>
    private static bool ShowsElsewhere(Announcement announcement) =>
        announcement.Reason is ChangeReason.Published or ChangeReason.Republished or ChangeReason.Unpublished or ChangeReason.Withdrawn
        || announcement.Changed.Any(c => c is "slug" or "title" or "language" or "translations");
}
