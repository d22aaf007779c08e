using Cms.Model.Audit;

namespace Cms.Model;

/// <summary>What the desk keeps for itself and no reader ever sees: partners, products, entitlements.</summary>
public abstract class DeskRecord : IAudited, IEdited
{
    private readonly List<string> _acts = [];

    /// <summary>For the database.</summary>
    protected DeskRecord() { }

    /// <summary>A new one, made now.</summary>
    protected DeskRecord(DateTime now)
    {
        Id = Guid.CreateVersion7(now);
        CreatedAt = now;
        EditVersion = 1;
        _acts.Add("create");
    }

    /// <summary>UUIDv7; never changes and is never used again.</summary>
    public Guid Id { get; private set; }

    /// <summary>Counts saves by people; the token against lost updates.</summary>
    public int EditVersion { get; private set; }

    /// <summary>When it was made, UTC.</summary>
    public DateTime CreatedAt { get; private set; }

    /// <inheritdoc />
    string IAudited.AuditKind => AuditKind;

    /// <inheritdoc />
    string? IAudited.AuditName => AuditName;

    /// <summary>What it is, as the audit log says it.</summary>
    private protected abstract string AuditKind { get; }

    /// <summary>A name to know it by; null where it has none.</summary>
    private protected abstract string? AuditName { get; }

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
}
