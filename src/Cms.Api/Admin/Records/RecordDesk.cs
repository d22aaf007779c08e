using Cms.Api.Admin.Things;
using Cms.Api.Http.Problems;
using Cms.Model;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Records;

/// <summary>
/// What the desk's operations have to know of one kind of record that readers never see: where it is found, what may be
/// written of it, what it names, and how it is answered.
/// </summary>
/// <typeparam name="TRecord">The record as stored.</typeparam>
/// <typeparam name="TInput">All that may be written of it.</typeparam>
/// <typeparam name="TResponse">The record as the desk sees it.</typeparam>
internal abstract class RecordDesk<TRecord, TInput, TResponse>
    where TRecord : DeskRecord
    where TInput : class
{
    /// <summary>The last part of its path, which is its table's name too.</summary>
    public abstract string Plural { get; }

    /// <summary>The word for it.</summary>
    public abstract string Noun { get; }

    /// <summary>The scope that managing it needs.</summary>
    public abstract string Scope { get; }

    /// <summary>The address of all of them.</summary>
    public string Path => $"/v1/admin/{Plural}";

    /// <summary>All of them.</summary>
    public abstract IQueryable<TRecord> In(CmsDbContext db);

    /// <summary>The record.</summary>
    /// <exception cref="ProblemException"><c>not-found</c>.</exception>
    public async Task<TRecord> RequireAsync(CmsDbContext db, Guid id, CancellationToken ct) =>
        await In(db).FirstOrDefaultAsync(r => r.Id == id, ct) ?? throw new ProblemException("not-found", $"There is no such {Noun}.");

    /// <summary>A new one.</summary>
    public abstract TRecord Make(TInput input, DateTime now);

    /// <summary>What is written of it now.</summary>
    public abstract TInput Written(TRecord record);

    /// <summary>Writes what differs, and nothing where nothing does.</summary>
    public abstract void Apply(TRecord record, TInput input);

    /// <summary>What it names.</summary>
    public abstract IEnumerable<ThingReference> References(TInput input);

    /// <summary>The record as the desk sees it.</summary>
    public abstract TResponse Shape(TRecord record);
}
