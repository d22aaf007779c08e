using Cms.Api.Http.Doors;
using FluentValidation;

namespace Cms.Api.Admin;

/// <summary>An operation of the desk that changes some members of a thing and leaves the others.</summary>
/// <inheritdoc />
public abstract class AdminPatchEndpoint<TRequest, TBody, TValidator, TResponse>
    : ScopedPatchEndpoint<DeskDoor, TRequest, TBody, TValidator, TResponse>
    where TRequest : notnull
    where TBody : class, new()
    where TValidator : AbstractValidator<TBody>, new();
