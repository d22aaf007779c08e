using System.Data.Common;
using Cms.Model;
using Cms.Model.Backups;
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

    public override string ForUpdate => inner.ForUpdate;

    public override string ForUpdateOfFree => inner.ForUpdateOfFree;

    public override string ForShare => inner.ForShare;

    public override SearchIndex Search => inner.Search;

    public override void Configure(DbContextOptionsBuilder options) => inner.Configure(options);

    public override void ConfigureConventions(ModelConfigurationBuilder configuration) => inner.ConfigureConventions(configuration);

    public override object Value(Guid id) => inner.Value(id);

    public override object Value(DateTime instant) => inner.Value(instant);

    public override object Value(IReadOnlyCollection<Guid> ids) => inner.Value(ids);

    public override string IdsOf(string value) => inner.IdsOf(value);

    public override string Holds(string column, string value) => inner.Holds(column, value);

    public override Guid GetId(DbDataReader row, int column) => inner.GetId(row, column);

    public override DateTime GetInstant(DbDataReader row, int column) => inner.GetInstant(row, column);

    public override string NextModified(string column, string now) => inner.NextModified(column, now);

    public override string InSeconds(string seconds) => inner.InSeconds(seconds);

    public override Task HoldPartnerRulesAsync(CmsDbContext db, bool changes, CancellationToken ct) =>
        inner.HoldPartnerRulesAsync(db, changes, ct);

    public override Task<T> WriteAsync<T>(CmsDbContext db, Func<CancellationToken, Task<T>> write, CancellationToken ct) =>
        inner.WriteAsync(db, write, ct);

    public override ValueTask<ReadConnection> OpenReadAsync(CancellationToken ct) => inner.OpenReadAsync(ct);

    public override Task MigrateAsync(CmsDbContext db, CancellationToken ct) => inner.MigrateAsync(db, ct);

    public override void Claim() => inner.Claim();

    public override Task<BackupContents> BackUpAsync(string file, CancellationToken ct) => inner.BackUpAsync(file, ct);

    public override Task DemandUnusedAsync(CancellationToken ct) => inner.DemandUnusedAsync(ct);

    public override Task<string?> RestoreAsync(string file, string migration, DateTime now, CancellationToken ct) =>
        inner.RestoreAsync(file, migration, now, ct);

    public override Task<bool> IsReadyAsync(CancellationToken ct) => inner.IsReadyAsync(ct);

    public override Task BulkInsertAsync<T>(CmsDbContext db, IReadOnlyList<T> rows, CancellationToken ct) =>
        inner.BulkInsertAsync(db, rows, ct);

    public override string? NotUniqueIn(Exception exception) => inner.NotUniqueIn(exception);

    public override async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected override DatabaseFault MeaningOf(Exception exception) => inner.Judge(exception);
}
