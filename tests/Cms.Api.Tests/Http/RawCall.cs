using System.Net.Sockets;
using System.Text;
using Cms.Testing;

namespace Cms.Api.Tests.Http;

/// <summary>A connection on which a test says what it likes, as no well-behaved client would.</summary>
internal sealed class RawCall : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp);
    private readonly Uri _server;

    private RawCall(Uri server) => _server = server;

    public static async Task<RawCall> ToAsync(Uri server)
    {
        var call = new RawCall(server);
        await call._socket.ConnectAsync(server.Host, server.Port);
        return call;
    }

    /// <summary>Sends a text as it stands; <c>\n</c> is sent as a line end of HTTP.</summary>
    public async Task SayAsync(string text) =>
        await _socket.SendAsync(
            Encoding.Latin1.GetBytes(
                text.Replace("{host}", _server.Authority, StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal)
            )
        );

    /// <summary>Says that nothing more comes.</summary>
    public void End() => _socket.Shutdown(SocketShutdown.Send);

    /// <summary>What comes until the text is in it, or until the other side ends the connection.</summary>
    public async Task<string> HearAsync(string until = "\0")
    {
        using var patience = Patience.Ends();
        var heard = new StringBuilder();
        var buffer = new byte[4_096];
        while (!heard.ToString().Contains(until, StringComparison.Ordinal))
        {
            int count;
            try
            {
                count = await _socket.ReceiveAsync(buffer, patience.Token);
            }
            catch (SocketException)
            {
                // Reset: the other side has ended it too.
                break;
            }

            if (count == 0)
                break;
            heard.Append(Encoding.Latin1.GetString(buffer, 0, count));
        }

        return heard.ToString();
    }

    public void Dispose() => _socket.Dispose();
}
