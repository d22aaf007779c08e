using System.Collections.Frozen;

namespace Cms.Model.Reading;

/// <summary>A row that a statement found, good until the next is read. Columns count from 0; what is NULL has no value to be got.</summary>
public abstract class Row
{
    /// <summary>Whether a column is NULL.</summary>
    public abstract bool IsNull(int column);

    /// <summary>A truth value.</summary>
    public abstract bool GetBoolean(int column);

    /// <summary>A number.</summary>
    public abstract int GetInt32(int column);

    /// <inheritdoc cref="GetInt32"/>
    public abstract long GetInt64(int column);

    /// <summary>A text.</summary>
    public abstract string GetString(int column);

    /// <summary>Bytes.</summary>
    public abstract byte[] GetBytes(int column);

    /// <summary>An id, as the database stores ids.</summary>
    public abstract Guid GetId(int column);

    /// <summary>An instant, as the database stores instants, in UTC.</summary>
    public abstract DateTime GetInstant(int column);

    /// <summary>One of some names, stored as it is called in the program.</summary>
    public T GetName<T>(int column)
        where T : struct, Enum => Names<T>.All[GetString(column)];

    // Rows are read by the hundred, and a name is looked up faster than parsed.
    private static class Names<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<string, T> All = Enum.GetValues<T>().ToFrozenDictionary(value => value.ToString());
    }
}
