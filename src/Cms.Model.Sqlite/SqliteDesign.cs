using Microsoft.EntityFrameworkCore.Design;

namespace Cms.Model.Sqlite;

/// <summary>How the migration command makes a context.</summary>
public sealed class SqliteDesign : IDesignTimeDbContextFactory<CmsDbContext>
{
    /// <inheritdoc />
    public CmsDbContext CreateDbContext(string[] args) => new SqliteDatabase("Data Source=design.db").NewContext();
}
