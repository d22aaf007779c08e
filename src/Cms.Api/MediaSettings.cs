namespace Cms.Api;

/// <summary>Pictures: what is taken, and where it lies (<c>Cms:Media:…</c>).</summary>
public sealed record MediaSettings
{
    /// <summary>Most that a picture may weigh when it is sent, in megabytes.</summary>
    public int MaxMegabytes { get; init; } = 25;

    /// <summary>Most pixels that a picture may have, in millions, all frames of one that moves together.</summary>
    public int MaxMegapixels { get; init; } = 100;

    /// <summary>Most pixels that a side of a picture may have.</summary>
    public int MaxSide { get; init; } = 20_000;

    /// <summary>The object store they lie in; null for a folder under the data directory.</summary>
    public S3Settings? S3 { get; init; }

    /// <summary><see cref="MaxMegabytes"/> as bytes.</summary>
    internal long MaxBytes => MaxMegabytes * 1_000_000L;
}
