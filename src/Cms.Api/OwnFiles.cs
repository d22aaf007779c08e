using System.Runtime.InteropServices;

namespace Cms.Api;

/// <summary>Who may read what this program writes.</summary>
internal static class OwnFiles
{
    // All rights of the group and of others.
    private const uint Others = 0b000_111_111;

    /// <summary>
    /// Every file that this process makes, or has made by a library or another program, is its user's alone (600), and every
    /// folder (700): drafts, keys' hashes and webhooks' secrets lie in the database, in its logs and in its backups.
    /// </summary>
    public static void KeepPrivate()
    {
        if (!OperatingSystem.IsWindows())
            _ = Umask(Others);
    }

    [DllImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint Umask(uint mask);
}
