using Cms.Model.Webhooks;

namespace Cms.Api.Outbound;

/// <summary>Another server gave no answer.</summary>
internal sealed class OutboundException(RequestFault fault, Exception? inner = null)
    : Exception($"The other server gave no answer: {fault}.", inner)
{
    /// <summary>Why.</summary>
    public RequestFault Fault { get; } = fault;
}
