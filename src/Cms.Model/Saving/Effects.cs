using Cms.Model.Articles;
using Cms.Model.Authors;

namespace Cms.Model.Saving;

/// <summary>What the verbs of one save did, in the order of the things and, of each, of its verbs.</summary>
internal sealed class Effects
{
    private readonly OrderedDictionary<Eventful, List<Effect>> _left = [];

    /// <summary>Takes them from everything at hand; again, those that were left since.</summary>
    public void Take(CmsDbContext db)
    {
        foreach (var entry in db.ChangeTracker.Entries<Eventful>())
        {
            var thing = entry.Entity;
            foreach (var effect in thing.TakeEffects(this))
            {
                if (!_left.TryGetValue(thing, out var left))
                    _left.Add(thing, left = []);
                Add(left, effect);
            }
        }
    }

    /// <summary>Notes that all were followed up.</summary>
    public void Settle()
    {
        foreach (var thing in _left.Keys)
            thing.Settle();
    }

    /// <summary>Every effect of a kind, with what it was left by.</summary>
    public IEnumerable<(Eventful Thing, TEffect Effect)> Of<TEffect>()
        where TEffect : Effect => from left in _left from effect in left.Value.OfType<TEffect>() select (left.Key, effect);

    /// <summary>Things of a kind by which such an effect was left, each once, with the last of them.</summary>
    public IReadOnlyList<(TThing Thing, TEffect Effect)> Of<TThing, TEffect>()
        where TThing : Eventful
        where TEffect : Effect =>
        [
            .. from left in _left
            where left.Key is TThing
            let last = left.Value.OfType<TEffect>().LastOrDefault()
            where last is not null
            select ((TThing)left.Key, last),
        ];

    /// <summary>What one thing left, of a kind.</summary>
    public IEnumerable<TEffect> Of<TEffect>(Eventful thing)
        where TEffect : Effect => _left.TryGetValue(thing, out var left) ? left.OfType<TEffect>() : [];

    /// <summary>Whether one thing left such an effect.</summary>
    public bool Has<TEffect>(Eventful thing)
        where TEffect : Effect => Of<TEffect>(thing).Any();

    /// <summary>Whether one copy of what a thing says is another now.</summary>
    public bool Sets(WrittenThing thing, ArticleCopy copy) => Of<Effect.ContentSet>(thing).Any(set => set.Copy == copy);

    /// <summary>Whether readers are led from a thing to other things than before.</summary>
    public bool TurnsLinks(WrittenThing thing) => Sets(thing, ArticleCopy.Live) || Has<Effect.StandingTurned>(thing);

    /// <summary>Whether an author may be told by another name than before, or by none, or by theirs again.</summary>
    public bool TurnsName(Author author) => Of<Effect.Announced>(author).Any(a => a.What.Changed.Contains("name"));

    /// <summary>Whether something of an author is taken out of what is kept.</summary>
    public bool Forgets(Author author) => Has<Effect.NameForgotten>(author) || Has<Effect.Disappeared>(author);

    // Several changes of one thing that one row can tell are one change.
    private static void Add(List<Effect> left, Effect effect)
    {
        if (
            effect is Effect.Announced { What: var what }
            && left.FindLastIndex(e => e is Effect.Announced) is >= 0 and var at
            && left[at] is Effect.Announced { What: var last }
            && last.TakesIn(what)
        )
            left[at] = new Effect.Announced(last.With(what));
        else
            left.Add(effect);
    }
}
