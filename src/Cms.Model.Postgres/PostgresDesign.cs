using Microsoft.EntityFrameworkCore.Design;

namespace Cms.Model.Postgres;

/// <summary>How the migration command makes a context.</summary>
public sealed class PostgresDesign : IDesignTimeDbContextFactory<CmsDbContext>
{
    /// <inheritdoc />
    public CmsDbContext CreateDbContext(string[] args) => new PostgresDatabase("Host=localhost;Database=design").NewContext();
}
