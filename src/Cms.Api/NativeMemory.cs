using System.Runtime.InteropServices;

namespace Cms.Api;

/// <summary>
/// Keeps the memory outside the runtime's own heap from growing. The C library of most Linux systems makes up to eight heaps
/// for each processor, hands threads on from one to the next, and gives little of any of them back; SQLite lives in it, and
/// under a mixed load the process grew by twenty megabytes a minute. With two heaps it stays as large as what is in use.
/// </summary>
internal static class NativeMemory
{
    /// <summary>Where an operator sets the same by hand; then nothing is done here.</summary>
    private const string OperatorsOwn = "MALLOC_ARENA_MAX";

    // M_ARENA_MAX of malloc.h.
    private const int ArenaMax = -8;

    private const int Arenas = 2;

    /// <summary>Bounds the heaps, where the C library knows of that; to be called before there are many threads.</summary>
    public static unsafe void Bound()
    {
        if (!OperatingSystem.IsLinux() || Environment.GetEnvironmentVariable(OperatorsOwn) is not null)
            return;
        // Other C libraries have no such function, and no need of it.
        if (NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "mallopt", out var mallopt))
            ((delegate* unmanaged<int, int, int>)mallopt)(ArenaMax, Arenas);
    }
}
