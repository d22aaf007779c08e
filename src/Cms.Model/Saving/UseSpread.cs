using Cms.Model.Changes;
using Cms.Model.Reading;

namespace Cms.Model.Saving;

/// <summary>
/// The pages, and the site, that show a changed thing or lead to it: a picture, whoever it credits, an article that a page links to, the
/// page it belongs to, what a menu names. They are few, so each gets its row like a thing that changed by itself; one that several
/// causes reach gets it once.
/// </summary>
internal sealed class UseSpread(SaveState save)
{
    private static readonly KindOfThing[] Holders = [Kinds.Of(ThingKind.Page), Kinds.Of(ThingKind.Site)];

    private readonly OrderedDictionary<Guid, Cause> _causes = [];

    /// <summary>Notes what changed for readers.</summary>
    public void Add(Thing thing, Announcement announcement)
    {
        if (IsTold(thing.Kind, announcement))
            _causes.TryAdd(
                thing.Id,
                new Cause(thing.Kind, thing.Id, (thing as NamedThing)?.PublicSlug, announcement.PreviousSlug, announcement.IsHidden)
            );
    }

    /// <summary>Notes what became public or ceased to be by something else.</summary>
    public void Add(PublicStanding.TurnedThing turned) =>
        _causes.TryAdd(turned.Id, new Cause(turned.Kind, turned.Id, turned.Slug, FormerSlug: null, IsHidden: false));

    /// <summary>Raises their versions and makes their rows.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        var told = save.Rows.Select(r => r.ThingId).ToHashSet();
        // A page that changes by it may stand in a menu, but under the same name and at the same address.
        foreach (var cause in _causes.Values.ToList())
        {
            foreach (var holder in Holders)
            {
                foreach (var (id, slug, version) in await RaiseAsync(holder, cause, told, ct))
                {
                    told.Add(id);
                    save.Rows.Add(
                        new Change
                        {
                            Op = ChangeOp.Upsert,
                            Kind = holder.Is,
                            ThingId = id,
                            Slug = slug,
                            Version = version,
                            At = save.Now,
                            Reason = ChangeReason.Updated,
                            CausedByKind = cause.IsHidden ? null : cause.Kind,
                            CausedById = cause.IsHidden ? null : cause.Id,
                            Tags = cause.IsHidden ? "" : CacheTags.Of(cause.Kind, cause.Id, cause.Slug),
                            IsPublic = true,
                        }
                    );
                }
            }
        }
    }

    // Whatever a credit says; of anything else what it is called, where it stands, and whether it does.
    private static bool IsTold(ThingKind kind, Announcement announcement) =>
        kind is ThingKind.Author or ThingKind.Source or ThingKind.Illustration
        || announcement.Reason is ChangeReason.Published or ChangeReason.Republished or ChangeReason.Unpublished or ChangeReason.Withdrawn
        || announcement.Changed.Any(c => c is "slug" or "title" or "name" or "profile");

    private Task<List<(Guid Id, string? Slug, int Version)>> RaiseAsync(
        KindOfThing holder,
        Cause cause,
        HashSet<Guid> told,
        CancellationToken ct
    )
    {
        var database = save.Database;
        var credited = cause.Kind is ThingKind.Author or ThingKind.Source
            ? $"""
                OR id IN (SELECT u.holder_id FROM illustrations i JOIN thing_uses u ON u.target_id = i.id AND u.copy = 'Live'
                WHERE i.credit_{Kinds.Of(cause.Kind).Word}_id = @p1)
                """
            : "";
        // Pages name the one they belong to by its address of now.
        var below = holder.HasPath && cause is { Kind: ThingKind.Page } ? "OR parent_slug IN (@p3, @p4)" : "";
        object[] paths = below.Length > 0 ? [cause.Slug!, cause.FormerSlug ?? cause.Slug!] : [];
        return save.Db.QueryAsync(
            new Statement(
                $"""
                UPDATE {holder.Table} SET version = version + 1, modified_at = {database.Sql.NextModified("modified_at", "@p0")}
                WHERE is_public = TRUE AND id NOT IN ({database.Sql.IdsOf("@p2")})
                AND (id IN (SELECT u.holder_id FROM thing_uses u WHERE u.target_id = @p1 AND u.copy = 'Live') {credited} {below})
                RETURNING id, {(holder.HasPage ? "slug" : "NULL")}, version
                """,
                [database.Sql.Value(save.Now), database.Sql.Value(cause.Id), database.Sql.Value((IReadOnlyCollection<Guid>)told), .. paths]
            ),
            row => (row.GetId(0), row.IsNull(1) ? null : row.GetString(1), row.GetInt32(2)),
            ct
        );
    }

    private sealed record Cause(ThingKind Kind, Guid Id, string? Slug, string? FormerSlug, bool IsHidden);
}
