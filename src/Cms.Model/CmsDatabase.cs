using System.Data.Common;
using Cms.Model.Backups;
using Cms.Model.Reading;
using Cms.Model.Search;
using Microsoft.EntityFrameworkCore;

namespace Cms.Model;

/// <summary>Everything that is true only of one kind of database; each kind's project has one.</summary>
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

    /// <summary>What locks rows read by a SELECT until the end of the transaction; empty where a writer is alone anyway.</summary>
    public abstract string ForUpdate { get; }

    /// <summary>The same, leaving out rows that somebody else holds: for work that can wait and shall hold up nobody.</summary>
    public abstract string ForUpdateOfFree { get; }

    /// <summary>The same for rows that only have to stay as they are: any number may hold them so, none may change them.</summary>
    public abstract string ForShare { get; }

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

    /// <summary>How ids and instants are stored.</summary>
    public abstract void ConfigureConventions(ModelConfigurationBuilder configuration);

    /// <summary>An id as a statement's value.</summary>
    public abstract object Value(Guid id);

    /// <summary>An instant as a statement's value.</summary>
    public abstract object Value(DateTime instant);

    /// <summary>Any number of ids as one value of a statement, for <see cref="IdsOf"/>.</summary>
    public abstract object Value(IReadOnlyCollection<Guid> ids);

    /// <summary>The query for the ids in a value of the statement.</summary>
    public abstract string IdsOf(string value);

    /// <summary>The expression for whether a column of text, or of bytes, holds another text, or other bytes.</summary>
    public abstract string Holds(string column, string value);

    /// <summary>An id out of an answer.</summary>
    public abstract Guid GetId(DbDataReader row, int column);

    /// <summary>An instant out of an answer.</summary>
    public abstract DateTime GetInstant(DbDataReader row, int column);

    /// <summary>The expression for <see cref="Clock.NextModified"/> of a column and the statement's value for now.</summary>
    public abstract string NextModified(string column, string now);

    /// <summary>The expression for the present moment by the database's own clock, so many seconds from now.</summary>
    /// <param name="seconds">A number, or the statement's value of one.</param>
    public abstract string InSeconds(string seconds);

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

    /// <summary>Brings the schema up to date, once however many start at once, and refuses one newer than this program.</summary>
    public abstract Task MigrateAsync(CmsDbContext db, CancellationToken ct);

    /// <summary>Makes this process its server; a second server is refused where only one may be.</summary>
    /// <exception cref="InvalidOperationException">Another server has it.</exception>
    public abstract void Claim();

    /// <summary>
    /// Writes all that is stored at this moment into a file of its own, while others go on writing, and proves that the file
    /// is whole: what was stored before this was called is in it.
    /// </summary>
    /// <param name="file">The file; one that is there is replaced.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="InvalidOperationException">It cannot be made; the message says why and what to do.</exception>
    public abstract Task<BackupContents> BackUpAsync(string file, CancellationToken ct);

    /// <summary>Refuses where a server is at work on it.</summary>
    /// <exception cref="InvalidOperationException">One is.</exception>
    public abstract Task DemandUnusedAsync(CancellationToken ct);

    /// <summary>
    /// Puts what <see cref="BackUpAsync"/> wrote in the place of all that is stored, brings it up to date, and makes its
    /// numbers a history of its own (<see cref="RestoredNumbers"/>): all of it at one moment, or nothing.
    /// </summary>
    /// <param name="file">The file; it is used up.</param>
    /// <param name="migration">The last step of its schema.</param>
    /// <param name="now">The moment of the restore.</param>
    /// <param name="ct">Cancels before that moment.</param>
    /// <returns>Where the replaced state is kept; null where it is not.</returns>
    /// <exception cref="InvalidOperationException">The file is damaged or newer, or somebody uses the database.</exception>
    public abstract Task<string?> RestoreAsync(string file, string migration, DateTime now, CancellationToken ct);

    /// <summary>Whether it answers now.</summary>
    public abstract Task<bool> IsReadyAsync(CancellationToken ct);

    /// <summary>Writes many rows of one kind fast, inside the context's transaction. Nothing is tracked or checked.</summary>
    public abstract Task BulkInsertAsync<T>(CmsDbContext db, IReadOnlyList<T> rows, CancellationToken ct)
        where T : class;

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

    /// <summary>Refuses a schema that a newer program made, since this one would not keep its rules.</summary>
    /// <exception cref="InvalidOperationException">The schema is newer.</exception>
    protected static async Task RefuseNewerAsync(CmsDbContext db, CancellationToken ct)
    {
        var unknown = (await db.Database.GetAppliedMigrationsAsync(ct)).Except(db.Database.GetMigrations()).ToList();
        if (unknown.Count > 0)
            throw new InvalidOperationException(
                $"This database was made by a newer version of the program (it has the migration {unknown[^1]}). "
                    + "Start that version, or restore an older backup."
            );
    }

    /// <summary>The rows every database has from its first day.</summary>
    protected async Task SeedAsync(CmsDbContext db, DateTime now, CancellationToken ct)
    {
        await db.Database.ExecuteSqlRawAsync(
            "INSERT INTO change_heads (id, epoch, sequence, thinned_to) VALUES (1, @p0, 0, 0) ON CONFLICT DO NOTHING",
            [Value(Guid.CreateVersion7(now))],
            ct
        );
    }
}
