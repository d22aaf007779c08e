using System.Globalization;

namespace Cms.Api.Http.Queries;

/// <summary>Reads the texts that the rules let through.</summary>
internal static class Parse
{
    /// <summary>A number in plain digits; null of anything else, signs and spaces too.</summary>
    public static long? Number(string? text) =>
        // The digits are looked at first: the runtime's reader passes over NULs at the end.
        text is { Length: > 0 }
        && text.All(char.IsAsciiDigit)
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>An instant in UTC, to the millisecond; of a day alone, its midnight. Null of anything else.</summary>
    public static DateTime? Instant(string? text) =>
        text is not null && Instants.Read(text) is { } instant && (instant.Kind == DateTimeKind.Utc || text.Length == "yyyy-MM-dd".Length)
            ? DateTime.SpecifyKind(instant, DateTimeKind.Utc)
            : null;

    /// <summary>The values of a comma list; empty values are kept, and refused by the rules.</summary>
    public static List<string> List(string? text) => text is null ? [] : [.. text.Split(',')];

    /// <summary>An id in its one form: 36 characters with hyphens.</summary>
    public static Guid? Id(string text) =>
        // Length and letters are looked at first: the runtime's reader takes spaces around it and signs within.
        text.Length == 36
        && text.All(c => char.IsAsciiHexDigit(c) || c == '-')
        && Guid.TryParseExact(text, "D", out var id)
            ? id
            : null;
}
