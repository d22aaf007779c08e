using Cms.Model.Changes;

namespace Cms.Model.Saving;

/// <summary>What the steps of one save share.</summary>
/// <param name="Db">The context that is saved.</param>
/// <param name="Now">The moment of the save, the same in everything that it writes.</param>
internal sealed record SaveState(CmsDbContext Db, DateTime Now)
{
    /// <summary>What verbs did.</summary>
    public Effects Effects { get; } = new();

    /// <summary>What it shows and showed.</summary>
    public Touched Touched { get; } = new();

    /// <summary>Pieces that may come to partners by it, or go from them.</summary>
    public HashSet<Guid> ForPartners { get; } = [];

    /// <summary>Its rows of the log.</summary>
    public List<Change> Rows { get; } = [];

    /// <summary>Pieces whose versions it raised by statements, whose rows come after its own.</summary>
    public List<SpreadSet> Spreads { get; } = [];

    /// <summary>
    /// Rows that go in with the things and are only ever added: past the change tracker, which takes longer for each than the database.
    /// </summary>
    public List<object> Additions { get; } = [];

    /// <summary>The database.</summary>
    public CmsDatabase Database => Db.CmsDatabase;

    /// <summary>Everything of a kind at hand.</summary>
    public List<T> Tracked<T>()
        where T : class => Db.ChangeTracker.Entries<T>().Select(e => e.Entity).ToList();

    /// <summary>Raises the versions of pieces, and notes them for the log.</summary>
    public async Task SpreadAsync(SpreadSet spread, CancellationToken ct)
    {
        if (await spread.RaiseAsync(Db, Now, ct) > 0)
            Spreads.Add(spread);
    }
}
