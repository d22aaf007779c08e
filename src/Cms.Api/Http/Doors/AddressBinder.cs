using FastEndpoints;

namespace Cms.Api.Http.Doors;

/// <summary>
/// Reads a request from its path and query alone: the address says everything. Bodies are read by ourselves, strictly, and nothing of
/// them may land in a parameter.
/// </summary>
internal sealed class AddressBinder<TRequest>() : RequestBinder<TRequest>(BindingSource.RouteValues | BindingSource.QueryParams)
    where TRequest : notnull;
