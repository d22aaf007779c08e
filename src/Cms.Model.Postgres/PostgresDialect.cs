using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Cms.Model.Postgres;

/// <summary>The dialect of PostgreSQL.</summary>
internal sealed class PostgresDialect : SqlDialect
{
    /// <inheritdoc />
    public override string ForUpdate => " FOR NO KEY UPDATE";

    /// <inheritdoc />
    public override string ForUpdateOfFree => " FOR NO KEY UPDATE SKIP LOCKED";

    /// <inheritdoc />
    public override string ForShare => " FOR SHARE";

    /// <inheritdoc />
    public override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        configuration.Properties<DateTime>().HaveColumnType("timestamp(3) with time zone");
        // Byte order, as SQLite has it; a language's own order would differ between servers.
        configuration.Properties<string>().UseCollation("C");
    }

    /// <inheritdoc />
    public override object Value(Guid id) => id;

    /// <inheritdoc />
    public override object Value(DateTime instant) => instant;

    /// <inheritdoc />
    public override object Value(IReadOnlyCollection<Guid> ids) => ids.ToArray();

    /// <inheritdoc />
    public override string IdsOf(string value) => $"SELECT unnest({value})";

    /// <inheritdoc />
    public override string Holds(string column, string value) => $"position({value} in {column}) > 0";

    /// <inheritdoc />
    public override Guid GetId(DbDataReader row, int column) => row.GetGuid(column);

    /// <inheritdoc />
    public override DateTime GetInstant(DbDataReader row, int column) => row.GetDateTime(column);

    /// <inheritdoc />
    public override string NextModified(string column, string now) => $"greatest({column} + interval '1 second', {now})";

    /// <inheritdoc />
    public override string InSeconds(string seconds) => $"(clock_timestamp() + make_interval(secs => {seconds}))";
}
