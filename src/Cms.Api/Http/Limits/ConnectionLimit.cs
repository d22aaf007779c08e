using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Connections;

namespace Cms.Api.Http.Limits;

/// <summary>
/// Bounds the connections of each address, so that none can take all that the server has. What is beyond is closed at
/// once.
/// </summary>
/// <param name="most">Most connections of one address.</param>
/// <param name="exempt">Addresses that many callers share: proxies that are trusted.</param>
internal sealed class ConnectionLimit(int most, IReadOnlyCollection<IPAddress> exempt) : IDisposable
{
    private readonly HashSet<IPAddress> _exempt = [.. exempt.Select(CallerAddress.Network)];

    private readonly PartitionedRateLimiter<IPAddress> _open = PartitionedRateLimiter.Create<IPAddress, IPAddress>(address =>
        RateLimitPartition.GetConcurrencyLimiter(address, _ => new ConcurrencyLimiterOptions { PermitLimit = most, QueueLimit = 0 })
    );

    /// <summary>Serves a connection, if its address has not too many.</summary>
    public async Task InvokeAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        var address = CallerAddress.Network((connection.RemoteEndPoint as IPEndPoint)?.Address);
        // A socket in the file system has no address; whoever may open it is the operator's own.
        if (connection.RemoteEndPoint is not IPEndPoint || _exempt.Contains(address))
        {
            await next(connection);
            return;
        }

        using var lease = _open.AttemptAcquire(address);
        if (lease.IsAcquired)
            await next(connection);
        else
            connection.Abort(new ConnectionAbortedException("The address has as many connections as it may."));
    }

    public void Dispose() => _open.Dispose();
}
