using Cms.Model;

namespace Cms.Api.Admin.Things;

/// <summary>What the operations have to know of a kind that has addresses of its own and is made at the desk.</summary>
/// <typeparam name="TThing">The thing as stored.</typeparam>
/// <typeparam name="TInput">All that an editor may write of it.</typeparam>
/// <typeparam name="TResponse">The thing as the desk sees it.</typeparam>
internal abstract class ShownThingDesk<TThing, TInput, TResponse> : ThingDesk<TThing, TInput, TResponse>
    where TThing : ShownThing
    where TInput : class
{
    /// <summary>What a slug is made of where none is given.</summary>
    public abstract string Name(TInput input);

    /// <summary>A new one at an address, with all that is written of it.</summary>
    public abstract TThing Make(string slug, TInput input, DateTime now);

    /// <inheritdoc />
    public sealed override void Discard(TThing thing, DateTime now) => thing.Discard(now);

    /// <inheritdoc />
    public sealed override void Restore(TThing thing) => thing.Restore();

    /// <inheritdoc />
    public sealed override void Purge(TThing thing, DateTime now) => thing.Purge(now);
}
