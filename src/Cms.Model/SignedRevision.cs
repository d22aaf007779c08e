using Cms.Model.Access;

namespace Cms.Model;

/// <summary>One step of a thing with a text of its own: what was done, when and by whom. Kept for ever, with what was said.</summary>
public abstract class SignedRevision
{
    /// <summary>For the database.</summary>
    protected SignedRevision() { }

    /// <summary>A step made now, to be signed by the save.</summary>
    protected SignedRevision(int number, string reason, DateTime at) => (Number, Reason, At) = (number, reason, at);

    /// <summary>The edit version that this is.</summary>
    public int Number { get; private set; }

    /// <summary>What was done: saved, published, corrected and so on.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>When, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>Who did it: an <see cref="Actor.Id"/>.</summary>
    public string ActorId { get; private set; } = "";

    /// <summary>Their name at that moment.</summary>
    public string ActorName { get; private set; } = "";

    internal void By(Actor actor) => (ActorId, ActorName) = (actor.Id, actor.Name);
}
