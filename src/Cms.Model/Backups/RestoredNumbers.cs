using System.Globalization;
using Cms.Model.Articles;
using Cms.Model.Authors;
using Cms.Model.Background;
using Cms.Model.Changes;
using Cms.Model.Home;
using Cms.Model.Illustrations;
using Cms.Model.Pages;
using Cms.Model.Partners;
using Cms.Model.Series;
using Cms.Model.Site;
using Cms.Model.Sources;
using Cms.Model.Topics;
using Cms.Model.WebSub;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Cms.Model.Backups;

/// <summary>
/// What makes a restored state a history of its own. Whoever talked to the state that is gone holds numbers of it: positions
/// in the change log, versions, edit versions, dates. None of them may come to mean something else.
/// </summary>
public static class RestoredNumbers
{
    /// <summary>How far every number is raised: beyond all that was given after the backup was made.</summary>
    public const int Step = 1_000_000;

    /// <summary>The statements, one transaction together; they need the present schema.</summary>
    /// <param name="db">A context, for the model alone: nothing is read through it.</param>
    /// <param name="formerHead">The last number of the change log that the replaced state had given; 0 where that is not known.</param>
    /// <param name="now">The moment of the restore.</param>
    public static IReadOnlyList<string> Statements(CmsDbContext db, long formerHead, DateTime now)
    {
        var at = Literal(db, typeof(Article), nameof(Thing.ModifiedAt), now);
        var epoch = Literal(db, typeof(ChangeHead), nameof(ChangeHead.Epoch), Guid.CreateVersion7(now));
        var former = formerHead.ToString(CultureInfo.InvariantCulture);
        var heads = Table(db, typeof(ChangeHead));
        return
        [
            $"UPDATE {heads} SET epoch = {epoch}, sequence = CASE WHEN sequence < {former} THEN {former} ELSE sequence END + {Step}",
            .. db.Model.GetEntityTypes().SelectMany(entity => Raise(db, entity, at)),
            // Ready answers hold the numbers as they were; they are made again as they are asked for.
            .. TablesOf(db, typeof(ArticleDocument)).Reverse().Select(table => $"DELETE FROM {table}"),
            $"DELETE FROM {Table(db, typeof(Lease))}",
            // A subscriber may have been sent what is gone: the feed goes out once more.
            $"UPDATE {Table(db, typeof(FeedSubscription))} SET sent = ''",
            .. Tell(db, at),
        ];
    }

    // Every number that a caller compares is a property of one of these names, whatever kinds of things there will be.
    private static IEnumerable<string> Raise(CmsDbContext db, IEntityType entity, string at)
    {
        var table = entity.GetTableName();
        if (entity.FindProperty(nameof(IEdited.EditVersion)) is { IsConcurrencyToken: true })
            yield return $"UPDATE {table} SET edit_version = edit_version + {Step}";
        if (entity.ClrType.IsAssignableTo(typeof(Thing)))
            yield return $"""
                UPDATE {table} SET version = version + {Step}, modified_at = {db.CmsDatabase.Sql.NextModified("modified_at", at)}
                WHERE version > 0
                """;
    }

    /// <summary>
    /// A row for everything that is public, and for every partner that has it, all caused by the front page, so that whoever
    /// goes by webhooks alone hears of it in one message.
    /// </summary>
    private static IEnumerable<string> Tell(CmsDbContext db, string at)
    {
        var (changes, heads, home) = (Table(db, typeof(Change)), Table(db, typeof(ChangeHead)), Table(db, typeof(HomePage)));
        (Type Type, string Kind, string Slug)[] kinds =
        [
            (typeof(HomePage), nameof(ThingKind.Home), "NULL"),
            (typeof(Article), nameof(ThingKind.Article), "slug"),
            (typeof(ArticleSeries), nameof(ThingKind.Series), "slug"),
            (typeof(SyndicationSource), nameof(ThingKind.Source), "slug"),
            (typeof(Topic), nameof(ThingKind.Topic), "slug"),
            (typeof(Page), nameof(ThingKind.Page), "slug"),
            (typeof(MagazineSite), nameof(ThingKind.Site), "NULL"),
            // Rows say nothing of who is not named.
            (typeof(Author), nameof(ThingKind.Author), "CASE WHEN printed_as IS NULL THEN slug END"),
            (typeof(Illustration), nameof(ThingKind.Illustration), "NULL"),
        ];
        var shown = string.Join(
            " UNION ALL ",
            kinds.Select(
                (k, i) =>
                    $"""
                        SELECT {i} AS place, '{k.Kind}' AS kind, id, {k.Slug} AS slug, version FROM {Table(db, k.Type)}
                        WHERE is_public = TRUE
                        """
            )
        );
        yield return $"""
            INSERT INTO {changes} (sequence, op, kind, thing_id, slug, version, at, reason, caused_by_kind, caused_by_id, changed, tags,
            is_public)
            SELECT h.sequence + ROW_NUMBER() OVER (ORDER BY t.place, t.id), 'Upsert', t.kind, t.id, t.slug, t.version, {at}, 'Updated',
            CASE WHEN t.place > 0 AND p.id IS NOT NULL THEN 'Home' END, CASE WHEN t.place > 0 THEN p.id END, '', '', TRUE
            FROM {heads} h CROSS JOIN ({shown}) t LEFT JOIN {home} p ON TRUE
            """;
        yield return $"""
            INSERT INTO {Table(db, typeof(PartnerChange))} (partner_id, sequence, article_id, op, action, reason)
            SELECT a.partner_id, c.sequence, a.article_id, 'Upsert', 'MustUpdate', 'Updated'
            FROM {Table(db, typeof(PartnerArticle))} a JOIN {Table(db, typeof(Partner))} p ON p.id = a.partner_id AND p.suspended_at IS NULL
            JOIN {changes} c ON c.thing_id = a.article_id AND c.sequence > (SELECT h.sequence FROM {heads} h)
            WHERE a.standing = 'Entitled' AND a.is_kept_back = FALSE
            """;
        yield return $"""
            UPDATE {heads} SET sequence = (SELECT MAX(c.sequence) FROM {changes} c)
            WHERE sequence < (SELECT MAX(c.sequence) FROM {changes} c)
            """;
    }

    private static string Table(CmsDbContext db, Type type) => TablesOf(db, type)[0];

    private static string[] TablesOf(CmsDbContext db, Type type) =>
        [.. db.Model.FindEntityType(type)!.GetTableMappings().Select(t => t.Table.Name)];

    private static string Literal(CmsDbContext db, Type type, string property, object value) =>
        db.Model.FindEntityType(type)!.FindProperty(property)!.GetRelationalTypeMapping().GenerateSqlLiteral(value);
}
