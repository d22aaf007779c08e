using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Metadata;
using SQLitePCL;

namespace Cms.Model.Sqlite;

/// <summary>
/// Inserts rows by statements that a connection keeps prepared, straight to the library: the driver prepares each anew and looks every
/// parameter up by its name, which costs more than the row.
/// </summary>
internal sealed class SqliteInserts(sqlite3 connection) : IDisposable
{
    private readonly Dictionary<ITableBase, Insert> _kept = [];

    /// <summary>Inserts rows into a table that they stand in.</summary>
    public void Run(ITableMapping table, IEnumerable<object> rows, CancellationToken ct)
    {
        if (!_kept.TryGetValue(table.Table, out var insert))
            _kept.Add(table.Table, insert = Prepare(table));
        foreach (var row in rows)
        {
            ct.ThrowIfCancellationRequested();
            for (var i = 0; i < insert.Columns.Count; i++)
                Demand(Bind(insert.Statement, i + 1, insert.Columns[i].Of(row)));
            var result = raw.sqlite3_step(insert.Statement);
            // It tells of the same fault once more.
            _ = raw.sqlite3_reset(insert.Statement);
            if (result != raw.SQLITE_DONE)
                Demand(result);
        }

        // What was bound last may be long.
        Demand(raw.sqlite3_clear_bindings(insert.Statement));
    }

    public void Dispose()
    {
        foreach (var insert in _kept.Values)
            insert.Statement.Dispose();
        _kept.Clear();
    }

    private Insert Prepare(ITableMapping table)
    {
        var columns = table.ColumnMappings.Select(c => new Column(c)).ToList();
        Demand(
            raw.sqlite3_prepare_v2(
                connection,
                $"INSERT INTO {table.Table.Name} ({string.Join(", ", columns.Select(c => c.Name))}) "
                    + $"VALUES ({string.Join(", ", columns.Select(_ => "?"))})",
                out var statement
            )
        );
        return new Insert(statement, columns);
    }

    private static int Bind(sqlite3_stmt statement, int place, object? value) =>
        value switch
        {
            null => raw.sqlite3_bind_null(statement, place),
            string text => raw.sqlite3_bind_text(statement, place, text),
            byte[] { Length: 0 } => raw.sqlite3_bind_zeroblob(statement, place, 0),
            byte[] bytes => raw.sqlite3_bind_blob(statement, place, bytes),
            long number => raw.sqlite3_bind_int64(statement, place, number),
            int number => raw.sqlite3_bind_int64(statement, place, number),
            bool flag => raw.sqlite3_bind_int64(statement, place, flag ? 1 : 0),
            double number => raw.sqlite3_bind_double(statement, place, number),
            _ => throw new NotSupportedException($"No column holds a {value.GetType().Name}."),
        };

    private void Demand(int result) => SqliteException.ThrowExceptionForRC(result, connection);

    private sealed record Insert(sqlite3_stmt Statement, IReadOnlyList<Column> Columns);

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
