using Cms.Model;
using Cms.Model.Reading;
using Cms.Model.Search;
using Microsoft.EntityFrameworkCore;

namespace Cms.Testing.Databases;

/// <summary>A database seen through something: all that an heir does not say otherwise is the other's.</summary>
public abstract class PassingDatabase(CmsDatabase inner) : CmsDatabase(inner.StatementLimit)
{
    /// <summary>The other.</summary>
    protected CmsDatabase Inner => inner;

    public override string Name => inner.Name;

    public override string? FilePath => inner.FilePath;

    public override SqlDialect Sql => inner.Sql;

    public override DatabaseUpkeep Upkeep => inner.Upkeep;

    public override SearchIndex Search => inner.Search;

    public override void Configure(DbContextOptionsBuilder options) => inner.Configure(options);

    public override Task HoldPartnerRulesAsync(CmsDbContext db, bool changes, CancellationToken ct) =>
        inner.HoldPartnerRulesAsync(db, changes, ct);

    public override Task<T> WriteAsync<T>(CmsDbContext db, Func<CancellationToken, Task<T>> write, CancellationToken ct) =>
        inner.WriteAsync(db, write, ct);

    public override ValueTask<ReadConnection> OpenReadAsync(CancellationToken ct) => inner.OpenReadAsync(ct);

    public override Task BulkInsertAsync<T>(CmsDbContext db, IReadOnlyList<T> rows, CancellationToken ct) =>
        inner.BulkInsertAsync(db, rows, ct);

    public override Task InsertAsync(CmsDbContext db, IReadOnlyList<object> rows, CancellationToken ct) => inner.InsertAsync(db, rows, ct);

    public override string? NotUniqueIn(Exception exception) => inner.NotUniqueIn(exception);

    public override async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected override DatabaseFault MeaningOf(Exception exception) => inner.Judge(exception);
}
