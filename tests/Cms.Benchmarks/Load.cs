using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;

namespace Cms.Benchmarks;

/// <summary>What one window showed.</summary>
/// <param name="RequestsPerSecond">Answers in the window by its length.</param>
/// <param name="MicrosecondsPerRequest">Processor time the measured program used, by answers.</param>
/// <param name="Busy">Share of the window in which the measured program had a processor; well below 1, something else was the
/// bottleneck.</param>
/// <param name="MedianMilliseconds">Half of the answers came at least this fast.</param>
/// <param name="SlowMilliseconds">99 of 100 answers came at least this fast.</param>
internal sealed record Measurement(
    double RequestsPerSecond,
    double MicrosecondsPerRequest,
    double Busy,
    double MedianMilliseconds,
    double SlowMilliseconds
)
{
    /// <summary>The median of every figure by itself.</summary>
    public static Measurement Median(IReadOnlyCollection<Measurement> rounds) =>
        new(
            Median(rounds.Select(r => r.RequestsPerSecond)),
            Median(rounds.Select(r => r.MicrosecondsPerRequest)),
            Median(rounds.Select(r => r.Busy)),
            Median(rounds.Select(r => r.MedianMilliseconds)),
            Median(rounds.Select(r => r.SlowMilliseconds))
        );

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}

/// <summary>Ready requests given out one after the other, over and over: none comes back before all others went out.</summary>
internal sealed class RequestCycle(IReadOnlyList<byte[]> requests)
{
    private int _next;

    public byte[] Next()
    {
        var request = requests[_next];
        _next = _next + 1 == requests.Count ? 0 : _next + 1;
        return request;
    }
}

/// <summary>
/// Keeps a fixed number of connections busy from one thread: each sends its next request when the answer to the last is complete.
/// It allocates nothing while it runs, so that it takes as little as possible from the machine it measures.
/// </summary>
internal sealed class Load(int connections, CancellationToken ct)
{
    private const int LatencyBuckets = 500_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly byte[] _scratch = new byte[256 * 1024];

    // One bucket is one microsecond; the last holds everything slower.
    private readonly int[] _latencies = new int[LatencyBuckets];

    /// <param name="target">The program to measure.</param>
    /// <param name="requests">What to ask; goes on where the last run ended.</param>
    /// <param name="expectedStatus">Any other fails the benchmark.</param>
    /// <param name="warmUp">Time before the window.</param>
    /// <param name="window">Time that counts.</param>
    public Measurement Run(PinnedProcess target, RequestCycle requests, int expectedStatus, TimeSpan warmUp, TimeSpan window)
    {
        Measurement? measurement = null;
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                measurement = Drive(target, requests, expectedStatus, warmUp, window);
            }
            catch (Exception caught)
            {
                failure = caught;
            }
        })
        {
            IsBackground = true,
            Name = "load",
        };
        thread.Start();
        thread.Join();
        if (failure is SocketException lost)
            throw new BenchmarkFailure($"A connection was lost under load: {lost.Message}");
        if (failure is not null)
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        return measurement!;
    }

    private unsafe Measurement Drive(PinnedProcess target, RequestCycle requests, int expectedStatus, TimeSpan warmUp, TimeSpan window)
    {
        var lines = new List<Line>(connections);
        try
        {
            while (lines.Count < connections)
                lines.Add(new Line(target.Port));
            Array.Clear(_latencies);

            Span<Libc.PollEntry> entries = stackalloc Libc.PollEntry[connections];
            for (var i = 0; i < connections; i++)
                entries[i] = new Libc.PollEntry { Descriptor = (int)lines[i].Handle, Wanted = Libc.PollIn };
            foreach (var line in lines)
                line.Send(requests.Next());

            var measureFrom = Stopwatch.GetTimestamp() + Ticks(warmUp);
            var measureTo = measureFrom + Ticks(window);
            var lastAnswer = Stopwatch.GetTimestamp();
            var isMeasuring = false;
            var answers = 0L;
            TimeSpan processorBefore = default;
            var begun = 0L;

            while (true)
            {
                int ready;
                fixed (Libc.PollEntry* first = entries)
                    ready = Libc.Poll(first, (nuint)connections, 100);
                if (ready < 0 && Marshal.GetLastPInvokeError() != Libc.InterruptedCall)
                    throw new BenchmarkFailure("poll failed.");

                var now = Stopwatch.GetTimestamp();
                if (ready > 0)
                    lastAnswer = now;
                else if (Stopwatch.GetElapsedTime(lastAnswer, now) > Patience)
                    throw new BenchmarkFailure($"No answer came for {Patience.TotalSeconds} s.");
                ct.ThrowIfCancellationRequested();

                if (!isMeasuring && now >= measureFrom)
                {
                    isMeasuring = true;
                    processorBefore = target.ProcessorTime();
                    begun = Stopwatch.GetTimestamp();
                    measureTo = begun + Ticks(window);
                }
                else if (isMeasuring && now >= measureTo)
                {
                    var processor = target.ProcessorTime() - processorBefore;
                    return Measured(answers, processor, Stopwatch.GetElapsedTime(begun));
                }

                for (var i = 0; i < connections && ready > 0; i++)
                {
                    if (entries[i].Returned == 0)
                        continue;
                    ready--;
                    var line = lines[i];
                    if (!line.Receive(_scratch, expectedStatus))
                        continue;
                    if (isMeasuring)
                    {
                        answers++;
                        var microseconds = (long)Stopwatch.GetElapsedTime(line.SentAt).TotalMicroseconds;
                        _latencies[Math.Min(microseconds, LatencyBuckets - 1)]++;
                    }

                    line.Send(requests.Next());
                }
            }
        }
        finally
        {
            foreach (var line in lines)
                line.Dispose();
        }
    }

    private Measurement Measured(long answers, TimeSpan processor, TimeSpan elapsed)
    {
        if (answers == 0)
            throw new BenchmarkFailure("Not one answer came within the measured window.");
        return new Measurement(
            answers / elapsed.TotalSeconds,
            processor.TotalMicroseconds / answers,
            processor / elapsed,
            Percentile(answers, 0.50),
            Percentile(answers, 0.99)
        );
    }

    private double Percentile(long answers, double share)
    {
        var wanted = (long)Math.Ceiling(answers * share);
        var seen = 0L;
        for (var i = 0; i < LatencyBuckets; i++)
        {
            seen += _latencies[i];
            if (seen >= wanted)
                return (i + 1) / 1000.0;
        }

        return LatencyBuckets / 1000.0;
    }

    private static long Ticks(TimeSpan time) => (long)(time.TotalSeconds * Stopwatch.Frequency);

    /// <summary>One connection and the answer it is waiting for.</summary>
    private sealed class Line : IDisposable
    {
        private readonly Socket _socket;
        private byte[] _buffer = new byte[64 * 1024];
        private byte[] _request = [];
        private int _filled;
        private bool _isHeadRead;
        private AnswerHead _head;
        private long _missing;

        public Line(int port)
        {
            _socket = Connection.Open(port);
            _socket.Blocking = false;
        }

        public nint Handle => _socket.Handle;

        public long SentAt { get; private set; }

        public void Send(byte[] request)
        {
            _request = request;
            _filled = 0;
            _isHeadRead = false;
            SentAt = Stopwatch.GetTimestamp();
            // A request is far smaller than a socket's buffer, which is empty: no answer is outstanding.
            if (_socket.Send(request, SocketFlags.None) != request.Length)
                throw new BenchmarkFailure("A request went out only in part.");
        }

        /// <summary>Takes what has come; true when the answer is complete.</summary>
        public bool Receive(byte[] scratch, int expectedStatus)
        {
            // Of a body with a known length only the count matters.
            var isCounting = _isHeadRead && !_head.IsChunked;
            if (!isCounting && _filled == _buffer.Length)
                Array.Resize(ref _buffer, _buffer.Length * 2);
            var count = _socket.Receive(isCounting ? scratch : _buffer.AsSpan(_filled), SocketFlags.None, out var error);
            if (error == SocketError.WouldBlock)
                return false;
            if (error != SocketError.Success)
                throw new SocketException((int)error);
            if (count == 0)
                throw new BenchmarkFailure("The server closed a connection under load.");

            if (isCounting)
            {
                _missing -= count;
            }
            else
            {
                _filled += count;
                if (!_isHeadRead && !ReadHead(expectedStatus))
                    return false;
                if (_head.IsChunked)
                {
                    var end = AnswerHead.EndOfChunks(_buffer.AsSpan(_head.Length, _filled - _head.Length));
                    _missing = end < 0 ? 1 : _head.Length + end - _filled;
                }
            }

            if (_missing < 0)
                throw new BenchmarkFailure($"More came back than was asked for: {Asked()}");
            return _missing == 0;
        }

        public void Dispose() => _socket.Dispose();

        private bool ReadHead(int expectedStatus)
        {
            if (!AnswerHead.TryRead(_buffer.AsSpan(0, _filled), out _head))
                return false;
            if (_head.Status != expectedStatus)
                throw new BenchmarkFailure($"{Asked()} answered {_head.Status} where {expectedStatus} was expected.");
            _isHeadRead = true;
            _missing = _head.Length + _head.ContentLength - _filled;
            return true;
        }

        private string Asked() => Encoding.ASCII.GetString(_request).Split(" HTTP/", 2)[0];
    }
}
