namespace Cms.Model.Sqlite;

/// <summary>A file that one process at a time holds; the operating system lets go of it when the process ends, however it ends.</summary>
internal static class FileLock
{
    // What the operating system says of a file that another process holds: EAGAIN on Linux and on macOS, a sharing and a
    // locking violation on Windows. Anything else, such as a file system that is read-only, is a fault of its own.
    private static readonly int[] Held =
        OperatingSystem.IsWindows() ? [unchecked((int)0x80070020), unchecked((int)0x80070021)]
        : OperatingSystem.IsMacOS() ? [35]
        : [11];

    /// <summary>Takes it; null where another process has it.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    public static FileStream? TryTake(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (Held.Contains(e.HResult))
        {
            return null;
        }
    }

    /// <summary>Takes it as soon as nobody else has it.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    public static async Task<FileStream> TakeAsync(string path, CancellationToken ct)
    {
        // A file lock cannot be awaited, only asked for again.
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            if (TryTake(path) is { } taken)
                return taken;
            await again.WaitForNextTickAsync(ct);
        }
    }
}
