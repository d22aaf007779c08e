using FastEndpoints;

namespace Cms.Api.Http.Doors;

/// <summary>Reads a request from its path and query alone.</summary>
internal sealed class AddressBinder<TRequest>() : RequestBinder<TRequest>(BindingSource.RouteValues | BindingSource.QueryParams)
    where TRequest : notnull;
