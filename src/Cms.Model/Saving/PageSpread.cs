using Cms.Model.Changes;
using Cms.Model.Reading;

namespace Cms.Model.Saving;

/// <summary>
/// The public pages that show a changed thing: a picture, whoever it credits, an article they link to, the page they belong to. They
/// are few, so each gets its row like a thing that changed by itself; one that several causes reach gets it once.
/// </summary>
internal sealed class PageSpread(SaveState save)
{
    private readonly OrderedDictionary<Guid, (Thing Thing, Announcement What)> _causes = [];

    /// <summary>Notes what changed for readers.</summary>
    public void Add(Thing thing, Announcement announcement)
    {
        if (thing.Kind is ThingKind.Author or ThingKind.Source or ThingKind.Illustration || SpreadSet.ShowsElsewhere(announcement))
            _causes.TryAdd(thing.Id, (thing, announcement));
    }

    /// <summary>Raises their versions and makes their rows.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        var told = save.Rows.Select(r => r.ThingId).ToHashSet();
        foreach (var (thing, what) in _causes.Values.ToList())
        {
            foreach (var (id, slug, version) in await RaiseAsync(thing, what, told, ct))
            {
                told.Add(id);
                save.Rows.Add(
                    new Change
                    {
                        Op = ChangeOp.Upsert,
                        Kind = ThingKind.Page,
                        ThingId = id,
                        Slug = slug,
                        Version = version,
                        At = save.Now,
                        Reason = ChangeReason.Updated,
                        CausedByKind = what.IsHidden ? null : thing.Kind,
                        CausedById = what.IsHidden ? null : thing.Id,
                        Tags = what.IsHidden ? "" : CacheTags.Of(thing),
                        IsPublic = true,
                    }
                );
            }
        }
    }

    private Task<List<(Guid Id, string Slug, int Version)>> RaiseAsync(
        Thing thing,
        Announcement what,
        HashSet<Guid> told,
        CancellationToken ct
    )
    {
        var database = save.Database;
        var showing = thing.Kind switch
        {
            // Pages name the one they belong to by its address of now.
            ThingKind.Page => "parent_slug IN (@p1, @p2)",
            ThingKind.Author or ThingKind.Source => $"""
                id IN (SELECT u.holder_id FROM illustrations i JOIN thing_uses u ON u.target_id = i.id AND u.is_shown = TRUE
                WHERE i.credit_{Kinds.Of(thing.Kind).Word}_id = @p1)
                """,
            _ => "id IN (SELECT u.holder_id FROM thing_uses u WHERE u.target_id = @p1 AND u.is_shown = TRUE)",
        };
        object[] values = thing is NamedThing { Kind: ThingKind.Page } page
            ? [page.Slug, what.PreviousSlug ?? page.Slug]
            : [database.Value(thing.Id)];
        return save.Db.QueryAsync(
            new Statement(
                $"""
                UPDATE pages SET version = version + 1, modified_at = {database.NextModified("modified_at", "@p0")}
                WHERE is_public = TRUE AND {showing} AND id NOT IN ({database.IdsOf($"@p{values.Length + 1}")})
                RETURNING id, slug, version
                """,
                [database.Value(save.Now), .. values, database.Value((IReadOnlyCollection<Guid>)told)]
            ),
            row => (database.GetId(row, 0), row.GetString(1), row.GetInt32(2)),
            ct
        );
    }
}
