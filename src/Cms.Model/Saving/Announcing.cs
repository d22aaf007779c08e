using Cms.Model.Articles;
using Cms.Model.Authors;
using Cms.Model.Changes;

namespace Cms.Model.Saving;

/// <summary>
/// Makes the rows of the log: of what verbs announced, and of what became public or ceased to be because of something else.
/// What is announced to readers raises the versions of the pieces that show it.
/// </summary>
internal sealed class Announcing(SaveState save, PublicStanding.Result standing)
{
    private readonly List<Change> _rows = save.Rows;
    private readonly UseSpread _uses = new(save);

    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var (thing, announced) in save.Effects.Of<Effect.Announced>().Where(a => !a.Effect.What.IsSilent))
        {
            if (thing is Thing { IsPublicByOthers: true } shown)
                await LogShownAsync(shown, announced.What, ct);
            else
                await LogAsync((Thing)thing, announced.What, ct);
        }

        var logged = _rows.Where(r => r.IsPublic).Select(r => r.ThingId).ToHashSet();
        foreach (var turned in standing.Turned.Where(t => logged.Add(t.Id)))
        {
            _rows.Add(
                new Change
                {
                    Op = turned.IsPublic ? ChangeOp.Upsert : ChangeOp.Remove,
                    Kind = turned.Kind,
                    ThingId = turned.Id,
                    Slug = turned.Slug,
                    Version = turned.Version,
                    At = save.Now,
                    Reason = turned.IsPublic ? Appearing(turned) : ChangeReason.Unpublished,
                    IsPublic = true,
                }
            );
        }

        foreach (var turned in standing.Turned)
            _uses.Add(turned);
        foreach (var series in standing.SeriesShowing.Where(s => !logged.Contains(s.Id)))
        {
            _rows.Add(
                new Change
                {
                    Op = ChangeOp.Upsert,
                    Kind = ThingKind.Series,
                    ThingId = series.Id,
                    Slug = series.Slug,
                    Version = series.Version,
                    At = save.Now,
                    Reason = ChangeReason.Updated,
                    Changed = "articles",
                    IsPublic = true,
                }
            );
        }

        await _uses.RunAsync(ct);
    }

    /// <summary>What stands by itself says itself what became of it.</summary>
    private async Task LogAsync(Thing thing, Announcement announcement, CancellationToken ct)
    {
        if (announcement is { Op: ChangeOp.Upsert, IsForReaders: true } && !thing.IsPublic)
            return;
        await AddAsync(thing, announcement, announcement.Op, announcement.Reason, ct);
    }

    /// <summary>What is public by others may have become so, or ceased to be, by this very save.</summary>
    private async Task LogShownAsync(Thing thing, Announcement announcement, CancellationToken ct)
    {
        var isPublic = standing.IsPublic(thing);
        var turned = standing.Turned.FirstOrDefault(t => t.Id == thing.Id);
        // Answers kept in memory are read anew behind a row only, also where nothing but kept rows was rewritten.
        if (!isPublic && turned is null && !(thing is Author { WasPublic: true } author && save.Effects.Forgets(author)))
        {
            if (announcement.IsHidden)
                await SpreadAsync(thing, announcement, ct);
            return;
        }

        var reason =
            !isPublic ? ChangeReason.Unpublished
            : turned is null ? announcement.Reason
            : Appearing(turned);
        await AddAsync(thing, announcement, isPublic ? ChangeOp.Upsert : ChangeOp.Remove, reason, ct);
    }

    private async Task AddAsync(Thing thing, Announcement announcement, ChangeOp op, ChangeReason reason, CancellationToken ct)
    {
        _rows.Add(
            new Change
            {
                Op = op,
                Kind = thing.Kind,
                ThingId = thing.Id,
                Slug = (thing as NamedThing)?.PublicSlug,
                PreviousSlug = thing is Author author && save.Effects.Forgets(author) ? null : announcement.PreviousSlug,
                Version = thing.Version,
                At = save.Now,
                Reason = reason,
                Changed = string.Join(',', announcement.Changed),
                Tags = thing is Article article ? await CacheTags.ShownByAsync(save.Db, article.Id, ct) : "",
                Notice = announcement.Notice,
                ReplacementId = announcement.ReplacementId,
                IsPublic = announcement.IsForReaders,
            }
        );
        if (announcement.IsForReaders)
            await SpreadAsync(thing, announcement, ct);
    }

    private async Task SpreadAsync(Thing thing, Announcement announcement, CancellationToken ct)
    {
        if (SpreadSet.Of(thing, announcement, save.Database) is { } spread)
            await save.SpreadAsync(spread, ct);
        _uses.Add(thing, announcement);
    }

    private static ChangeReason Appearing(PublicStanding.TurnedThing turned) =>
        turned.WasPublic ? ChangeReason.Republished : ChangeReason.Published;
}
