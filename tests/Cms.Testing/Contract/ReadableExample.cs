using System.Text.Json.Nodes;

namespace Cms.Testing.Contract;

/// <summary>
/// Makes an example that a person reads to its end out of what was really answered: of a list its first two items and one of
/// each further kind, of a map two entries, of a long text its beginning.
/// </summary>
public static class ReadableExample
{
    private const int Items = 2;
    private const int Characters = 600;

    // What tells kinds of items apart: blocks by type, slots by kind, rows by what they say.
    private static readonly string[] Kinds = ["type", "kind", "op", "level"];

    /// <summary>The example.</summary>
    public static JsonNode? Of(JsonNode? answer) =>
        answer switch
        {
            JsonArray list => new JsonArray([.. Shown(list).Select(Of)]),
            JsonObject map => new JsonObject((IsMap(map) ? map.Take(Items) : map).Select(m => KeyValuePair.Create(m.Key, Of(m.Value)))),
            JsonValue value
                when value.TryGetValue<string>(out var text) && text.Length > Characters && text.Contains(' ', StringComparison.Ordinal) =>
                Cut(text),
            _ => answer?.DeepClone(),
        };

    private static IEnumerable<JsonNode?> Shown(JsonArray list)
    {
        var seen = new HashSet<string>();
        for (var i = 0; i < list.Count; i++)
        {
            var kind = list[i] is JsonObject item ? Kinds.Select(k => item[k]?.ToString()).FirstOrDefault(k => k is not null) : null;
            if ((kind is not null && seen.Add(kind)) || i < Items)
                yield return list[i];
        }
    }

    private static bool IsMap(JsonObject value) => value.Count > 0 && value.All(m => Guid.TryParse(m.Key, out _));

    private static string Cut(string text)
    {
        var end = text.LastIndexOf(' ', Characters);
        return text[..(end < 0 ? Characters : end)] + " …";
    }
}
