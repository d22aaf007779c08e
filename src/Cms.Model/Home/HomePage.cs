using Cms.Model.Changes;
using Cms.Model.Saving;

namespace Cms.Model.Home;

/// <summary>The front page: one thing, drafted and published whole.</summary>
public sealed class HomePage : Thing
{
    /// <summary>The one front page's id, the same in every database.</summary>
    public static Guid TheId { get; } = new("01900000-0000-7000-8000-000000000001");

    /// <summary>Most slots on the page.</summary>
    public const int MaxSlots = 30;

    /// <summary>Most pieces in one slot.</summary>
    public const int MaxArticles = 50;

    private HomePage() { }

    /// <summary>A front page nobody has seen.</summary>
    public HomePage(DateTime now)
        : base(now) => Id = TheId;

    /// <inheritdoc />
    public override ThingKind Kind => ThingKind.Home;

    /// <summary>What readers see.</summary>
    public HomeLayout Live { get; private set; } = new();

    /// <summary>What the editors are at; null when nothing differs.</summary>
    public HomeLayout? Draft { get; private set; }

    /// <summary>Changes the draft.</summary>
    /// <exception cref="NewsroomRule"><c>slot-key-twice</c>, <c>too-many-slots</c>, <c>slot-too-long</c>.</exception>
    public void Edit(HomeLayout layout)
    {
        if (layout.Slots.Count > MaxSlots)
            throw new NewsroomRule("too-many-slots", $"A front page has at most {MaxSlots} slots.");
        if (layout.Slots.Select(s => s.Key).Distinct().Count() != layout.Slots.Count)
            throw new NewsroomRule("slot-key-twice", "Each slot has a key of its own.");
        if (layout.Slots.Any(s => s.ArticleIds.Count > MaxArticles || s.Limit is < 1 or > MaxArticles))
            throw new NewsroomRule("slot-too-long", $"A slot shows 1 to {MaxArticles} pieces.");
        Draft = layout;
        Act("edit");
    }

    /// <summary>Gives the draft up; readers see no difference.</summary>
    /// <exception cref="NewsroomRule"><c>wrong-state</c>.</exception>
    public void DiscardDraft()
    {
        if (Draft is null)
            throw new NewsroomRule("wrong-state", "The front page has no draft.");
        Draft = null;
        Act("discard");
    }

    /// <summary>Makes the draft public, whole.</summary>
    public void Publish(DateTime now)
    {
        Live = Draft ?? throw new NewsroomRule("nothing-to-publish", "The front page has no draft.");
        Draft = null;
        RaiseVersion(now);
        SetPublic(true);
        Act("publish");
        Announce(new Announcement(ChangeOp.Upsert, Version == 1 ? ChangeReason.Published : ChangeReason.Updated, ["slots"]));
    }
}
