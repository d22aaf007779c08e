using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace Cms.Benchmarks;

/// <summary>A program started here on the server's core, watched from outside and ended by its own id.</summary>
internal sealed class PinnedProcess : IDisposable
{
    // Requests in hand may take 30 s to finish after SIGTERM.
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(35);
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly string _log;
    private readonly long _startedAt;
    private bool _isStopped;

    private PinnedProcess(Process process, string log, int port, long startedAt)
    {
        (_process, _log, Port, _startedAt) = (process, log, port, startedAt);
    }

    public int Port { get; }

    /// <summary>Memory in use now (VmRSS), in MB of 10^6 bytes.</summary>
    public double MemoryMegabytes =>
        Machine.Line(Invariant($"/proc/{_process.Id}/status"), "VmRSS") is { } written
            ? long.Parse(written.Split(' ')[0], CultureInfo.InvariantCulture) * 1024 / 1e6
            : throw Gone();

    /// <summary>Most memory in use since the start or the last <see cref="ResetPeak"/> (VmHWM), in MB of 10^6 bytes.</summary>
    public double PeakMegabytes =>
        Machine.Line(Invariant($"/proc/{_process.Id}/status"), "VmHWM") is { } written
            ? long.Parse(written.Split(' ')[0], CultureInfo.InvariantCulture) * 1024 / 1e6
            : throw Gone();

    /// <summary>Forgets what was in use at most until now.</summary>
    public void ResetPeak() => File.WriteAllText(Invariant($"/proc/{_process.Id}/clear_refs"), "5");

    /// <summary>Calls to it with a key.</summary>
    public HttpClient NewClient(string key) =>
        new()
        {
            BaseAddress = new Uri(Invariant($"http://127.0.0.1:{Port}")),
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) },
        };

    /// <summary>Its threads now.</summary>
    public int Threads =>
        Machine.Line(Invariant($"/proc/{_process.Id}/status"), "Threads") is { } written
            ? int.Parse(written, CultureInfo.InvariantCulture)
            : throw Gone();

    /// <summary>Processor time used since the start, in user and in kernel mode.</summary>
    public TimeSpan ProcessorTime()
    {
        string written;
        try
        {
            written = File.ReadAllText(Invariant($"/proc/{_process.Id}/stat"));
        }
        catch (IOException)
        {
            throw Gone();
        }

        // The program's name in parentheses may hold spaces; utime and stime are the 12th and 13th field after it.
        var fields = written[(written.LastIndexOf(')') + 2)..].Split(' ');
        var ticks = long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
        return TimeSpan.FromSeconds((double)ticks / Libc.ClockTicksPerSecond);
    }

    /// <param name="command">Program and arguments.</param>
    /// <param name="environment">Variables to set; null takes one away.</param>
    /// <param name="log">File for everything the program prints.</param>
    /// <param name="port">Where it is going to listen.</param>
    public static PinnedProcess Start(IReadOnlyList<string> command, IReadOnlyDictionary<string, string?> environment, string log, int port)
    {
        // The shell and taskset replace themselves by the program, which so keeps their process id.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >\"$0\" 2>&1", log, .. Machine.OnServerCore, .. command])
        {
            WorkingDirectory = Path.GetDirectoryName(log),
        };
        foreach (var (name, value) in environment)
        {
            if (value is null)
                start.Environment.Remove(name);
            else
                start.Environment[name] = value;
        }

        // As the README has it for operators; a machine that does not tell the runtime of its caches would collect every few answers.
        start.Environment["DOTNET_GCgen0size"] = "0x1400000";
        var startedAt = Stopwatch.GetTimestamp();
        return new PinnedProcess(Process.Start(start)!, log, port, startedAt);
    }

    /// <summary>Asks for a path until it answers 200, and gives the time since the start of the program.</summary>
    public TimeSpan WaitFor(string path, CancellationToken ct)
    {
        var request = Connection.Request(path);
        while (!Answers(request))
        {
            if (_process.HasExited)
                throw new BenchmarkFailure($"The program ended with {_process.ExitCode} before it answered {path}.\n{LogTail()}");
            if (Stopwatch.GetElapsedTime(_startedAt) > StartPatience)
                throw new BenchmarkFailure($"The program did not answer {path} within {StartPatience}.\n{LogTail()}");
            ct.ThrowIfCancellationRequested();
            Thread.Sleep(2);
        }

        return Stopwatch.GetElapsedTime(_startedAt);
    }

    /// <summary>Ends the program with SIGTERM, after which it must exit with 0.</summary>
    public void Stop()
    {
        if (End() is var code && code != 0)
            throw new BenchmarkFailure($"The program exited with {code} after SIGTERM where 0 was expected.\n{LogTail()}");
        File.Delete(_log);
    }

    public void Dispose()
    {
        if (!_isStopped)
            End();
        _process.Dispose();
    }

    private int End()
    {
        _isStopped = true;
        if (!_process.HasExited)
            Libc.Terminate(_process.Id);
        if (!_process.WaitForExit(StopPatience))
        {
            _process.Kill();
            _process.WaitForExit();
        }

        return _process.ExitCode;
    }

    private bool Answers(byte[] request)
    {
        try
        {
            using var connection = new Connection(Port);
            return connection.Exchange(request).Status == 200;
        }
        catch (Exception notYet) when (notYet is SocketException or BenchmarkFailure)
        {
            return false;
        }
    }

    private BenchmarkFailure Gone() => new($"The program on port {Port} is gone.\n{LogTail()}");

    /// <summary>The last lines printed; the whole may be long.</summary>
    private string LogTail()
    {
        if (!File.Exists(_log))
            return "";
        using var log = new FileStream(_log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        log.Seek(-Math.Min(log.Length, 2_000), SeekOrigin.End);
        using var reader = new StreamReader(log);
        return reader.ReadToEnd();
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
