namespace Cms.Model.Sqlite;

/// <summary>
/// Drafts, keys' hashes and webhooks' secrets lie in these files, so they are their owner's alone. What the program makes is
/// so from the start (the process's umask); this is for what an earlier one, or a copy, left open to others.
/// </summary>
internal static class PrivateFiles
{
    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Closes the database's files to others, and their folder where it holds nothing else.</summary>
    public static void Tighten(string database)
    {
        if (OperatingSystem.IsWindows())
            return;
        var (folder, name) = (Path.GetDirectoryName(database)!, Path.GetFileName(database));
        foreach (var file in Directory.EnumerateFiles(folder, name + "*"))
            Close(file, OwnersFile);
        // A folder that others share, such as /tmp, is not ours to close.
        if (
            Directory
                .EnumerateFileSystemEntries(folder)
                .Select(Path.GetFileName)
                .All(e => e == "media" || e!.StartsWith(name, StringComparison.Ordinal))
        )
            Close(folder, OwnersFile | UnixFileMode.UserExecute);
    }

    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static void Close(string path, UnixFileMode mode)
    {
        try
        {
            var present = File.GetUnixFileMode(path);
            if ((present & ~mode) != UnixFileMode.None)
                File.SetUnixFileMode(path, present & mode);
        }
        catch (FileNotFoundException)
        {
            // Another process was done with it meanwhile.
        }
        catch (UnauthorizedAccessException)
        {
            // Somebody else owns it, such as the volume of a container, and has said who may read it.
        }
    }
}
