using Cms.Model.Access;

namespace Cms.Model.Audit;

/// <summary>One line of the audit log: who did what to what. Lines are only ever added, in the transaction of the act.</summary>
public sealed class AuditEntry
{
    private AuditEntry() { }

    /// <summary>A line with a UUIDv7 of this moment; of one save's lines the later has the greater.</summary>
    internal AuditEntry(Guid id, Actor actor, string action, IAudited about, int? editVersion, DateTime now)
    {
        Id = id;
        At = now;
        (ActorId, ActorName) = (actor.Id, actor.Name);
        Action = action;
        (Kind, ThingId, Name) = (about.AuditKind, about.Id, about.AuditName);
        EditVersion = editVersion;
    }

    /// <summary>What was done to an article together with something else.</summary>
    internal AuditEntry(Actor actor, string action, Guid articleId, string slug, int editVersion, DateTime now)
    {
        Id = Guid.CreateVersion7(now);
        At = now;
        (ActorId, ActorName) = (actor.Id, actor.Name);
        Action = action;
        (Kind, ThingId, Name, EditVersion) = ("article", articleId, slug, editVersion);
    }

    /// <summary>UUIDv7.</summary>
    public Guid Id { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>Who.</summary>
    public string ActorId { get; private set; } = "";

    /// <summary>Their name at that moment.</summary>
    public string ActorName { get; private set; } = "";

    /// <summary>What they did: a verb such as <c>publish</c>.</summary>
    public string Action { get; private set; } = "";

    /// <summary>To what kind of thing.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>To what.</summary>
    public Guid ThingId { get; private set; }

    /// <summary>Its slug or name at that moment; null where it has none.</summary>
    public string? Name { get; private set; }

    /// <summary>The edit version that came of it; null where it has none.</summary>
    public int? EditVersion { get; private set; }
}
