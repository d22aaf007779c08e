using System.Runtime.InteropServices;
using System.Text;
using Cms.Model.Reading;
using SQLitePCL;

namespace Cms.Model.Sqlite;

/// <summary>
/// The row that a statement of SQLite stands on. Values are read where the library has them. Its functions for that are short and wait
/// for nobody, so that the collector need not be told of each call.
/// </summary>
internal sealed unsafe partial class SqliteRow(sqlite3_stmt statement) : Row
{
    private const string Library = "e_sqlite3";
    private const int IdBytes = 16;

    private readonly nint _statement = statement.DangerousGetHandle();

    /// <inheritdoc />
    public override bool IsNull(int column) => ValueType(Value(_statement, column)) == raw.SQLITE_NULL;

    /// <inheritdoc />
    public override bool GetBoolean(int column) => GetInt64(column) != 0;

    /// <inheritdoc />
    public override int GetInt32(int column) => checked((int)GetInt64(column));

    /// <inheritdoc />
    public override long GetInt64(int column)
    {
        var value = Value(_statement, column);
        return ValueType(value) == raw.SQLITE_NULL ? throw Null(column) : ValueInt64(value);
    }

    /// <inheritdoc />
    public override string GetString(int column) => Encoding.UTF8.GetString(Bytes(column));

    /// <inheritdoc />
    public override byte[] GetBytes(int column)
    {
        // Not cleared first, since it is written whole.
        var stored = Bytes(column);
        var bytes = GC.AllocateUninitializedArray<byte>(stored.Length);
        stored.CopyTo(bytes);
        return bytes;
    }

    /// <inheritdoc />
    public override Guid GetId(int column) =>
        Bytes(column) is { Length: IdBytes } bytes
            ? new Guid(bytes, bigEndian: true)
            : throw new InvalidOperationException($"Column {column} is no id.");

    /// <inheritdoc />
    public override DateTime GetInstant(int column) => InstantToMilliseconds.FromMilliseconds(GetInt64(column));

    // Of a text too, whose bytes are UTF-8: asked for as a text it would be copied first, to end in a zero.
    private ReadOnlySpan<byte> Bytes(int column)
    {
        var value = Value(_statement, column);
        var start = ValueBlob(value);
        if (start != null)
            return new ReadOnlySpan<byte>(start, ValueBytes(value));
        return ValueType(value) == raw.SQLITE_NULL ? throw Null(column) : [];
    }

    private static InvalidOperationException Null(int column) => new($"Column {column} is NULL.");

    // This alone takes the connection's lock; each function that asks for a column by its number would.
    [LibraryImport(Library, EntryPoint = "sqlite3_column_value"), SuppressGCTransition]
    private static partial nint Value(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_value_type"), SuppressGCTransition]
    private static partial int ValueType(nint value);

    [LibraryImport(Library, EntryPoint = "sqlite3_value_int64"), SuppressGCTransition]
    private static partial long ValueInt64(nint value);

    [LibraryImport(Library, EntryPoint = "sqlite3_value_blob"), SuppressGCTransition]
    private static partial byte* ValueBlob(nint value);

    [LibraryImport(Library, EntryPoint = "sqlite3_value_bytes"), SuppressGCTransition]
    private static partial int ValueBytes(nint value);
}
