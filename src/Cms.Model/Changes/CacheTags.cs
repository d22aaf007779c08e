using Cms.Model.Articles;
using Cms.Model.Reading;

namespace Cms.Model.Changes;

/// <summary>
/// The names that pages are purged by: <c>article:&lt;id&gt;</c>, <c>article:&lt;slug&gt;</c>, <c>articles</c>, <c>home</c> and so on.
/// </summary>
public static class CacheTags
{
    // In one statement: every publication asks it.
    private static readonly string Shown = string.Join(
        " UNION ALL ",
        [
            Some(ThingKind.Series, "series_members l JOIN series t ON t.id = l.series_id WHERE l.article_id = @p0"),
            Some(ThingKind.Author, $"{Linked("authors", LinkKind.Author)} AND t.printed_as IS NULL"),
            Some(ThingKind.Topic, Linked("topics", LinkKind.Topic)),
            Some(ThingKind.Source, Linked("sources", LinkKind.Source)),
        ]
    );

    /// <summary>The collection that every thing of a kind is in.</summary>
    public static string Collection(ThingKind kind) => Kinds.Of(kind).Collection;

    /// <summary>One thing by its id or slug.</summary>
    public static string One(ThingKind kind, string idOrSlug) => $"{Kinds.Of(kind).Word}:{idOrSlug}";

    /// <summary>A thing by id and slug, parted by a space.</summary>
    public static string Of(ThingKind kind, Guid id, string? slug) =>
        slug is null ? One(kind, id.ToString()) : $"{One(kind, id.ToString())} {One(kind, slug)}";

    /// <summary>All tags that a row of the log purges.</summary>
    public static IReadOnlyList<string> Of(Change change)
    {
        if (change.Kind == ThingKind.Home)
            return ["home"];
        // What the magazine is called stands in answers of every kind; what a menu names, where the site stands.
        if (change.Kind == ThingKind.Site)
            return change.CausedByKind is null ? [.. Kinds.All.Select(k => k.Collection)] : ["site", "home"];
        var tags = new List<string> { Collection(change.Kind), One(change.Kind, change.ThingId.ToString()) };
        if (change.Slug is not null)
            tags.Add(One(change.Kind, change.Slug));
        if (change.PreviousSlug is not null)
            tags.Add(One(change.Kind, change.PreviousSlug));
        // The front page fills itself from articles and names series.
        if (change.Kind is ThingKind.Article or ThingKind.Series)
            tags.Add("home");
        if (change.Tags.Length > 0)
            tags.AddRange(change.Tags.Split(' '));
        // Of some twenty, no set is worth its making.
        for (var i = tags.Count - 1; i > 0; i--)
        {
            if (tags.IndexOf(tags[i], 0, i) >= 0)
                tags.RemoveAt(i);
        }

        return tags;
    }

    internal static string Of(Thing thing) => Of(thing.Kind, thing.Id, (thing as NamedThing)?.PublicSlug);

    /// <summary>The tags of what an article shows: lists and pages of these change with it, also when it goes.</summary>
    internal static async Task<string> ShownByAsync(CmsDbContext db, Guid articleId, CancellationToken ct)
    {
        var tags = await db.QueryAsync(
            new Statement(Shown, [db.CmsDatabase.Sql.Value(articleId)]),
            row => One(row.GetName<ThingKind>(0), row.GetString(1)),
            ct
        );
        return string.Join(' ', tags);
    }

    private static string Some(ThingKind kind, string from) =>
        $"SELECT * FROM (SELECT '{kind}' AS kind, t.slug FROM {from} ORDER BY t.slug LIMIT 20) {kind}";

    private static string Linked(string table, LinkKind kind) =>
        $"article_links l JOIN {table} t ON t.id = l.target_id WHERE l.article_id = @p0 AND l.copy = 'Live' AND l.kind = '{kind}'";
}
