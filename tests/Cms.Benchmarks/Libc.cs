using System.Runtime.InteropServices;

namespace Cms.Benchmarks;

/// <summary>The few calls of the operating system that the framework does not offer.</summary>
internal static partial class Libc
{
    public const short PollIn = 1;
    public const int InterruptedCall = 4;
    private const int SignalTerminate = 15;
    private const int ClockTicks = 2;

    public static void Terminate(int processId) => _ = Kill(processId, SignalTerminate);

    public static long ClockTicksPerSecond { get; } = (long)SystemConfiguration(ClockTicks);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    public static unsafe partial int Poll(PollEntry* entries, nuint count, int timeoutMilliseconds);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int processId, int signal);

    [LibraryImport("libc", EntryPoint = "sysconf")]
    private static partial nint SystemConfiguration(int name);

    [StructLayout(LayoutKind.Sequential)]
    public struct PollEntry
    {
        public int Descriptor;
        public short Wanted;
        public short Returned;
    }
}
