using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Cms.Testing.Contract;

/// <summary>The values of <c>format</c> that the contract uses; those of JsonSchema.Net let through what no client may be sent.</summary>
internal static partial class Formats
{
    public static bool IsKnown(string format) =>
        format is "uuid" or "date-time" or "date" or "uri" or "uri-reference" or "int32" or "int64" or "double" or "byte" or "binary";

    /// <summary>Whether a value has the format; formats of other types and of bytes say nothing about it.</summary>
    public static bool Fits(JsonElement value, string format) =>
        value.ValueKind switch
        {
            JsonValueKind.String => Fits(value.GetString()!, format),
            JsonValueKind.Number => FitsNumber(value, format),
            _ => true,
        };

    private static bool Fits(string text, string format) =>
        format switch
        {
            "uuid" => Uuid.IsMatch(text),
            "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            "date-time" => Instant.IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            "uri" => Scheme.IsMatch(text) && UriCharacters.IsMatch(text) && Uri.TryCreate(text, UriKind.Absolute, out _),
            "uri-reference" => UriCharacters.IsMatch(text) && Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out _),
            _ => true,
        };

    private static bool FitsNumber(JsonElement number, string format) =>
        format switch
        {
            "int32" => number.TryGetDecimal(out var whole) && decimal.IsInteger(whole) && whole is >= int.MinValue and <= int.MaxValue,
            "int64" => number.TryGetDecimal(out var whole) && decimal.IsInteger(whole) && whole is >= long.MinValue and <= long.MaxValue,
            "double" => double.IsFinite(number.GetDouble()),
            _ => true,
        };

    [GeneratedRegex(@"^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\z")]
    private static partial Regex Uuid { get; }

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,7})?(Z|[+-][0-9]{2}:[0-9]{2})\z")]
    private static partial Regex Instant { get; }

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9+.-]*:.")]
    private static partial Regex Scheme { get; }

    // System.Uri is lenient with spaces and letters beyond ASCII, which a URI has only percent-encoded.
    [GeneratedRegex(@"^([A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*\z")]
    private static partial Regex UriCharacters { get; }
}
