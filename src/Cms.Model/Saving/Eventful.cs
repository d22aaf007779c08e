namespace Cms.Model.Saving;

/// <summary>Something whose verbs leave effects, which the save that stores it takes once.</summary>
public abstract class Eventful
{
    private readonly List<Effect> _effects = [];

    /// <summary>What its verbs did since the last save.</summary>
    internal IReadOnlyList<Effect> TakeEffects()
    {
        var taken = _effects.ToArray();
        _effects.Clear();
        return taken;
    }

    /// <summary>Leaves something for the save to follow up.</summary>
    private protected void Leave(Effect effect) => _effects.Add(effect);

    /// <summary>Notes what somebody did, for the audit log.</summary>
    private protected void Note(string verb) => Leave(new Effect.Acted(verb));
}
