using Microsoft.EntityFrameworkCore.Metadata;
using SQLitePCL;

namespace Cms.Model.Sqlite;

/// <summary>Inserts rows by statements that a connection keeps prepared.</summary>
internal sealed class SqliteInserts(sqlite3 connection) : IDisposable
{
    private readonly Dictionary<ITableBase, (SqliteStatement Statement, IReadOnlyList<Column> Columns)> _kept = [];

    /// <summary>Inserts rows into a table that they stand in.</summary>
    public void Run(ITableMapping table, IEnumerable<object> rows, CancellationToken ct)
    {
        if (!_kept.TryGetValue(table.Table, out var insert))
            _kept.Add(table.Table, insert = Prepare(table));
        foreach (var row in rows)
        {
            ct.ThrowIfCancellationRequested();
            for (var i = 0; i < insert.Columns.Count; i++)
                insert.Statement.Bind(i + 1, insert.Columns[i].Of(row));
            insert.Statement.Run();
        }
    }

    public void Dispose()
    {
        foreach (var (statement, _) in _kept.Values)
            statement.Dispose();
        _kept.Clear();
    }

    private (SqliteStatement, IReadOnlyList<Column>) Prepare(ITableMapping table)
    {
        var columns = table.ColumnMappings.Select(c => new Column(c)).ToList();
        return (
            new SqliteStatement(
                connection,
                $"INSERT INTO {table.Table.Name} ({string.Join(", ", columns.Select(c => c.Name))}) "
                    + $"VALUES ({string.Join(", ", columns.Select(_ => "?"))})"
            ),
            columns
        );
    }

    private sealed class Column(IColumnMapping mapping)
    {
        private readonly IClrPropertyGetter _getter = mapping.Property.GetGetter();

        public string Name => mapping.Column.Name;

        public object? Of(object row) =>
            _getter.GetClrValue(row) is not { } value ? null
            : mapping.TypeMapping.Converter is { } converter ? converter.ConvertToProvider(value)
            : value;
    }
}
