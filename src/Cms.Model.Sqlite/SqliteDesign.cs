using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Cms.Model.Sqlite;

/// <summary>How the migration command makes a context.</summary>
public sealed class SqliteDesign : IDesignTimeDbContextFactory<CmsDbContext>
{
    /// <inheritdoc />
    public CmsDbContext CreateDbContext(string[] args)
    {
        var database = new SqliteDatabase("Data Source=design.db");
        var options = new DbContextOptionsBuilder<CmsDbContext>();
        database.Configure(options);
        return new CmsDbContext(options.Options, database);
    }
}
