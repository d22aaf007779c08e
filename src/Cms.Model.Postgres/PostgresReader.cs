using System.Data;
using Cms.Model.Postgres.Compiled;
using Cms.Model.Reading;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Cms.Model.Postgres;

/// <summary>One reading connection; the driver's pool keeps its statements prepared.</summary>
internal sealed class PostgresReader(PostgresDatabase database, NpgsqlConnection connection) : ReadConnection
{
    private NpgsqlTransaction? _snapshot;
    private CmsDbContext? _db;

    public override CmsDatabase Database => database;

    public override CmsDbContext Db =>
        _db ??= new CmsDbContext(
            (DbContextOptions<CmsDbContext>)
                new DbContextOptionsBuilder<CmsDbContext>()
                    .UseModel(CmsDbContextModel.Instance)
                    .UseNpgsql(connection, o => o.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
                    .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
                    .Options,
            database
        );

    public override async Task BeginSnapshotAsync(CancellationToken ct) =>
        _snapshot ??= await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);

    public override async Task<List<T>> QueryAsync<T>(Statement statement, Func<Row, T> map, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(statement.Text, connection, _snapshot);
        for (var i = 0; i < statement.Values.Count; i++)
            command.Parameters.Add(new NpgsqlParameter($"p{i}", statement.Values[i]));
        var rows = new List<T>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        var row = new DriverRow(reader, database.Sql);
        while (await reader.ReadAsync(ct))
            rows.Add(map(row));
        return rows;
    }

    public override async ValueTask DisposeAsync()
    {
        if (_db is not null)
            await _db.DisposeAsync();
        if (_snapshot is not null)
            await _snapshot.DisposeAsync();
        await connection.DisposeAsync();
    }
}
