using System.Collections.ObjectModel;
using System.Text.Json;

namespace Cms.Model.Articles;

/// <summary>
/// The members a magazine adds of its own: names with a text, a number, or true or false. They are kept and delivered as they are, in
/// their order; nothing here knows what they mean.
/// </summary>
public static class CustomFields
{
    /// <summary>Most of them.</summary>
    public const int MaxCount = 50;

    /// <summary>Most bytes of all together, as JSON in UTF-8.</summary>
    public const int MaxBytes = 16_384;

    /// <summary>Longest name, in characters.</summary>
    public const int MaxName = 64;

    /// <summary>What a name looks like.</summary>
    public const string NamePattern = "^[A-Za-z][A-Za-z0-9_-]{0,63}$";

    /// <summary>None.</summary>
    public static IReadOnlyDictionary<string, JsonElement> None => ReadOnlyDictionary<string, JsonElement>.Empty;

    /// <summary>What is wrong with some of them, in a sentence; null where nothing is.</summary>
    public static string? Fault(IReadOnlyDictionary<string, JsonElement> fields)
    {
        if (fields.Count > MaxCount)
            return $"should hold at most {MaxCount} members; it holds {fields.Count}.";
        foreach (var (name, value) in fields)
        {
            if (!IsName(name))
                return $"has a member whose name should be 1 to {MaxName} letters, digits, hyphens and underscores, a letter first.";
            if (value.ValueKind is not (JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False))
                return $"should hold texts, numbers, true and false only; {name} is something else.";
            if (value.ValueKind == JsonValueKind.String && !IsText(value.GetString()!))
                return $"has a text that holds a control character or what is no character: {name}.";
        }

        return JsonSerializer.SerializeToUtf8Bytes(fields, StoredJson.Options).Length > MaxBytes
            ? $"should be at most {MaxBytes:N0} bytes of JSON."
            : null;
    }

    /// <summary>Whether both hold the same.</summary>
    public static bool AreSame(IReadOnlyDictionary<string, JsonElement> one, IReadOnlyDictionary<string, JsonElement> other) =>
        one.Count == other.Count
        && one.All(field => other.TryGetValue(field.Key, out var value) && JsonElement.DeepEquals(field.Value, value));

    private static bool IsName(string name) =>
        name.Length is > 0 and <= MaxName && char.IsAsciiLetter(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    private static bool IsText(string text) =>
        Texts.Noncharacter(text) is null && !text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'));
}
