using Cms.Model.Changes;
using Cms.Model.Licenses;
using Cms.Model.Sources;

namespace Cms.Model.Illustrations;

/// <summary>The file of an illustration, as it lies in the store.</summary>
/// <param name="Hash">SHA-256 of the bytes in lower-case hexadecimal; names the file.</param>
/// <param name="Extension">png, jpg, webp, avif or gif.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Placeholder">A colour to show until it has loaded, as <c>#rrggbb</c>; null if unknown.</param>
public sealed record IllustrationFile(string Hash, string Extension, int Width, int Height, string? Placeholder);

/// <summary>The point that stays in view when it is cropped.</summary>
/// <param name="X">From the left, 0 to 1.</param>
/// <param name="Y">From the top, 0 to 1.</param>
public sealed record FocalPoint(double X, double Y);

/// <summary>What is said of an illustration.</summary>
public sealed record IllustrationFacts
{
    /// <summary>What it shows, for those who do not see it; empty only where it is decorative.</summary>
    public string Alt { get; init; } = "";

    /// <summary>Whether it says nothing that the text does not.</summary>
    public bool IsDecorative { get; init; }

    /// <summary>The line under it.</summary>
    public string? Caption { get; init; }

    /// <summary>What stays in view; null for the middle.</summary>
    public FocalPoint? FocalPoint { get; init; }

    /// <summary>Who made it.</summary>
    public Credit? Credit { get; init; }

    /// <summary>What others may do with it.</summary>
    public License? License { get; init; }

    /// <summary>How its file came to be; null where nobody said.</summary>
    public DigitalSourceType? DigitalSourceType { get; init; }

    /// <summary>Whether it may go on to partners.</summary>
    public OnwardIllustrations Onward { get; init; } = OnwardIllustrations.Denied;
}

/// <summary>A picture with its credit.</summary>
public sealed class Illustration : Thing
{
    private Illustration()
    {
    }

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
