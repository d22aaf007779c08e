using System.Data.Common;
using Cms.Model;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace Cms.Testing.Databases;

/// <summary>
/// A database that counts what writes cost: on SQLite the steps of its virtual machine, on PostgreSQL the rows that were read.
/// </summary>
public sealed class CountingDatabase(CmsDatabase inner) : PassingDatabase(inner)
{
    // Finer would be slower: the library calls for each.
    private const int StepsCounted = 10;

    private long _cost;

    /// <summary>What they cost since it was last asked.</summary>
    public long Take() => Interlocked.Exchange(ref _cost, 0);

    public override Task<T> WriteAsync<T>(CmsDbContext db, Func<CancellationToken, Task<T>> write, CancellationToken ct) =>
        base.WriteAsync(
            db,
            token =>
                db.Database.GetDbConnection() is SqliteConnection sqlite
                    ? StepsAsync(sqlite, () => write(token))
                    : RowsAsync(db, () => write(token), token),
            ct
        );

    private async Task<T> StepsAsync<T>(SqliteConnection connection, Func<Task<T>> write)
    {
        delegate_progress count = _ =>
        {
            Interlocked.Add(ref _cost, StepsCounted);
            return 0;
        };
        raw.sqlite3_progress_handler(connection.Handle, StepsCounted, count, null);
        try
        {
            return await write();
        }
        finally
        {
            raw.sqlite3_progress_handler(connection.Handle, 0, null, null);
        }
    }

    private async Task<T> RowsAsync<T>(CmsDbContext db, Func<Task<T>> write, CancellationToken ct)
    {
        // A small table is rightly read whole; what counts is what happens when it grows.
        await ExecuteAsync("SET LOCAL enable_seqscan = off");
        var before = await ReadAsync();
        var answer = await write();
        Interlocked.Add(ref _cost, await ReadAsync() - before);
        return answer;

        async Task<long> ReadAsync()
        {
            await using var command = Command(
                "SELECT COALESCE(SUM(seq_tup_read + COALESCE(idx_tup_fetch, 0)), 0)::bigint FROM pg_stat_xact_user_tables"
            );
            return (long)(await command.ExecuteScalarAsync(ct))!;
        }

        async Task ExecuteAsync(string sql)
        {
            await using var command = Command(sql);
            await command.ExecuteNonQueryAsync(ct);
        }

        DbCommand Command(string sql)
        {
            var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = sql;
            return command;
        }
    }
}
