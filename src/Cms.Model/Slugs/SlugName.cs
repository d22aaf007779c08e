namespace Cms.Model.Slugs;

/// <summary>
/// One address, current or former, of one thing. The one table that knows them all is what makes a slug unique over
/// present and past at once, also in a race.
/// </summary>
public sealed class SlugName
{
    private SlugName() { }

    /// <summary>The current address of a thing.</summary>
    public SlugName(ThingKind kind, string slug, Guid targetId, DateTime now)
    {
        Kind = kind;
        Slug = slug;
        TargetId = targetId;
        IsCurrent = true;
        At = now;
    }

    /// <summary>The kind of thing; slugs are unique within a kind.</summary>
    public ThingKind Kind { get; private set; }

    /// <summary>The address.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>The thing that has or had it.</summary>
    public Guid TargetId { get; private set; }

    /// <summary>Whether the thing stands there now; otherwise this is a redirect.</summary>
    public bool IsCurrent { get; private set; }

    /// <summary>Since when it is as it is: current, or a redirect.</summary>
    public DateTime At { get; private set; }

    /// <summary>The rule that each slug, of all times, belongs to one thing of a kind.</summary>
    public static NewsroomRule Taken() => new("slug-taken", "Another thing of this kind has or had this slug; choose another.");

    /// <summary>The thing moved away: this becomes a redirect.</summary>
    internal void Retire(DateTime now) => (IsCurrent, At) = (false, now);

    /// <summary>The thing came back to an address it had before.</summary>
    internal void Return(DateTime now) => (IsCurrent, At) = (true, now);
}
