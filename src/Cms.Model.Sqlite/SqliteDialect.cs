using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Cms.Model.Sqlite;

/// <summary>The dialect of SQLite.</summary>
internal sealed class SqliteDialect : SqlDialect
{
    /// <inheritdoc />
    public override string ForUpdate => "";

    /// <inheritdoc />
    public override string ForUpdateOfFree => "";

    /// <inheritdoc />
    public override string ForShare => "";

    /// <inheritdoc />
    public override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        configuration.Properties<Guid>().HaveConversion<IdToBytes>();
        configuration.Properties<DateTime>().HaveConversion<InstantToMilliseconds>();
    }

    /// <inheritdoc />
    public override object Value(Guid id) => id.ToByteArray(true);

    /// <inheritdoc />
    public override object Value(DateTime instant) => InstantToMilliseconds.ToMilliseconds(instant);

    /// <inheritdoc />
    public override object Value(IReadOnlyCollection<Guid> ids) => $"[{string.Join(',', ids.Select(id => $"\"{id:n}\""))}]";

    /// <inheritdoc />
    public override string IdsOf(string value) => $"SELECT unhex(value) FROM json_each({value})";

    /// <inheritdoc />
    public override string Holds(string column, string value) => $"instr({column}, {value}) > 0";

    /// <inheritdoc />
    public override Guid GetId(DbDataReader row, int column) => new(row.GetFieldValue<byte[]>(column), true);

    /// <inheritdoc />
    public override DateTime GetInstant(DbDataReader row, int column) => InstantToMilliseconds.FromMilliseconds(row.GetInt64(column));

    /// <inheritdoc />
    public override string NextModified(string column, string now) => $"max({column} + 1000, {now})";

    /// <inheritdoc />
    public override string InSeconds(string seconds) => $"CAST((unixepoch('subsec') + {seconds}) * 1000 AS INTEGER)";
}
