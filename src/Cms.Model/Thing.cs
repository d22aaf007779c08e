using Cms.Model.Audit;
using Cms.Model.Changes;

namespace Cms.Model;

/// <summary>What everything that readers can see has in common: identity, versions, and changes waiting to be logged.</summary>
public abstract class Thing : IAudited, IEdited
{
    private readonly List<Announcement> _announcements = [];
    private readonly List<string> _acts = [];

    /// <summary>For the database, which fills a thing through its setters.</summary>
    protected Thing() { }

    /// <summary>A new thing, made now.</summary>
    protected Thing(DateTime now)
    {
        Id = Guid.CreateVersion7(now);
        CreatedAt = now;
        ModifiedAt = now;
        EditVersion = 1;
        _acts.Add("create");
    }

    /// <summary>UUIDv7; never changes and is never used again.</summary>
    public Guid Id { get; protected set; }

    /// <summary>Counts what readers see: rises when anything shown changes, by whatever cause.</summary>
    public int Version { get; protected set; }

    /// <summary>Counts saves by people; the token against lost updates.</summary>
    public int EditVersion { get; protected set; }

    /// <summary>When it was made, UTC.</summary>
    public DateTime CreatedAt { get; protected set; }

    /// <summary>Rises by at least a whole second with every <see cref="Version"/>; what machines compare.</summary>
    public DateTime ModifiedAt { get; protected set; }

    /// <summary>Whether readers see it now.</summary>
    public bool IsPublic { get; protected set; }

    /// <summary>Whether readers ever saw it: what was public and is not answers 410, what never was answers 404.</summary>
    public bool WasPublic { get; protected set; }

    /// <summary>When it was put in the trash, UTC; null while it is not.</summary>
    public DateTime? TrashedAt { get; protected set; }

    /// <summary>When its words were removed for good, UTC; null while they are there.</summary>
    public DateTime? PurgedAt { get; protected set; }

    /// <summary>Which kind of thing this is.</summary>
    public abstract ThingKind Kind { get; }

    /// <inheritdoc />
    string IAudited.AuditKind => Kind.ToString().ToLowerInvariant();

    /// <inheritdoc />
    string? IAudited.AuditName => (this as NamedThing)?.Slug;

    /// <summary>What the last verbs did that others must hear of.</summary>
    internal IReadOnlyList<Announcement> Announcements => _announcements;

    /// <summary>The same, taken once, by the save.</summary>
    internal IReadOnlyList<Announcement> TakeAnnouncements()
    {
        var taken = _announcements.ToArray();
        _announcements.Clear();
        return taken;
    }

    /// <summary>Raises the version and the modification date.</summary>
    internal void RaiseVersion(DateTime now)
    {
        Version++;
        // The date before the first publication was nobody's to see.
        ModifiedAt = WasPublic ? Clock.NextModified(ModifiedAt, now) : now;
    }

    /// <summary>
    /// Set-based changes raised the stored version after this was read: what it is about to become goes on top of that.
    /// </summary>
    /// <param name="readVersion">The version it had when it was read.</param>
    /// <param name="storedVersion">The version it has by now.</param>
    /// <param name="storedModifiedAt">The date that goes with it.</param>
    internal virtual void Rebase(int readVersion, int storedVersion, DateTime storedModifiedAt)
    {
        // A save that shows readers nothing new, such as of a draft, leaves them what is stored.
        ModifiedAt = Version == readVersion ? storedModifiedAt : Clock.NextModified(storedModifiedAt, ModifiedAt);
        Version += storedVersion - readVersion;
    }

    /// <summary>Something public now shows it, or an editor lists it; or no longer.</summary>
    internal void SetPublic(bool isPublic)
    {
        IsPublic = isPublic;
        WasPublic |= isPublic;
    }

    /// <inheritdoc />
    IReadOnlyList<string> IAudited.TakeActs()
    {
        var taken = _acts.ToArray();
        _acts.Clear();
        return taken;
    }

    /// <summary>Notes what somebody did, for the audit log, and raises the edit version.</summary>
    private protected void Act(string verb)
    {
        EditVersion++;
        _acts.Add(verb);
    }

    /// <summary>Refuses what is not done to a thing in the trash.</summary>
    /// <exception cref="NewsroomRule"><c>wrong-state</c>.</exception>
    private protected virtual void DemandUntrashed()
    {
        if (TrashedAt is not null)
            throw new NewsroomRule("wrong-state", "It lies in the trash; restore it first.");
    }

    /// <summary>Takes it out of use, or back; the verbs of each kind say when.</summary>
    private protected void Trash(DateTime? at, string? verb = null)
    {
        TrashedAt = at;
        Act(verb ?? (at is null ? "restore" : "trash"));
    }

    /// <summary>Notes that its words are gone for good.</summary>
    /// <exception cref="NewsroomRule"><c>wrong-state</c>.</exception>
    private protected void Purged(DateTime now)
    {
        if (TrashedAt is null || PurgedAt is not null)
            throw new NewsroomRule("wrong-state", "Only what lies in the trash is purged, and only once.");
        PurgedAt = now;
        Act("purge");
    }

    /// <summary>Notes a change for the log; several of one kind in one save are one change.</summary>
    private protected void Announce(Announcement announcement)
    {
        if (_announcements is [.., var last] && last.TakesIn(announcement))
            _announcements[^1] = last.With(announcement);
        else
            _announcements.Add(announcement);
    }
}
