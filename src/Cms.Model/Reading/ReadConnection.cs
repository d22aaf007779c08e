namespace Cms.Model.Reading;

/// <summary>
/// A connection for reading: prepared statements where speed counts, the context for everything else, one snapshot for both.
/// </summary>
public abstract class ReadConnection : IAsyncDisposable
{
    /// <summary>The database it leads to.</summary>
    public abstract CmsDatabase Database { get; }

    /// <summary>A context on this very connection, tracking nothing; for reading only.</summary>
    public abstract CmsDbContext Db { get; }

    /// <summary>From here on, all reads see one state of the database, until the connection is given back.</summary>
    public abstract Task BeginSnapshotAsync(CancellationToken ct);

    /// <summary>Runs a statement under the statement limit and maps every row.</summary>
    public abstract Task<List<T>> QueryAsync<T>(Statement statement, Func<Row, T> map, CancellationToken ct);

    /// <summary>Gives the connection back.</summary>
    public abstract ValueTask DisposeAsync();
}
