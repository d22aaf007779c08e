using System.Text.Json.Nodes;
using Cms.Api.Delivery;
using Cms.Api.Http.Problems;
using Cms.Model;
using Cms.Model.Access;
using Microsoft.EntityFrameworkCore;

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

    /// <summary>The name it is sorted by: what callers call it, and its column; null where it has none.</summary>
    public virtual (string Key, string Column)? SortName => ("name", "sort_name");

    /// <summary>The column of what it is among its like; null where all are alike.</summary>
    public virtual string? KindColumn => null;

    /// <summary>When readers see a new one, in a sentence.</summary>
    public virtual string WhenShown => "Readers see it once something public shows it, or at once if it is listed.";

    /// <summary>When readers see a change, to end a sentence with.</summary>
    public virtual string WhenChanged => "readers see it at once, and so do the articles that show it.";

    /// <summary>All of them, each with everything its answer is made of.</summary>
    public abstract IQueryable<TThing> In(CmsDbContext db);

    /// <summary>The thing, with everything its answer is made of.</summary>
    /// <exception cref="ProblemException"><c>not-found</c>.</exception>
    public async Task<TThing> RequireAsync(CmsDbContext db, Guid id, CancellationToken ct) =>
        await In(db).FirstOrDefaultAsync(t => t.Id == id, ct) ?? throw new ProblemException("not-found", $"There is no such {Noun}.");

    /// <summary>What is written of it now.</summary>
    public abstract TInput Written(TThing thing);

    /// <summary>Writes what differs, and nothing where nothing does.</summary>
    public abstract void Apply(TThing thing, TInput input, DateTime now);

    /// <summary>What it would refer to.</summary>
    public abstract IEnumerable<ThingReference> References(TInput input);

    /// <summary>Whether something it refers to must stay out of the trash until it is stored.</summary>
    public virtual bool Keeps(ThingReference reference) => true;

    /// <summary>What is written of it before a patch, where some of its members take the place of others.</summary>
    public virtual TInput Before(TInput written, JsonObject changes) => written;

    /// <summary>Finds who shows it or refers to it.</summary>
    public abstract Task FindUsesAsync(UseReader uses, CancellationToken ct);

    /// <summary>Goes on only where nobody uses it.</summary>
    /// <exception cref="InUseException">Somebody does.</exception>
    public async Task DemandUnusedAsync(UseReader uses, CancellationToken ct)
    {
        await FindUsesAsync(uses, ct);
        if (uses.Found.Count > 0)
            throw new InUseException(uses.Found);
    }

    /// <summary>The thing as the desk sees it.</summary>
    public abstract TResponse Shape(TThing thing, Addresses addresses, Actor actor);

    /// <summary>The same after a save, with what is to be said of what was written.</summary>
    public virtual TResponse After(TResponse shape, TInput input) => shape;

    /// <summary>Puts it in the trash.</summary>
    public abstract void Discard(TThing thing, DateTime now);

    /// <summary>Takes it out of the trash.</summary>
    public abstract void Restore(TThing thing);

    /// <summary>Removes its words for good.</summary>
    public abstract void Purge(TThing thing, DateTime now);

    /// <summary>Does away with what it had besides its words, once they are gone for good.</summary>
    public virtual Task PurgedAsync(TThing thing, IServiceProvider services) => Task.CompletedTask;
}
