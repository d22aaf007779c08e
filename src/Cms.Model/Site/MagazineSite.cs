using Cms.Model.Articles;
using Cms.Model.Changes;
using Cms.Model.Saving;
using Cms.Model.Uses;

namespace Cms.Model.Site;

/// <summary>What the magazine is called and how its website is laid out: one thing, public at once.</summary>
public sealed class MagazineSite : Thing, IShows
{
    /// <summary>The one site's id, the same in every database.</summary>
    public static Guid TheId { get; } = new("01900000-0000-7000-8000-000000000002");

    /// <summary>Most menus.</summary>
    public const int MaxMenus = 10;

    private MagazineSite() { }

    /// <summary>A site of which nothing has been said.</summary>
    public MagazineSite(DateTime now)
        : base(now) => Id = TheId;

    /// <inheritdoc />
    public override ThingKind Kind => ThingKind.Site;

    /// <summary>What is said of it.</summary>
    public SiteFacts Facts { get; private set; } = new();

    /// <summary>Says it anew, for readers too; the same again changes nothing.</summary>
    /// <exception cref="NewsroomRule"><c>menu-name-twice</c>, <c>too-many-menus</c>, <c>menu-too-long</c>.</exception>
    public void Edit(SiteFacts facts, DateTime now)
    {
        if (facts.Menus.Count > MaxMenus)
            throw new NewsroomRule("too-many-menus", $"A site has at most {MaxMenus} menus.");
        if (facts.Menus.Select(m => m.Name).Distinct().Count() != facts.Menus.Count)
            throw new NewsroomRule("menu-name-twice", "Each menu has a name of its own.");
        if (facts.Menus.SelectMany(m => m.Entries.Select(e => e.Entries.Count).Append(m.Entries.Count)).Any(n => n > SiteMenu.MaxEntries))
            throw new NewsroomRule("menu-too-long", $"A level of a menu has at most {SiteMenu.MaxEntries} entries.");
        var changed = facts.DifferencesFrom(Facts);
        if (changed.Count == 0 && IsPublic)
            return;
        Facts = facts;
        RaiseVersion(now);
        SetPublic(true);
        Act("edit");
        Announce(new Announcement(ChangeOp.Upsert, Version == 1 ? ChangeReason.Published : ChangeReason.Updated, changed));
    }

    /// <inheritdoc />
    IEnumerable<ThingUse> IShows.Uses() =>
        (
            Facts.LogoId is { } logo
                ? [new ThingUse(this, ArticleCopy.Live, ThingKind.Illustration, logo, isShown: true)]
                : Array.Empty<ThingUse>()
        ).Concat(
            Facts
                .Menus.SelectMany(m => m.Links)
                .Where(l => l.Target is not null)
                .Select(l => (Kind: l.Target!.Value, Id: l.Id!.Value))
                .Distinct()
                .Select(l => new ThingUse(this, ArticleCopy.Live, l.Kind, l.Id, isShown: false))
        );
}
