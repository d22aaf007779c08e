using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Options;

namespace Cms.Api.Access;

/// <summary>
/// Until somebody chose a key, the server listens to this machine alone. It holds where the sockets are opened, so that it
/// does not matter in which of many ways an address was named, nor when: at the start or by a file that changed.
/// </summary>
internal sealed class LoopbackTransport(IOptions<SocketTransportOptions> options, ILoggerFactory logs)
    : IConnectionListenerFactory,
        IConnectionListenerFactorySelector
{
    private readonly SocketTransportFactory _sockets = new(options, logs);

    /// <summary>Whether nobody has chosen a key yet.</summary>
    public bool IsClosed { get; set; }

    /// <summary>Whether an address was opened to this machine alone that was meant for others.</summary>
    public bool HasTurned { get; private set; }

    /// <inheritdoc />
    public bool CanBind(EndPoint endpoint) => IsClosed && endpoint is IPEndPoint { Address: var address } && !IPAddress.IsLoopback(address);

    /// <inheritdoc />
    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        HasTurned = true;
        return _sockets.BindAsync(new IPEndPoint(IPAddress.Loopback, ((IPEndPoint)endpoint).Port), cancellationToken);
    }
}
