using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Cms.Benchmarks;

/// <summary>The machine this runs on: which core does what, and what to say about it under the figures.</summary>
internal static class Machine
{
    private static readonly List<int> Cores = AllowedCores();

    /// <summary>With one core there is nothing to part: server and load share it.</summary>
    public static bool IsPinned => Cores.Count > 1;

    /// <summary>What to put before a command so that it runs on the server's core only.</summary>
    public static IReadOnlyList<string> OnServerCore => IsPinned ? ["taskset", "-c", Cores[0].ToString(CultureInfo.InvariantCulture)] : [];

    /// <summary>
    /// Moves every thread of this process to the load's core. Processes started from here on inherit it unless they are pinned themselves.
    /// </summary>
    public static void PinLoad()
    {
        if (!IsPinned)
            return;
        var id = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        Ask("taskset", "-a", "-c", "-p", Cores[1].ToString(CultureInfo.InvariantCulture), id);
    }

    public static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    /// <summary>Runs a short command and gives what it printed.</summary>
    public static string Ask(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true }
            )!;
            var errors = process.StandardError.ReadToEndAsync();
            var printed = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0)
                throw new BenchmarkFailure($"{program} {string.Join(' ', arguments)} failed: {errors.Result.Trim()}");
            return printed.Trim();
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new BenchmarkFailure($"{program} could not be started: {missing.Message}");
        }
    }

    public static IEnumerable<(string What, string Value)> Describe()
    {
        yield return ("CPU", Line("/proc/cpuinfo", "model name") ?? RuntimeInformation.ProcessArchitecture.ToString());
        yield return (
            "Cores",
            IsPinned ? $"{Cores.Count}; server and floor on core {Cores[0]}, load on core {Cores[1]}" : "1; server, floor and load share it"
        );
        yield return (
            "Memory",
            Line("/proc/meminfo", "MemTotal") is { } kilobytes
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"{long.Parse(kilobytes.Split(' ')[0], CultureInfo.InvariantCulture) / 1024.0 / 1024:0.0} GiB"
                )
                : "unknown"
        );
        yield return ("System", $"{RuntimeInformation.OSDescription}, kernel {Environment.OSVersion.Version}");
        yield return (".NET", RuntimeInformation.FrameworkDescription);
    }

    /// <summary>The value of the first line "name: value" or "name=value" of a file.</summary>
    public static string? Line(string file, string name)
    {
        if (!File.Exists(file))
            return null;
        var line = File.ReadLines(file).FirstOrDefault(l => l.StartsWith(name, StringComparison.Ordinal));
        return line?[(line.IndexOfAny([':', '=']) + 1)..].Trim();
    }

    private static List<int> AllowedCores()
    {
        var cores = new List<int>();
        foreach (var range in (Line("/proc/self/status", "Cpus_allowed_list") ?? "0").Split(','))
        {
            var ends = range.Split('-');
            var first = int.Parse(ends[0], CultureInfo.InvariantCulture);
            var last = int.Parse(ends[^1], CultureInfo.InvariantCulture);
            cores.AddRange(Enumerable.Range(first, last - first + 1));
        }

        return cores;
    }
}
