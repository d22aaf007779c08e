using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Cms.Api.Http.Problems;
using Cms.Model;

namespace Cms.Api.Http.Bodies;

/// <summary>
/// Goes through a body beside the type that it is to be read as, and finds everything at once that the type does not take: each fault
/// with its place, what belongs there and, of a misspelt member, the name that was probably meant. The contract's schemas are made of
/// the same types. A merge patch is judged in the same way, since what it names is what a whole body names.
/// </summary>
internal sealed class BodyWalk
{
    // Enough to mend a body by; what names thousands is not meant for this address at all.
    private const int MostFaults = 100;
    private readonly List<ProblemError> _form = [];
    private readonly List<ProblemError> _values = [];

    private BodyWalk() { }

    /// <summary>All that is wrong with a body that is to be read as a type.</summary>
    public static BodyFaults Judge(JsonElement body, Type type)
    {
        var walk = new BodyWalk();
        walk.Value(body, type, mayBeNull: false, "");
        return new BodyFaults(walk._form, walk._values);
    }

    private void Value(JsonElement value, Type type, bool mayBeNull, string pointer)
    {
        if (_form.Count + _values.Count >= MostFaults || (value.ValueKind == JsonValueKind.Null && mayBeNull))
            return;
        type = Nullable.GetUnderlyingType(type) ?? type;
        var shape = Json.Options.GetTypeInfo(type);
        if (type == typeof(JsonElement))
            Anything(value, pointer);
        else if (shape.Kind == JsonTypeInfoKind.Object && value.ValueKind == JsonValueKind.Object)
            Members(value, shape, pointer);
        else if (shape.Kind == JsonTypeInfoKind.Enumerable && value.ValueKind == JsonValueKind.Array)
            Items(value, (item, place) => Value(item, shape.ElementType!, mayBeNull: false, place), pointer);
        else if (shape.Kind == JsonTypeInfoKind.Dictionary && value.ValueKind == JsonValueKind.Object)
            Names(value, pointer, (member, place) => Value(member.Value, shape.ElementType!, mayBeNull: false, place));
        else if (type == typeof(string) && value.ValueKind == JsonValueKind.String)
            Text(value, pointer);
        else if (
            type == typeof(DateTime)
            && value.ValueKind == JsonValueKind.String
            && TextOf(value) is { } instant
            && Instants.Fault(instant) is { } fault
        )
            Refuse(_values, pointer, "instant", fault);
        else if (shape.Kind != JsonTypeInfoKind.None || value.ValueKind == JsonValueKind.Null || !Reads(value, shape))
            Refuse(_form, pointer, "wrong-type", $"should be {Takes(type, shape)}{(mayBeNull ? ", or null" : "")}; it is {Shown(value)}.");
        else if (type == typeof(DateOnly) && !Instants.IsNear(value.Deserialize<DateOnly>(Json.Options).Year))
            Refuse(_values, pointer, "day", Instants.OutOfRange);
    }

    private void Members(JsonElement value, JsonTypeInfo shape, string pointer)
    {
        var taken = shape.Properties.Where(p => p.Set is not null).ToList();
        Names(value, pointer, (member, place) =>
        {
            if (taken.Find(p => p.Name == member.Name) is not { } property)
            {
                var names = taken.ConvertAll(p => p.Name);
                Add(
                    _form,
                    place,
                    "unknown-member",
                    $"There is no member {Cut(member.Name)} here{Nearest.Guess(member.Name, names)} This takes {string.Join(", ", names)}."
                );
                return;
            }

            var patched = property
                .AttributeProvider?.GetCustomAttributes(typeof(PatchOfAttribute), false)
                .OfType<PatchOfAttribute>()
                .SingleOrDefault();
            var mayBeNull =
                property.IsSetNullable
                && (!property.PropertyType.IsValueType || Nullable.GetUnderlyingType(property.PropertyType) is not null);
            Value(member.Value, patched?.Type ?? property.PropertyType, mayBeNull, place);
        });
    }

    /// <summary>Of what may be anything, only what no reader of JSON agrees on.</summary>
    private void Anything(JsonElement value, string pointer)
    {
        if (value.ValueKind == JsonValueKind.Object)
            Names(value, pointer, (member, place) => Anything(member.Value, place));
        else if (value.ValueKind == JsonValueKind.Array)
            Items(value, Anything, pointer);
        else if (value.ValueKind == JsonValueKind.String && TextOf(value) is null)
            RefuseHalf(pointer);
    }

    private void Names(JsonElement value, string pointer, Action<JsonProperty, string> judge)
    {
        var seen = new HashSet<string>();
        foreach (var member in value.EnumerateObject())
        {
            if (_form.Count + _values.Count >= MostFaults)
                return;
            if (NameOf(member) is not { } name)
                Add(_form, pointer, "malformed-json", "The name of a member holds half of a character (a lone surrogate).");
            else if (!seen.Add(name))
                Add(
                    _form,
                    Under(pointer, name),
                    "duplicate-member",
                    $"{Named(Under(pointer, name))} is there more than once; send it once."
                );
            else
                judge(member, Under(pointer, name));
        }
    }

    private static void Items(JsonElement value, Action<JsonElement, string> judge, string pointer)
    {
        var index = 0;
        foreach (var item in value.EnumerateArray())
            judge(item, string.Create(CultureInfo.InvariantCulture, $"{pointer}/{index++}"));
    }

    private void Text(JsonElement value, string pointer)
    {
        if (TextOf(value) is not { } text)
            RefuseHalf(pointer);
        else if (Texts.Noncharacter(text) is { } rune)
            Refuse(_values, pointer, "noncharacter", $"holds U+{rune.Value:X4}, which is no character and never will be; leave it out.");
    }

    private void RefuseHalf(string pointer) => Refuse(_form, pointer, "malformed-json", "holds half of a character (a lone surrogate).");

    private static void Refuse(List<ProblemError> faults, string pointer, string code, string sentence) =>
        Add(faults, pointer, code, $"{Named(pointer)} {sentence}");

    private static void Add(List<ProblemError> faults, string pointer, string code, string message) =>
        faults.Add(ProblemError.InBody(pointer, code, message));

    /// <summary>The text; null where it holds half of a surrogate pair, which the reader says in its own way.</summary>
    private static string? TextOf(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string? NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static bool Reads(JsonElement value, JsonTypeInfo shape)
    {
        try
        {
            value.Deserialize(shape);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string Takes(Type type, JsonTypeInfo shape) =>
        shape.Kind switch
        {
            JsonTypeInfoKind.Object => "an object",
            JsonTypeInfoKind.Dictionary => "an object",
            JsonTypeInfoKind.Enumerable => "a list",
            _ when type.IsEnum => $"one of {string.Join(", ", Enum.GetValues(type).Cast<Enum>().Select(Json.Word))}",
            _ when type == typeof(string) => "a text",
            _ when type == typeof(bool) => "true or false",
            _ when type == typeof(Guid) => "an id: 36 characters with hyphens, such as 0198f2c4-7d3a-7b1e-9c55-2f60a1b3d4e8",
            _ when type == typeof(DateTime) => $"an instant such as {Instants.Example}",
            _ when type == typeof(DateOnly) => "a day such as 2026-11-01",
            _ when type == typeof(double) => "a number",
            _ when type == typeof(int) => $"a whole number, at most {int.MaxValue}",
            _ when type == typeof(long) => "a whole number",
            _ => throw new InvalidOperationException($"There are no words for what {type.Name} takes."),
        };

    private static string Shown(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Null => "null",
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "a list",
            JsonValueKind.String => TextOf(value) is { } text ? $"“{Cut(text)}”" : "half of a character",
            _ => Cut(value.GetRawText()),
        };

    // contributions/0/role, as the pointer has it.
    private static string Named(string pointer) => pointer.Length == 0 ? "The body" : Cut(pointer[1..]);

    private static string Under(string pointer, string name) =>
        $"{pointer}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    private static string Cut(string text) => text.Length > 60 ? text[..60] + "…" : text;
}
