using System.Runtime.InteropServices;

namespace Cms.Api.Media.Storage;

/// <summary>
/// Makes the names in a folder last. A file's bytes are one thing and its name another: after the machine went out, a file that was
/// flushed and moved may have gone back to no name at all.
/// </summary>
internal static partial class FolderSync
{
    private const int ReadOnly = 0;

    /// <summary>Waits until the folder itself is on the disk; on Windows, where names are kept with the file, it does nothing.</summary>
    /// <exception cref="IOException">It cannot be.</exception>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        var handle = Open(folder, ReadOnly);
        if (handle < 0)
            throw new IOException($"The folder {folder} cannot be opened (error {Marshal.GetLastPInvokeError()}).");
        try
        {
            // Some file systems know nothing of it (EINVAL); then there is nothing to wait for.
            if (Sync(handle) != 0 && Marshal.GetLastPInvokeError() != 22)
                throw new IOException($"The folder {folder} cannot be flushed (error {Marshal.GetLastPInvokeError()}).");
        }
        finally
        {
            _ = Close(handle);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int handle);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int handle);
}
