using System.Text.Json.Nodes;
using Cms.Api.Http.Bodies;
using Cms.Api.Http.Problems;
using FluentValidation;

namespace Cms.Api.Http.Doors;

/// <summary>An operation that changes some members of a thing and leaves the others (JSON merge patch, RFC 7396).</summary>
/// <typeparam name="TDoor">The door.</typeparam>
/// <typeparam name="TRequest">What its path and query carry.</typeparam>
/// <typeparam name="TBody">All members that a whole replacement would take.</typeparam>
/// <typeparam name="TValidator">Judges them as they come out.</typeparam>
/// <typeparam name="TResponse">What it answers with.</typeparam>
public abstract class ScopedPatchEndpoint<TDoor, TRequest, TBody, TValidator, TResponse> : ScopedEndpoint<TDoor, TRequest, TResponse>
    where TDoor : Door, new()
    where TRequest : notnull
    where TBody : class, new()
    where TValidator : AbstractValidator<TBody>, new()
{
    private JsonObject? _patch;
    private IReadOnlyList<ProblemError> _faults = [];

    private static TValidator Rules => field ??= new TValidator();

    /// <summary>The members the patch names.</summary>
    protected JsonObject Changes => _patch!;

    private protected sealed override TakenBody? TakesBody => new(typeof(TBody), () => Rules, IsOptional: false, IsPatch: true);

    /// <summary>The members as they are with the patch on top, judged like a whole replacement.</summary>
    protected TBody Patched(TBody current)
    {
        var patched = JsonBody.Patched(current, _patch!);
        BodyRules.Demand(Rules, patched, _faults);
        return patched;
    }

    private protected override void JudgeBody() => (_patch, _faults) = JsonBody.ReadPatch<TBody>(Body);
}
