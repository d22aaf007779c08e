using Cms.Model.Licenses;
using Cms.Model.Saving;

namespace Cms.Model.Sources;

/// <summary>A publication that pieces come from or were made with.</summary>
public sealed class SyndicationSource : ShownThing
{
    private SyndicationSource() { }

    /// <summary>A new source.</summary>
    public SyndicationSource(string slug, SourceKind kind, SourceProfile profile, DateTime now)
        : base(slug, now)
    {
        SourceKind = kind;
        Take(profile);
    }

    /// <inheritdoc />
    public override ThingKind Kind => ThingKind.Source;

    /// <summary>What it is.</summary>
    public SourceKind SourceKind { get; private set; }

    /// <summary>The name as printed.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The name's sort key.</summary>
    public string SortName { get; private set; } = "";

    /// <summary>Its home page.</summary>
    public string? HomePage { get; private set; }

    /// <summary>The license its pieces come to us under.</summary>
    public License? License { get; private set; }

    /// <summary>What it lets us pass on.</summary>
    public OnwardRights Onward { get; private set; } = OnwardRights.None;

    /// <summary>When its rights end by themselves and partners are to be told; null where they do not, or were told.</summary>
    public DateTime? OnwardEndsAt { get; private set; }

    /// <summary>All that is said of it.</summary>
    public SourceProfile Profile =>
        new()
        {
            Name = Name,
            HomePage = HomePage,
            License = License,
            Onward = Onward,
        };

    /// <summary>Says that it is something else than it was taken for.</summary>
    public void Become(SourceKind kind, DateTime now)
    {
        SourceKind = kind;
        Edited(now, "kind");
    }

    /// <summary>Changes what is said of it, at once.</summary>
    public void Edit(SourceProfile profile, DateTime now)
    {
        if (profile.License != License)
            LeaveRules(OnwardLoss.Keep);
        Take(profile);
        Edited(now, "profile");
    }

    /// <summary>Lets less, or more, go onward, at once.</summary>
    /// <param name="rights">What goes on.</param>
    /// <param name="loss">What becomes of copies that partners lose by it.</param>
    /// <param name="now">The present moment.</param>
    public void Grant(OnwardRights rights, OnwardLoss loss, DateTime now)
    {
        Take(Profile with { Onward = rights }, loss);
        Edited(now, "onward");
    }

    /// <summary>Notes that its rights have ended by their date.</summary>
    /// <exception cref="NewsroomRule"><c>wrong-state</c>.</exception>
    public void EndOnward(DateTime now)
    {
        if (OnwardEndsAt is null || OnwardEndsAt > now)
            throw new NewsroomRule("wrong-state", "Its rights do not end at this time.");
        OnwardEndsAt = null;
        LeaveRules(OnwardLoss.Keep);
        Act("end-onward");
    }

    private protected override void Clear() => (Name, SortName, HomePage, License, Onward) = ("", "", null, null, OnwardRights.None);

    private void LeaveRules(OnwardLoss loss) =>
        Leave(
            new Effect.RulesChanged
            {
                SourceId = Id,
                Action = loss.Action,
                Notice = loss.Notice,
            }
        );

    private void Take(SourceProfile profile, OnwardLoss? loss = null)
    {
        if (string.IsNullOrWhiteSpace(profile.Name))
            throw new NewsroomRule("name-required", "A source has a name.");
        Name = profile.Name.Normalize();
        SortName = SortKey.Of(Name);
        if (profile.Onward != Onward)
        {
            OnwardEndsAt = profile.Onward.Until;
            LeaveRules(loss ?? OnwardLoss.Keep);
        }

        (HomePage, License, Onward) = (profile.HomePage, profile.License, profile.Onward);
    }
}
