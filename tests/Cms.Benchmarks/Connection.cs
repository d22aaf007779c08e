using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Cms.Benchmarks;

/// <summary>
/// One kept-alive connection for everything that is not load: looking whether a server is there, walking its pages, capturing answers.
/// </summary>
internal sealed class Connection : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Socket _socket;
    private byte[] _buffer = new byte[64 * 1024];

    public Connection(int port)
    {
        _socket = Open(port);
        _socket.ReceiveTimeout = (int)Patience.TotalMilliseconds;
        _socket.SendTimeout = (int)Patience.TotalMilliseconds;
    }

    public static Socket Open(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.Connect(IPAddress.Loopback, port);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>The bytes of a request. The Host is the same for server and floor, so that both get the same bytes.</summary>
    public static byte[] Request(string path, string? ifNoneMatch = null) =>
        Encoding.ASCII.GetBytes(
            $"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: "
                + $"application/json\r\n{(ifNoneMatch is null ? "" : $"If-None-Match: {ifNoneMatch}\r\n")}\r\n"
        );

    /// <summary>The answer to a path, which must be 200.</summary>
    public Answer Get(string path)
    {
        var answer = Exchange(Request(path));
        return answer.Status == 200 ? answer : throw new BenchmarkFailure($"GET {path} answered {answer.Status} where 200 was expected.");
    }

    public Answer Exchange(byte[] request)
    {
        try
        {
            _socket.Send(request);
            return Receive();
        }
        catch (SocketException lost)
        {
            throw new BenchmarkFailure($"No answer: {lost.Message}");
        }
    }

    public void Put(byte[] content)
    {
        var head = FormattableString.Invariant($"PUT / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {content.Length}\r\n\r\n");
        var answer = Exchange([.. Encoding.ASCII.GetBytes(head), .. content]);
        if (answer.Status != 204)
            throw new BenchmarkFailure($"The floor refused an answer with {answer.Status}.");
    }

    public void Dispose() => _socket.Dispose();

    private Answer Receive()
    {
        var filled = 0;
        AnswerHead? head = null;
        while (true)
        {
            if (filled == _buffer.Length)
                Array.Resize(ref _buffer, _buffer.Length * 2);
            var count = _socket.Receive(_buffer.AsSpan(filled));
            if (count == 0)
                throw new BenchmarkFailure("The server closed a connection in the middle of an answer.");
            filled += count;

            var received = _buffer.AsSpan(0, filled);
            if (head is null && AnswerHead.TryRead(received, out var read))
                head = read;
            if (head is not { } known)
                continue;
            if (!known.IsChunked && filled - known.Length >= known.ContentLength)
                return Answer.FromBytes(received[..(known.Length + (int)known.ContentLength)]);
            if (!known.IsChunked)
                continue;

            var content = new List<byte>();
            if (AnswerHead.EndOfChunks(received[known.Length..], content) >= 0)
                return Answer.FromBytes(received[..known.Length]) with { Body = [.. content] };
        }
    }
}
