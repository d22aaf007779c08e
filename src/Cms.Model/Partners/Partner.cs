using Cms.Model.Saving;

namespace Cms.Model.Partners;

/// <summary>An outlet that takes our pieces into its own system.</summary>
public sealed class Partner : DeskRecord
{
    private Partner() { }

    /// <summary>A new partner, entitled to nothing yet.</summary>
    /// <exception cref="NewsroomRule"><c>name-required</c>.</exception>
    public Partner(PartnerProfile profile, DateTime now)
        : base(now) => Take(profile);

    /// <summary>The outlet's name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The name's sort key.</summary>
    public string SortName { get; private set; } = "";

    /// <summary>Whom to ask there.</summary>
    public string? Contact { get; private set; }

    /// <summary>The source that this partner is.</summary>
    public Guid? SourceId { get; private set; }

    /// <summary>Most requests a UTC day; null for no bound.</summary>
    public int? DailyRequests { get; private set; }

    /// <summary>What it chose to take.</summary>
    public PartnerSelection Selection { get; private set; } = PartnerSelection.Everything;

    /// <summary>Since when it is suspended, UTC; null while it is not.</summary>
    public DateTime? SuspendedAt { get; private set; }

    /// <summary>What it is told of its suspension, and whom to ask.</summary>
    public string? SuspensionNotice { get; private set; }

    /// <summary>Up to which number of the change log it has certainly read: the highest cursor that it sent back.</summary>
    public long ReceivedTo { get; private set; }

    /// <summary>Up to which number it said that it has acted.</summary>
    public long ActedTo { get; private set; }

    /// <summary>While it is suspended: the least number after which it asked for changes and got only what must be taken down.</summary>
    public long KeptBackFrom { get; private set; }

    /// <summary>When it last asked for anything, to the minute; null for never.</summary>
    public DateTime? LastSeenAt { get; private set; }

    /// <summary>All that the desk says of it.</summary>
    public PartnerProfile Profile =>
        new()
        {
            Name = Name,
            Contact = Contact,
            SourceId = SourceId,
            DailyRequests = DailyRequests,
        };

    /// <inheritdoc />
    private protected override string AuditKind => "partner";

    /// <inheritdoc />
    private protected override string? AuditName => Name;

    /// <summary>Changes what the desk says of it.</summary>
    /// <exception cref="NewsroomRule"><c>name-required</c>.</exception>
    public void Edit(PartnerProfile profile)
    {
        if (profile.SourceId != SourceId)
            LeaveRules();
        Take(profile);
        Act("edit");
    }

    /// <summary>Narrows, or widens again, what it takes.</summary>
    public void Select(PartnerSelection selection)
    {
        Selection = selection;
        LeaveRules();
        Act("select");
    }

    /// <summary>Gives it nothing more but what must be taken down.</summary>
    /// <param name="notice">What it is told, and whom to ask.</param>
    /// <param name="now">The present moment.</param>
    /// <exception cref="NewsroomRule"><c>wrong-state</c>.</exception>
    public void Suspend(string notice, DateTime now)
    {
        if (SuspendedAt is not null)
            throw new NewsroomRule("wrong-state", "The partner is suspended already.");
        (SuspendedAt, SuspensionNotice, KeptBackFrom) = (now, notice.Normalize(), ReceivedTo);
        Act("suspend");
    }

    /// <summary>Ends the suspension; what was kept back follows.</summary>
    /// <exception cref="NewsroomRule"><c>wrong-state</c>.</exception>
    public void Resume()
    {
        if (SuspendedAt is null)
            throw new NewsroomRule("wrong-state", "The partner is not suspended.");
        (SuspendedAt, SuspensionNotice) = (null, null);
        LeaveRules();
        Leave(new Effect.Resumed());
        Act("resume");
    }

    private void LeaveRules() => Leave(new Effect.RulesChanged { PartnerId = Id });

    private void Take(PartnerProfile profile)
    {
        if (string.IsNullOrWhiteSpace(profile.Name))
            throw new NewsroomRule("name-required", "A partner has a name.");
        Name = profile.Name.Normalize();
        SortName = SortKey.Of(Name);
        (Contact, SourceId, DailyRequests) = (profile.Contact, profile.SourceId, profile.DailyRequests);
    }
}
