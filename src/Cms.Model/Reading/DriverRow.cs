using System.Data.Common;

namespace Cms.Model.Reading;

/// <summary>The present row of a driver's reader.</summary>
public sealed class DriverRow(DbDataReader reader, SqlDialect dialect) : Row
{
    /// <inheritdoc />
    public override bool IsNull(int column) => reader.IsDBNull(column);

    /// <inheritdoc />
    public override bool GetBoolean(int column) => reader.GetBoolean(column);

    /// <inheritdoc />
    public override int GetInt32(int column) => reader.GetInt32(column);

    /// <inheritdoc />
    public override long GetInt64(int column) => reader.GetInt64(column);

    /// <inheritdoc />
    public override string GetString(int column) => reader.GetString(column);

    /// <inheritdoc />
    public override byte[] GetBytes(int column) => reader.GetFieldValue<byte[]>(column);

    /// <inheritdoc />
    public override Guid GetId(int column) => dialect.GetId(reader, column);

    /// <inheritdoc />
    public override DateTime GetInstant(int column) => dialect.GetInstant(reader, column);
}
