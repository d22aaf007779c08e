using Cms.Api.Http.Doors;
using FluentValidation;

namespace Cms.Api.Admin;

/// <summary>An operation of the desk that takes a body.</summary>
/// <inheritdoc />
public abstract class AdminBodyEndpoint<TRequest, TBody, TValidator, TResponse>
    : ScopedBodyEndpoint<DeskDoor, TRequest, TBody, TValidator, TResponse>
    where TRequest : notnull
    where TBody : class, new()
    where TValidator : AbstractValidator<TBody>, new();
