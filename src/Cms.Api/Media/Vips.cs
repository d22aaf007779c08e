using NetVips;

namespace Cms.Api.Media;

/// <summary>How the library that decodes and encodes pictures is set up, once in a process.</summary>
internal static class Vips
{
    /// <summary>Refuses what only trusted files should reach, and keeps nothing of a picture that is done with.</summary>
    /// <exception cref="InvalidOperationException">The library is not there for this machine.</exception>
    public static void SetUp()
    {
        if (!ModuleInitializer.VipsInitialized)
            throw new InvalidOperationException("libvips does not load on this machine.", ModuleInitializer.Exception);
        // Loaders of formats that nobody hardened against hostile files (SVG, PDF, ImageMagick …).
        NetVips.NetVips.BlockUntrusted = true;
        Cache.Max = 0;
        // One picture on one thread: several are worked on beside each other, and never more than are let in.
        NetVips.NetVips.Concurrency = 1;
    }
}
