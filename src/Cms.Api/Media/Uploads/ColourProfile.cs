using System.Buffers.Binary;
using System.Text;

namespace Cms.Api.Media.Uploads;

/// <summary>What a colour profile (ICC.1) says of the colours that a picture can have.</summary>
internal static class ColourProfile
{
    // The triangle that sRGB spans among all colours, by the primaries as profiles write them (adapted to D50).
    private const double AreaOfSrgb = 0.1091;

    // Display P3 spans 1.36 of it, Adobe RGB 1.35; variants of sRGB by makers of screens and cameras stay below.
    private const double Wide = 1.15;

    /// <summary>Whether it is sRGB by its own name, so that nothing has to be converted.</summary>
    public static bool IsSrgb(ReadOnlySpan<byte> profile)
    {
        var name = Find(profile, "desc"u8);
        // One byte a letter in version 2, two in version 4.
        var text = Encoding.Latin1.GetString(name[..Math.Min(name.Length, 200)]).Replace("\0", "", StringComparison.Ordinal);
        return IsRgb(profile) && text.Contains("sRGB", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether it has colours that sRGB has not.</summary>
    public static bool IsWide(ReadOnlySpan<byte> profile)
    {
        if (!IsRgb(profile))
            return false;
        var (red, green, blue) = (Chromaticity(profile, "rXYZ"u8), Chromaticity(profile, "gXYZ"u8), Chromaticity(profile, "bXYZ"u8));
        var area = Math.Abs((red.X * (green.Y - blue.Y)) + (green.X * (blue.Y - red.Y)) + (blue.X * (red.Y - green.Y))) / 2;
        return area > AreaOfSrgb * Wide;
    }

    private static bool IsRgb(ReadOnlySpan<byte> profile) => profile.Length > 132 && profile[16..].StartsWith("RGB "u8);

    private static (double X, double Y) Chromaticity(ReadOnlySpan<byte> profile, ReadOnlySpan<byte> tag)
    {
        var value = Find(profile, tag);
        if (value.Length < 20)
            return default;
        var (x, y, z) = (Fixed(value[8..]), Fixed(value[12..]), Fixed(value[16..]));
        return x + y + z is > 0 and var sum ? (x / sum, y / sum) : default;
    }

    private static double Fixed(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadInt32BigEndian(bytes) / 65_536.0;

    private static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> profile, ReadOnlySpan<byte> tag)
    {
        if (profile.Length < 132)
            return default;
        var count = Math.Min(BinaryPrimitives.ReadUInt32BigEndian(profile[128..]), 200);
        for (var i = 0; i < count && 132 + (12 * (i + 1)) <= profile.Length; i++)
        {
            var entry = profile.Slice(132 + (12 * i), 12);
            var (at, length) = (BinaryPrimitives.ReadUInt32BigEndian(entry[4..]), BinaryPrimitives.ReadUInt32BigEndian(entry[8..]));
            if (entry.StartsWith(tag) && at <= profile.Length && length <= profile.Length - at)
                return profile.Slice((int)at, (int)length);
        }

        return default;
    }
}
