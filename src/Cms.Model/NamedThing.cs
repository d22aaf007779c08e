using Cms.Model.Changes;
using Cms.Model.Saving;

namespace Cms.Model;

/// <summary>A thing with an address of its own.</summary>
public abstract class NamedThing : Thing
{
    /// <summary>For the database.</summary>
    protected NamedThing() { }

    /// <summary>A new thing at an address.</summary>
    protected NamedThing(string slug, DateTime now)
        : base(now) => Slug = Slugs.Slug.Checked(slug, Kind);

    /// <summary>The current address, unique among its kind for ever: a slug that was public is never given to another.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>The address as readers may know it; null where it would tell them who is meant.</summary>
    internal virtual string? PublicSlug => Slug;

    /// <summary>Moves it to another address; what was public leaves a redirect behind.</summary>
    public void MoveTo(string slug, DateTime now)
    {
        slug = Slugs.Slug.Checked(slug, Kind);
        if (slug == Slug)
            return;
        DemandUntrashed();
        var previous = Slug;
        Slug = slug;
        Moved();
        Act("move");
        RaiseVersion(now);
        Announce(new Announcement(ChangeOp.Upsert, ChangeReason.Updated, ["slug"]) { PreviousSlug = previous });
    }

    /// <summary>Draws the consequences of another address.</summary>
    private protected virtual void Moved() { }
}
