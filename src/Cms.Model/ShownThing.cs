using Cms.Model.Changes;

namespace Cms.Model;

/// <summary>A thing that is public while something public shows it, or while an editor lists it.</summary>
public abstract class ShownThing : NamedThing
{
    /// <summary>For the database.</summary>
    protected ShownThing() { }

    /// <summary>A new thing at an address.</summary>
    protected ShownThing(string slug, DateTime now)
        : base(slug, now) { }

    /// <summary>Whether an editor lists it for readers even while nothing public shows it.</summary>
    public bool IsListed { get; private set; }

    /// <summary>Lists it for readers, or leaves it to what is shown.</summary>
    public void List(bool isListed)
    {
        if (isListed == IsListed)
            return;
        DemandUntrashed();
        IsListed = isListed;
        Act(isListed ? "list" : "unlist");
        Announce(Announcement.Standing);
    }

    /// <summary>Puts it in the trash; what is in use stays out of it.</summary>
    public void Discard(DateTime now)
    {
        if (TrashedAt is not null)
            throw new NewsroomRule("wrong-state", "It lies in the trash already.");
        Retire(now);
        Announce(Announcement.Standing);
    }

    /// <summary>Takes it out of the trash.</summary>
    public void Restore()
    {
        if (TrashedAt is null || PurgedAt is not null || IsGoneForGood)
            throw new NewsroomRule("wrong-state", "Only what lies in the trash and still has its words is restored.");
        Trash(null);
    }

    /// <summary>Removes its words for good; its id and its address stay, so that neither ever means something else.</summary>
    public void Purge(DateTime now)
    {
        Purged(now);
        Clear();
    }

    /// <summary>Empties every member that somebody wrote.</summary>
    private protected abstract void Clear();

    /// <summary>Whether it lies in the trash and nothing brings it back.</summary>
    private protected virtual bool IsGoneForGood => false;

    /// <summary>Takes it out of use, neither listed nor referred to.</summary>
    private protected void Retire(DateTime now, string? verb = null)
    {
        IsListed = false;
        Trash(now, verb);
    }

    /// <summary>Marks a saved edit: what readers see of it changed in these members.</summary>
    protected void Edited(DateTime now, params string[] changed)
    {
        DemandUntrashed();
        Act("edit");
        RaiseVersion(now);
        Announce(new Announcement(ChangeOp.Upsert, ChangeReason.Updated, changed));
    }
}
