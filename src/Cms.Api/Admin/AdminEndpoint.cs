using Cms.Api.Http.Doors;

namespace Cms.Api.Admin;

/// <summary>An operation of the desk.</summary>
/// <inheritdoc />
public abstract class AdminEndpoint<TRequest, TResponse> : ScopedEndpoint<DeskDoor, TRequest, TResponse>
    where TRequest : notnull;
