using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Cms.Model.Sqlite;

/// <summary>
/// A statement that stays prepared, straight on the library: the driver prepares each anew, looks every value up by its name and asks
/// three times for each that it reads.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;

    /// <exception cref="SqliteException">The text is no statement.</exception>
    public SqliteStatement(sqlite3 connection, string text)
    {
        _connection = connection;
        Demand(raw.sqlite3_prepare_v2(connection, text, out _statement));
    }

    /// <summary>The row that the last step found.</summary>
    public SqliteRow Row => field ??= new SqliteRow(_statement);

    /// <summary>The place of a value by its name in the text, from 1; 0 where the text does not have it.</summary>
    public int PlaceOf(string name) => raw.sqlite3_bind_parameter_index(_statement, name);

    /// <summary>Sets a value for the next run.</summary>
    /// <param name="place">Its place, from 1.</param>
    /// <param name="value">What the database stores; null for NULL.</param>
    public void Bind(int place, object? value)
    {
        if (value is string text)
            BindText(place, text);
        else
            BindOther(place, value);
    }

    /// <summary>Sets a text for the next run, which is UTF-8 already.</summary>
    public void BindText(int place, ReadOnlySpan<byte> text) =>
        // The library takes an empty span for NULL.
        Demand(text.IsEmpty ? raw.sqlite3_bind_text(_statement, place, "") : raw.sqlite3_bind_text(_statement, place, text));

    // The library keeps a copy of its own, so whole texts need not be left on the heap for it.
    private void BindText(int place, string text)
    {
        var room = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        BindText(place, room.AsSpan(0, Encoding.UTF8.GetBytes(text, room)));
        ArrayPool<byte>.Shared.Return(room);
    }

    private void BindOther(int place, object? value) =>
        Demand(
            value switch
            {
                null => raw.sqlite3_bind_null(_statement, place),
                byte[] { Length: 0 } => raw.sqlite3_bind_zeroblob(_statement, place, 0),
                byte[] bytes => raw.sqlite3_bind_blob(_statement, place, bytes),
                long number => raw.sqlite3_bind_int64(_statement, place, number),
                int number => raw.sqlite3_bind_int64(_statement, place, number),
                bool flag => raw.sqlite3_bind_int64(_statement, place, flag ? 1 : 0),
                double number => raw.sqlite3_bind_double(_statement, place, number),
                _ => throw new NotSupportedException($"No column holds a {value.GetType().Name}."),
            }
        );

    /// <summary>Does what answers no rows, and is ready for the next run.</summary>
    /// <exception cref="SqliteException">The database refuses.</exception>
    public void Run()
    {
        try
        {
            Step();
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Goes to the next row; false where there is none.</summary>
    /// <exception cref="SqliteException">The database refuses, or the statement limit ended it.</exception>
    public bool Step()
    {
        var result = raw.sqlite3_step(_statement);
        if (result is raw.SQLITE_ROW)
            return true;
        if (result is not raw.SQLITE_DONE)
            Demand(result);
        return false;
    }

    /// <summary>Ends a run, and lets go of what was bound, which may be long.</summary>
    public void Reset()
    {
        // It tells of the step's fault once more.
        _ = raw.sqlite3_reset(_statement);
        _ = raw.sqlite3_clear_bindings(_statement);
    }

    public void Dispose() => _statement.Dispose();

    private void Demand(int result) => SqliteException.ThrowExceptionForRC(result, _connection);
}
