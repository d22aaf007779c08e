using Cms.Api.Http.Doors;
using FastEndpoints;
using FluentValidation;

namespace Cms.Api.Partners;

/// <summary>Something a partner does or says: an operation of its door that takes a body and nothing besides.</summary>
/// <inheritdoc />
public abstract class PartnerBodyEndpoint<TBody, TValidator, TResponse>
    : ScopedBodyEndpoint<PartnerDoor, EmptyRequest, TBody, TValidator, TResponse>
    where TBody : class, new()
    where TValidator : AbstractValidator<TBody>, new();
