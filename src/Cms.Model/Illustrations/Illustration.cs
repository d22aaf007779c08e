using Cms.Model.Changes;

namespace Cms.Model.Illustrations;

/// <summary>A picture with its credit.</summary>
public sealed class Illustration : Thing
{
    private Illustration() { }

    /// <summary>A new illustration.</summary>
    public Illustration(IllustrationFile file, IllustrationFacts facts, DateTime now)
        : base(now)
    {
        Take(file);
        Take(facts);
    }

    /// <inheritdoc />
    public override ThingKind Kind => ThingKind.Illustration;

    /// <summary>Its file.</summary>
    public IllustrationFile File { get; private set; } = new("", "", 0, 0, null);

    /// <summary>What is said of it.</summary>
    public IllustrationFacts Facts { get; private set; } = new();

    /// <summary>By what bytes it is known again that were sent before.</summary>
    public string? UploadHash { get; private set; }

    /// <summary>The author its credit names.</summary>
    public Guid? CreditAuthorId { get; private set; }

    /// <summary>The source its credit names.</summary>
    public Guid? CreditSourceId { get; private set; }

    /// <summary>Whether what partners may have of it must be judged anew.</summary>
    internal bool RightsChanged { get; set; }

    /// <summary>Changes what is said of it, at once.</summary>
    public void Edit(IllustrationFacts facts, DateTime now)
    {
        if (TrashedAt is not null)
            throw new NewsroomRule("wrong-state", "It lies in the trash; restore it first.");
        RightsChanged |= facts.Onward != Facts.Onward;
        Take(facts);
        Act("edit");
        RaiseVersion(now);
        Announce(new Announcement(ChangeOp.Upsert, ChangeReason.Updated, ["facts"]));
    }

    /// <summary>Puts another file in the place of its own; what is said of it stays.</summary>
    public void Replace(IllustrationFile file, DateTime now)
    {
        if (TrashedAt is not null)
            throw new NewsroomRule("wrong-state", "It lies in the trash; restore it first.");
        Take(file);
        Act("replace-file");
        RaiseVersion(now);
        Announce(new Announcement(ChangeOp.Upsert, ChangeReason.Updated, ["file"]));
    }

    /// <summary>Puts it in the trash; what is in use stays out of it.</summary>
    public void Discard(DateTime now)
    {
        if (TrashedAt is not null)
            throw new NewsroomRule("wrong-state", "It lies in the trash already.");
        Trash(now);
    }

    /// <summary>Takes it out of the trash.</summary>
    public void Restore()
    {
        if (TrashedAt is null || PurgedAt is not null)
            throw new NewsroomRule("wrong-state", "Only what lies in the trash and still has its words is restored.");
        Trash(null);
    }

    /// <summary>Removes its words and its file for good.</summary>
    public void Purge(DateTime now)
    {
        Purged(now);
        // Its name stays, so that its address is 410; what was seen in it does not, nor does the trace of what was sent.
        Take(File with { Placeholder = null, Colour = null, UploadHash = null });
        (Facts, CreditAuthorId, CreditSourceId) = (new IllustrationFacts { IsDecorative = true }, null, null);
    }

    private void Take(IllustrationFile file) => (File, UploadHash) = (file, file.UploadHash);

    private void Take(IllustrationFacts facts)
    {
        if (!facts.IsDecorative && string.IsNullOrWhiteSpace(facts.Alt))
            throw new NewsroomRule("alt-required", "An illustration that is not decorative says in words what it shows.");
        Facts = facts;
        CreditAuthorId = facts.Credit?.AuthorId;
        CreditSourceId = facts.Credit?.SourceId;
    }
}
