using NetVips;

namespace Cms.Api.Media;

/// <summary>
/// The library that decodes and encodes pictures, set up once in a process and not before the first picture: a server that is
/// sent none does without it.
/// </summary>
internal static class Vips
{
    private static readonly Lazy<bool> Loaded = new(Load);

    /// <summary>Refuses what only trusted files should reach, and keeps nothing of a picture that is done with.</summary>
    /// <exception cref="InvalidOperationException">The library is not there for this machine.</exception>
    public static void SetUp() => _ = Loaded.Value;

    private static bool Load()
    {
        if (!ModuleInitializer.VipsInitialized)
            throw new InvalidOperationException("libvips does not load on this machine.", ModuleInitializer.Exception);
        // What is wrong with a file comes as an exception; the library would write of it into the log of the program too.
        Log.SetLogHandler("VIPS", Enums.LogLevelFlags.All, static (_, _, _) => { });
        // Loaders of formats that nobody hardened against hostile files (SVG, PDF, ImageMagick …).
        NetVips.NetVips.BlockUntrusted = true;
        Cache.Max = 0;
        // One picture on one thread: several are worked on beside each other, and never more than are let in.
        NetVips.NetVips.Concurrency = 1;
        return true;
    }
}
