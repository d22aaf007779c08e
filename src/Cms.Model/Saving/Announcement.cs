using Cms.Model.Changes;

namespace Cms.Model.Saving;

/// <summary>A change that a thing asks the save to log and to spread to everything that shows it.</summary>
internal sealed record Announcement(ChangeOp Op, ChangeReason Reason, IReadOnlyList<string> Changed)
{
    /// <summary>Nothing to log by itself, but who is public must be asked again.</summary>
    public static Announcement Standing { get; } = new(ChangeOp.Upsert, ChangeReason.Updated, []) { IsSilent = true };

    public string? PreviousSlug { get; init; }

    public string? Notice { get; init; }

    public Guid? ReplacementId { get; init; }

    /// <summary>Articles to tell besides those found by what they show: the former members of a series.</summary>
    public IReadOnlyList<Guid> FormerMembers { get; init; } = [];

    /// <summary>The article this was a translation of until now: it and its other translations named this one.</summary>
    public Guid? FormerOriginal { get; init; }

    /// <summary>Rows about embargoes are not for readers.</summary>
    public bool IsForReaders { get; init; } = true;

    public bool IsSilent { get; init; }

    /// <summary>Whether what shows the thing is told without being told of the thing.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Whether both are updates that one row can tell.</summary>
    public bool TakesIn(Announcement other) => IsUpdate && other.IsUpdate && IsHidden == other.IsHidden;

    /// <summary>Both in one.</summary>
    public Announcement With(Announcement other) =>
        this with
        {
            Changed = [.. Changed.Union(other.Changed)],
            PreviousSlug = PreviousSlug ?? other.PreviousSlug,
            FormerMembers = [.. FormerMembers.Union(other.FormerMembers)],
            FormerOriginal = FormerOriginal ?? other.FormerOriginal,
        };

    private bool IsUpdate => this is { Op: ChangeOp.Upsert, Reason: ChangeReason.Updated, IsForReaders: true, IsSilent: false };
}
