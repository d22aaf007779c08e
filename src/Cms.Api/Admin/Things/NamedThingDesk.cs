using Cms.Model;

namespace Cms.Api.Admin.Things;

/// <summary>What the operations have to know of a kind that has addresses of its own and is made at the desk.</summary>
/// <inheritdoc />
internal abstract class NamedThingDesk<TThing, TInput, TResponse> : ThingDesk<TThing, TInput, TResponse>
    where TThing : NamedThing
    where TInput : class
{
    /// <summary>What a slug is made of where none is given.</summary>
    public abstract string Name(TInput input);

    /// <summary>A new one at an address, with all that is written of it.</summary>
    public abstract TThing Make(string slug, TInput input, DateTime now);
}
