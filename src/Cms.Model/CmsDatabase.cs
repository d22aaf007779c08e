using Cms.Model.Reading;
using Cms.Model.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Cms.Model;

/// <summary>A database to read from and to write to; each kind's project has one.</summary>
/// <param name="statementLimit">How long one statement of a read may run; two seconds unless told otherwise.</param>
public abstract class CmsDatabase(TimeSpan? statementLimit) : IAsyncDisposable
{
    /// <summary>How long one statement of a read may run before it is answered 503 <c>query-too-costly</c>.</summary>
    public TimeSpan StatementLimit { get; } = statementLimit ?? TimeSpan.FromSeconds(2);

    /// <summary>How long a write waits for its turn before it is answered 503.</summary>
    public static TimeSpan WriteTurnLimit { get; } = TimeSpan.FromSeconds(5);

    /// <summary>Its name in the settings: <c>sqlite</c> or <c>postgres</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The file that it is; null where a server keeps it.</summary>
    public abstract string? FilePath { get; }

    /// <summary>How it says in SQL what databases say differently.</summary>
    public abstract SqlDialect Sql { get; }

    /// <summary>What is done with it as a whole, by whoever runs it.</summary>
    public abstract DatabaseUpkeep Upkeep { get; }

    /// <summary>Its index of words.</summary>
    public abstract SearchIndex Search { get; }

    /// <summary>Connects a context to it.</summary>
    public abstract void Configure(DbContextOptionsBuilder options);

    /// <summary>A context of its own on it, for whoever works without a server's.</summary>
    /// <param name="clock">What it goes by; the machine's unless told otherwise.</param>
    public CmsDbContext NewContext(TimeProvider? clock = null)
    {
        var options = new DbContextOptionsBuilder<CmsDbContext>();
        Configure(options);
        return new CmsDbContext(options.Options, this, clock);
    }

    /// <summary>
    /// The one way to write: in a transaction, which is safely stored when this returns or not at all. Where writers stand
    /// in line it waits for its turn, at most <see cref="WriteTurnLimit"/>.
    /// </summary>
    /// <param name="db">The context that writes; it is in the transaction while the work runs.</param>
    /// <param name="write">Writes; if it throws nothing is stored.</param>
    /// <param name="ct">Cancels before the commit.</param>
    /// <exception cref="DatabaseBusyException">The wait was too long.</exception>
    public abstract Task<T> WriteAsync<T>(CmsDbContext db, Func<CancellationToken, Task<T>> write, CancellationToken ct);

    /// <summary>Writes where no answer is wanted.</summary>
    public Task WriteAsync(CmsDbContext db, Func<CancellationToken, Task> write, CancellationToken ct) =>
        WriteAsync(
            db,
            async token =>
            {
                await write(token);
                return true;
            },
            ct
        );

    /// <summary>
    /// Holds the rules for partners until the transaction ends: those who judge by them together, whoever changes them
    /// alone. Nothing to do where a writer is alone anyway.
    /// </summary>
    /// <param name="db">The context of the transaction.</param>
    /// <param name="changes">Whether they are changed.</param>
    /// <param name="ct">Cancels the wait.</param>
    public abstract Task HoldPartnerRulesAsync(CmsDbContext db, bool changes, CancellationToken ct);

    /// <summary>A connection for reading, out of a pool, with its statements prepared.</summary>
    public abstract ValueTask<ReadConnection> OpenReadAsync(CancellationToken ct);

    /// <summary>Whether a query written by hand finds anything.</summary>
    public async Task<bool> FindsAsync(Statement statement, CancellationToken ct)
    {
        await using var read = await OpenReadAsync(ct);
        return (await read.QueryAsync(statement, _ => true, ct)).Count > 0;
    }

    /// <summary>Whether it answers now.</summary>
    public Task<bool> IsReadyAsync(CancellationToken ct) => FindsAsync(new Statement("SELECT 1 FROM change_heads WHERE id = 1", []), ct);

    /// <summary>Writes many rows of one kind fast, inside the context's transaction. Nothing is tracked or checked.</summary>
    public abstract Task BulkInsertAsync<T>(CmsDbContext db, IReadOnlyList<T> rows, CancellationToken ct)
        where T : class;

    /// <summary>
    /// Writes a few rows of any kinds, those of one kind in their order, inside the context's transaction. Nothing is tracked or checked:
    /// for rows that are only ever added.
    /// </summary>
    public abstract Task InsertAsync(CmsDbContext db, IReadOnlyList<object> rows, CancellationToken ct);

    /// <summary>The tables that a row of one kind stands in, that which the others belong to first.</summary>
    protected static IEnumerable<ITableMapping> TablesOf(CmsDbContext db, Type kind) =>
        db.Model.FindEntityType(kind)!.GetTableMappings().OrderBy(t => t.IsSplitEntityTypePrincipal == false);

    /// <summary>Whether anybody has met something damaged in it since the program started.</summary>
    public bool IsDamaged { get; private set; }

    /// <summary>What an exception of its driver means.</summary>
    public DatabaseFault Judge(Exception exception)
    {
        var fault = MeaningOf(exception);
        if (fault == DatabaseFault.Damaged)
            IsDamaged = true;
        return fault;
    }

    /// <summary>
    /// In which table something unique exists already, where that is what an exception of its driver means; null where not known.
    /// </summary>
    public abstract string? NotUniqueIn(Exception exception);

    /// <inheritdoc />
    public abstract ValueTask DisposeAsync();

    /// <summary>What an exception of its driver means; what is no driver's has no meaning here.</summary>
    protected abstract DatabaseFault MeaningOf(Exception exception);
}
