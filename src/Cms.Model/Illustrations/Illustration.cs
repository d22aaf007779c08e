using Cms.Model.Changes;
using Cms.Model.Saving;

namespace Cms.Model.Illustrations;

/// <summary>A picture with its credit.</summary>
public sealed class Illustration : Thing
{
    private Illustration() { }

    /// <summary>A new illustration.</summary>
    public Illustration(IllustrationFile file, IllustrationFacts facts, DateTime now)
        : base(now)
    {
        File = file;
        Take(facts);
    }

    /// <inheritdoc />
    public override ThingKind Kind => ThingKind.Illustration;

    /// <summary>Its file.</summary>
    public IllustrationFile File { get; private set; } = new("", "", 0, 0, null);

    /// <summary>What is said of it.</summary>
    public IllustrationFacts Facts { get; private set; } = new();

    /// <summary>The author its credit names.</summary>
    public Guid? CreditAuthorId { get; private set; }

    /// <summary>The source its credit names.</summary>
    public Guid? CreditSourceId { get; private set; }

    /// <summary>Changes what is said of it, at once.</summary>
    public void Edit(IllustrationFacts facts, DateTime now)
    {
        DemandUntrashed();
        if (facts.Onward != Facts.Onward)
            Leave(new Effect.RulesChanged { IllustrationId = Id });
        Take(facts);
        Act("edit");
        RaiseVersion(now);
        Announce(new Announcement(ChangeOp.Upsert, ChangeReason.Updated, ["facts"]));
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

    /// <summary>Removes its words for good.</summary>
    public void Purge(DateTime now)
    {
        Purged(now);
        (Facts, CreditAuthorId, CreditSourceId) = (new IllustrationFacts { IsDecorative = true }, null, null);
    }

    private void Take(IllustrationFacts facts)
    {
        if (!facts.IsDecorative && string.IsNullOrWhiteSpace(facts.Alt))
            throw new NewsroomRule("alt-required", "An illustration that is not decorative says in words what it shows.");
        Facts = facts;
        CreditAuthorId = facts.Credit?.AuthorId;
        CreditSourceId = facts.Credit?.SourceId;
    }
}
