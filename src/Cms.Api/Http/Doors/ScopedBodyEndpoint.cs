using Cms.Api.Http.Bodies;
using FluentValidation;

namespace Cms.Api.Http.Doors;

/// <summary>An operation for callers with a scope that takes a body.</summary>
/// <typeparam name="TDoor">The door.</typeparam>
/// <typeparam name="TRequest">What its path and query carry.</typeparam>
/// <typeparam name="TBody">What its body says.</typeparam>
/// <typeparam name="TValidator">Judges what the body says by itself.</typeparam>
/// <typeparam name="TResponse">What it answers with.</typeparam>
public abstract class ScopedBodyEndpoint<TDoor, TRequest, TBody, TValidator, TResponse> : ScopedEndpoint<TDoor, TRequest, TResponse>
    where TDoor : Door, new()
    where TRequest : notnull
    where TBody : class, new()
    where TValidator : AbstractValidator<TBody>, new()
{
    private TBody? _given;

    private static TValidator Rules => field ??= new TValidator();

    /// <summary>Whether the body may be left out, and every member then has its default.</summary>
    protected virtual bool BodyIsOptional => false;

    private protected sealed override TakenBody? TakesBody => new(typeof(TBody), () => Rules, BodyIsOptional, IsPatch: false);

    /// <summary>Does what is asked.</summary>
    protected abstract Task<Outcome<TResponse>> ActAsync(TRequest request, TBody body, CancellationToken ct);

    /// <inheritdoc />
    protected sealed override Task<Outcome<TResponse>> ActAsync(TRequest request, CancellationToken ct) => ActAsync(request, _given!, ct);

    private protected override void JudgeBody()
    {
        (_given, var faults) = JsonBody.Read<TBody>(Body, BodyIsOptional);
        BodyRules.Demand(Rules, _given, faults);
    }
}
