using Cms.Api.Delivery;
using Cms.Model;

namespace Cms.Api.Admin.Things;

/// <summary>
/// What the desk's operations have to know of one kind of thing: where it is found, what may be written of it, what it
/// refers to, who shows it, and how it is answered. The operations themselves are the same for every kind.
/// </summary>
/// <typeparam name="TThing">The thing as stored.</typeparam>
/// <typeparam name="TInput">All that an editor may write of it.</typeparam>
/// <typeparam name="TResponse">The thing as the desk sees it.</typeparam>
internal abstract class ThingDesk<TThing, TInput, TResponse>
    where TThing : Thing
    where TInput : class
{
    /// <summary>Which kind.</summary>
    public abstract ThingKind Kind { get; }

    /// <summary>The last part of its path, which is its table's name too.</summary>
    public abstract string Plural { get; }

    /// <summary>One of them, with its article: <c>an author</c>.</summary>
    public abstract string One { get; }

    /// <summary>The word for it: <c>author</c>.</summary>
    public string Noun => Kind.ToString().ToLowerInvariant();

    /// <summary>The address of all of them.</summary>
    public string Path => $"/v1/admin/{Plural}";

    /// <summary>The name it is sorted by: what callers call it, and its column; null where it has none.</summary>
    public virtual (string Key, string Column)? SortName => ("name", "sort_name");

    /// <summary>The column of what it is among its like; null where all are alike.</summary>
    public virtual string? KindColumn => null;

    /// <summary>All of them, each with everything its answer is made of.</summary>
    public abstract IQueryable<TThing> In(CmsDbContext db);

    /// <summary>What is written of it now.</summary>
    public abstract TInput Written(TThing thing);

    /// <summary>Writes what differs, and nothing where nothing does.</summary>
    public abstract void Apply(TThing thing, TInput input, DateTime now);

    /// <summary>What it would refer to.</summary>
    public abstract IEnumerable<ThingReference> References(TInput input);

    /// <summary>Finds who shows it or refers to it.</summary>
    public abstract Task FindUsesAsync(UseReader uses, CancellationToken ct);

    /// <summary>The thing as the desk sees it.</summary>
    public abstract TResponse Shape(TThing thing, Addresses addresses);

    /// <summary>Puts it in the trash.</summary>
    public abstract void Discard(TThing thing, DateTime now);

    /// <summary>Takes it out of the trash.</summary>
    public abstract void Restore(TThing thing);

    /// <summary>Removes its words for good.</summary>
    public abstract void Purge(TThing thing, DateTime now);

    /// <summary>Does away with what it had besides its words, once they are gone for good.</summary>
    public virtual Task PurgedAsync(TThing thing, IServiceProvider services) => Task.CompletedTask;
}
