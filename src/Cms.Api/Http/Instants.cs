using System.Globalization;
using System.Text.RegularExpressions;

namespace Cms.Api.Http;

/// <summary>Reads instants as RFC 3339 writes them: a day, a time and how far from UTC; the letters T and Z in either case.</summary>
internal static partial class Instants
{
    /// <summary>
    /// Years outside are slips of the keyboard or of a conversion, and calendars and databases part ways there; nothing is stored
    /// with them. A query may ask beyond, and finds nothing there.
    /// </summary>
    private const int FirstYear = 1400,
        LastYear = 9000;

    // A day, a time without or with seconds and a fraction of them, and where it says so the offset.
    private const string Day = "[0-9]{4}-[0-9]{2}-[0-9]{2}",
        Time = "[0-9]{2}:[0-9]{2}",
        Offset = "[Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9]";

    /// <summary>What one looks like.</summary>
    public const string Example = "2026-11-01T12:00:00Z";

    /// <summary>
    /// An instant in UTC, to the millisecond. One without an offset, and a day alone, has no place in the world: its kind says so.
    /// </summary>
    /// <returns>Null of anything else.</returns>
    public static DateTime? Read(string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day.ToDateTime(default);
        var parts = Form().Match(text);
        if (
            !DateTime.TryParseExact(
                parts.Groups["minute"].Value.ToUpperInvariant(),
                "yyyy-MM-dd'T'HH:mm",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var local
            )
        )
            return null;
        // As far as it is kept; what follows is cut off and never rounded.
        local = local
            .AddSeconds(Number(parts.Groups["second"].ValueSpan))
            .AddMilliseconds(Number(parts.Groups["fraction"].Value.PadRight(3, '0').AsSpan(0, 3)));
        var offset = parts.Groups["offset"].ValueSpan;
        if (offset.IsEmpty)
            return local;
        var minutes = offset is "Z" or "z" ? 0 : (Number(offset[1..3]) * 60) + Number(offset[4..]);
        var utc = local.Ticks - (TimeSpan.TicksPerMinute * (offset[0] == '-' ? -minutes : minutes));
        return utc < DateTime.MinValue.Ticks || utc > DateTime.MaxValue.Ticks ? null : new DateTime(utc, DateTimeKind.Utc);
    }

    /// <summary>What is wrong with a text that is an instant or a day, as the end of a sentence about it; null where nothing is.</summary>
    public static string? Fault(string text) =>
        Read(text) switch
        {
            { Kind: DateTimeKind.Unspecified } =>
                $"should say a time and how far it is from UTC: end it with Z, as in {Example}, or with an offset such as +02:00.",
            { } instant when !IsNear(instant.Year) => OutOfRange,
            _ => null,
        };

    /// <summary>The end of a sentence about a day or an instant of a year that is none of ours.</summary>
    public static string OutOfRange => $"should lie in the years {FirstYear} to {LastYear}.";

    /// <summary>Whether a year is one that days and instants may have.</summary>
    public static bool IsNear(int year) => year is >= FirstYear and <= LastYear;

    private static int Number(ReadOnlySpan<char> digits) =>
        digits.IsEmpty ? 0 : int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        $@"\A(?<minute>{Day}[Tt]{Time})(:(?<second>[0-5][0-9])(\.(?<fraction>[0-9]{{1,16}}))?)?(?<offset>{Offset})?\z",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Form();
}
