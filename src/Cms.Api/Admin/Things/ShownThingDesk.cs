using Cms.Model;

namespace Cms.Api.Admin.Things;

/// <summary>What the operations have to know of a kind that is public by what shows it.</summary>
/// <inheritdoc />
internal abstract class ShownThingDesk<TThing, TInput, TResponse> : NamedThingDesk<TThing, TInput, TResponse>
    where TThing : ShownThing
    where TInput : class
{
    /// <inheritdoc />
    public sealed override void Discard(TThing thing, DateTime now) => thing.Discard(now);

    /// <inheritdoc />
    public sealed override void Restore(TThing thing) => thing.Restore();

    /// <inheritdoc />
    public sealed override void Purge(TThing thing, DateTime now) => thing.Purge(now);
}
