using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Cms.Model.Sqlite;

/// <summary>Has a connection keep the plans of its prepared statements.</summary>
internal static class StablePlans
{
    // SQLITE_DBCONFIG_ENABLE_QPSG, for which raw has no name.
    private const int Setting = 1007;

    /// <summary>
    /// Otherwise the library makes a plan anew whenever a value changes that might make another plan better: on each execution, at twice
    /// the cost of a short read. No statistics are kept that it could judge values by, and the plan of every read is held by a test
    /// (the query planner stability guarantee, https://www.sqlite.org/queryplanner-ng.html).
    /// </summary>
    public static void KeepPlans(this SqliteConnection connection)
    {
        if (raw.sqlite3_db_config(connection.Handle, Setting, 1, out var isOn) != raw.SQLITE_OK || isOn == 0)
            throw new InvalidOperationException("The SQLite library cannot keep its plans.");
    }
}
