using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Cms.Testing.Databases;

/// <summary>
/// A way to a PostgreSQL server that a test can let stand still: connections are taken as before and nothing comes or goes over
/// any of them, as with a server that was stopped by a signal or lies behind a network that is gone.
/// </summary>
public sealed class Relay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _over = new();
    private readonly NpgsqlConnectionStringBuilder _server;
    private readonly Task _accepting;
    private volatile TaskCompletionSource _flows = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>A way to a server.</summary>
    public Relay(string connectionString)
    {
        _server = new NpgsqlConnectionStringBuilder(connectionString);
        _listener.Start();
        var way = new NpgsqlConnectionStringBuilder(connectionString)
        {
            Host = "127.0.0.1",
            Port = ((IPEndPoint)_listener.LocalEndpoint).Port,
        };
        // Who stands still is waited for as long as the program waits by itself.
        way.Remove("Timeout");
        ConnectionString = way.ConnectionString;
        GoOn();
        _accepting = AcceptAsync();
    }

    /// <summary>How to reach the server over it.</summary>
    public string ConnectionString { get; }

    /// <summary>Lets it stand still.</summary>
    public void StandStill() => _flows = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Lets it go on, with what was sent meanwhile.</summary>
    public void GoOn() => _flows.TrySetResult();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _over.Dispose();
    }

    private async Task AcceptAsync()
    {
        var carried = new List<Task>();
        try
        {
            while (true)
                carried.Add(CarryAsync(await _listener.AcceptTcpClientAsync(_over.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(carried);
        }
    }

    private async Task CarryAsync(TcpClient client)
    {
        using var server = new TcpClient();
        using (client)
        {
            try
            {
                await _flows.Task.WaitAsync(_over.Token);
                await server.ConnectAsync(_server.Host!, _server.Port, _over.Token);
                await await Task.WhenAny(
                    PassAsync(client.GetStream(), server.GetStream()),
                    PassAsync(server.GetStream(), client.GetStream())
                );
            }
            catch (Exception e) when (e is OperationCanceledException or IOException or SocketException)
            {
                // One of the two has gone, or the test is over; the other end goes with it.
            }
        }
    }

    private async Task PassAsync(NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[16_384];
        while (await from.ReadAsync(buffer, _over.Token) is > 0 and var count)
        {
            await _flows.Task.WaitAsync(_over.Token);
            await to.WriteAsync(buffer.AsMemory(0, count), _over.Token);
        }
    }
}
