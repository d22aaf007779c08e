namespace Cms.Model.Saving;

/// <summary>Something whose verbs leave effects, which the save that stores it takes once.</summary>
public abstract class Eventful
{
    private readonly List<Effect> _effects = [];
    private Effects? _taker;

    /// <summary>What its verbs did since the last save.</summary>
    /// <exception cref="InvalidOperationException">A save took some before and failed: nobody would be told of those.</exception>
    internal IReadOnlyList<Effect> TakeEffects(Effects taker)
    {
        if (_taker is not null && _taker != taker)
            throw new InvalidOperationException("A save of this failed; read it anew before it is saved again.");
        if (_effects.Count == 0)
            return [];
        _taker = taker;
        var taken = _effects.ToArray();
        _effects.Clear();
        return taken;
    }

    /// <summary>Notes that what was taken was followed up.</summary>
    internal virtual void Settle() => _taker = null;

    /// <summary>Leaves something for the save to follow up.</summary>
    private protected void Leave(Effect effect) => _effects.Add(effect);

    /// <summary>Notes what somebody did, for the audit log.</summary>
    private protected void Note(string verb) => Leave(new Effect.Acted(verb));
}
