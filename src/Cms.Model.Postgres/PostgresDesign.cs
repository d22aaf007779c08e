using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Cms.Model.Postgres;

/// <summary>How the migration command makes a context.</summary>
public sealed class PostgresDesign : IDesignTimeDbContextFactory<CmsDbContext>
{
    /// <inheritdoc />
    public CmsDbContext CreateDbContext(string[] args)
    {
        var database = new PostgresDatabase("Host=localhost;Database=design");
        var options = new DbContextOptionsBuilder<CmsDbContext>();
        database.Configure(options);
        return new CmsDbContext(options.Options, database);
    }
}
