using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Cms.Testing.Contract;

/// <summary>Something in a JSON value that its schema does not allow.</summary>
/// <param name="At">Where it is in the value, as a JSON pointer; empty for the value itself.</param>
/// <param name="Message">What is wrong there.</param>
public sealed record SchemaError(string At, string Message)
{
    public override string ToString() => $"{(At.Length == 0 ? "(root)" : At)}: {Message}";
}

/// <summary>A schema says something that <see cref="JsonSchemaValidator"/> would have to pass over in silence.</summary>
public sealed class UnsupportedSchemaException(string message) : Exception(message);

/// <summary>
/// Judges JSON values by the part of JSON Schema 2020-12 that the contract uses; anything beyond it throws.
/// </summary>
/// <remarks>
/// Stricter than the standard in one thing: where <c>properties</c> are written and no <c>additionalProperties</c>, other
/// members are refused, since an answer never changes its shape. The branches of an <c>allOf</c>, a <c>$ref</c> and what is
/// written beside them make one shape together; the branches of <c>oneOf</c> and <c>anyOf</c> are a shape each.
/// An explicit <c>additionalProperties: false</c> sees only the <c>properties</c> beside it, as in the standard.
/// </remarks>
/// <param name="document">The document that holds the <c>components</c> which references point to.</param>
public sealed class JsonSchemaValidator(JsonElement document)
{
    private const string ReferencePrefix = "#/components/";

    private readonly ConcurrentDictionary<string, bool> _inspected = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Regex> _patterns = new(StringComparer.Ordinal);

    /// <summary>Everything in the value that the schema does not allow; empty when it fits.</summary>
    /// <exception cref="UnsupportedSchemaException">The schema uses a keyword, format or reference that is not known here.</exception>
    public IReadOnlyList<SchemaError> Validate(JsonElement schema, JsonElement value)
    {
        Inspect(schema);
        var errors = new List<SchemaError>();
        Judge(schema, value, "", MemberNames.None, errors);
        return [.. errors.Distinct()];
    }

    /// <summary>Looks through a schema and all that it refers to, also where no value has led yet.</summary>
    /// <exception cref="UnsupportedSchemaException">The schema uses a keyword, format or reference that is not known here.</exception>
    public void Inspect(JsonElement schema)
    {
        var passed = new HashSet<string>(StringComparer.Ordinal);
        Inspect(schema, "schema", passed);
        foreach (var reference in passed)
            _inspected[reference] = true;
    }

    /// <summary>What a reference such as <c>#/components/schemas/Article</c> stands for.</summary>
    /// <exception cref="UnsupportedSchemaException">The reference leaves the components or leads nowhere.</exception>
    public JsonElement Resolve(string reference)
    {
        if (!reference.StartsWith(ReferencePrefix, StringComparison.Ordinal))
            throw new UnsupportedSchemaException($"The reference '{reference}' does not begin with {ReferencePrefix}.");

        var found = document;
        foreach (var step in reference[2..].Split('/').Select(Unescape))
        {
            var isThere = found.ValueKind switch
            {
                JsonValueKind.Object => found.TryGetProperty(step, out found),
                JsonValueKind.Array => TryGetItem(found, step, out found),
                _ => false,
            };
            if (!isThere)
                throw new UnsupportedSchemaException($"The reference '{reference}' leads nowhere: there is no '{step}'.");
        }

        return found;

        static string Unescape(string step) =>
            Uri.UnescapeDataString(step).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);

        static bool TryGetItem(JsonElement array, string step, out JsonElement item)
        {
            var isIndex =
                int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < array.GetArrayLength();
            item = isIndex ? array[index] : default;
            return isIndex;
        }
    }

    private void Inspect(JsonElement schema, string where, HashSet<string> passed)
    {
        if (schema.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return;
        Demand(schema.ValueKind == JsonValueKind.Object, where, "a schema is an object or a boolean");

        foreach (var keyword in schema.EnumerateObject())
        {
            var value = keyword.Value;
            var here = $"{where}/{keyword.Name}";
            switch (keyword.Name)
            {
                case "title"
                or "description"
                or "example"
                or "examples"
                or "default"
                or "deprecated"
                or "readOnly"
                or "writeOnly"
                or "$comment":
                case "const":
                    break;
                case "type":
                    Demand(value.ValueKind is JsonValueKind.String or JsonValueKind.Array, here, "is a name or a list of names");
                    foreach (var name in TypeNames(value))
                        Demand(IsTypeName(name), here, $"'{name}' is not a type");
                    break;
                case "properties":
                    Demand(value.ValueKind == JsonValueKind.Object, here, "is an object of schemas");
                    foreach (var property in value.EnumerateObject())
                        Inspect(property.Value, $"{here}/{property.Name}", passed);
                    break;
                case "required":
                    Demand(
                        value.ValueKind == JsonValueKind.Array
                            && value.EnumerateArray().All(name => name.ValueKind == JsonValueKind.String),
                        here,
                        "is a list of names"
                    );
                    break;
                case "additionalProperties" or "items" or "propertyNames":
                    Inspect(value, here, passed);
                    break;
                case "enum":
                    Demand(value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0, here, "is a list of at least one value");
                    break;
                case "oneOf" or "anyOf" or "allOf":
                    Demand(value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0, here, "is a list of at least one schema");
                    foreach (var (index, branch) in value.EnumerateArray().Index())
                        Inspect(branch, $"{here}/{index}", passed);
                    break;
                case "$ref":
                    Demand(value.ValueKind == JsonValueKind.String, here, "is a reference");
                    var reference = value.GetString()!;
                    if (!_inspected.ContainsKey(reference) && passed.Add(reference))
                        Inspect(Resolve(reference), reference, passed);
                    break;
                case "discriminator":
                    InspectDiscriminator(schema, value, here);
                    break;
                case "minLength" or "maxLength" or "minItems" or "maxItems" or "minProperties" or "maxProperties":
                    Demand(value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var count) && count >= 0, here, "is a count");
                    break;
                case "minimum" or "maximum":
                    Demand(value.ValueKind == JsonValueKind.Number, here, "is a number");
                    break;
                case "uniqueItems":
                    Demand(value.ValueKind is JsonValueKind.True or JsonValueKind.False, here, "is true or false");
                    break;
                case "pattern":
                    Demand(value.ValueKind == JsonValueKind.String, here, "is a regular expression");
                    try
                    {
                        Pattern(value.GetString()!);
                    }
                    catch (ArgumentException e)
                    {
                        throw new UnsupportedSchemaException($"{here}: {e.Message}");
                    }

                    break;
                case "format":
                    Demand(
                        value.ValueKind == JsonValueKind.String && StringFormats.IsKnown(value.GetString()!),
                        here,
                        $"the format {value.GetRawText()} is not known here"
                    );
                    break;
                case "nullable":
                    throw new UnsupportedSchemaException($"{here}: 'nullable' is of OpenAPI 3.0; since 3.1 null is one of the types.");
                // Tells generators of clients what an exception says; it judges nothing.
                case "x-ms-primary-error-message":
                    break;
                default:
                    throw new UnsupportedSchemaException(
                        $"{here}: the keyword '{keyword.Name}' is not known here; teach it to {nameof(JsonSchemaValidator)} or do "
                            + $"without it."
                    );
            }
        }
    }

    private static void InspectDiscriminator(JsonElement schema, JsonElement discriminator, string where)
    {
        Demand(
            discriminator.ValueKind == JsonValueKind.Object
                && discriminator.TryGetProperty("propertyName", out var name)
                && name.ValueKind == JsonValueKind.String,
            where,
            "names its property in 'propertyName'"
        );
        Demand(
            discriminator.EnumerateObject().All(member => member.Name is "propertyName" or "mapping"),
            where,
            "has members other than 'propertyName' and 'mapping'"
        );
        Demand(
            schema.TryGetProperty("oneOf", out var branches) || schema.TryGetProperty("anyOf", out branches),
            where,
            "stands beside a oneOf or anyOf"
        );

        var references = branches.EnumerateArray().Select(ReferenceOf).ToHashSet(StringComparer.Ordinal);
        if (!discriminator.TryGetProperty("mapping", out var mapping))
            return;
        foreach (var entry in mapping.EnumerateObject())
            Demand(
                references.Contains(MappedReference(entry.Value.GetString()!)),
                where,
                $"maps '{entry.Name}' to what is not one of the branches"
            );
    }

    private static void Demand(bool isMet, string where, string demand)
    {
        if (!isMet)
            throw new UnsupportedSchemaException($"{where}: {demand}.");
    }

    /// <param name="around">The members that the schemas around this one allow in the same object.</param>
    private void Judge(JsonElement schema, JsonElement value, string pointer, MemberNames around, List<SchemaError> errors)
    {
        if (schema.ValueKind == JsonValueKind.True)
            return;
        if (schema.ValueKind == JsonValueKind.False)
        {
            errors.Add(new(pointer, "nothing may stand here"));
            return;
        }

        if (schema.TryGetProperty("type", out var type) && !HasType(value, type))
        {
            errors.Add(new(pointer, $"is {Describe(value)}, not {string.Join(" or ", TypeNames(type))}"));
            return;
        }

        JudgeByValue(schema, value, pointer, errors);
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                JudgeString(schema, value.GetString()!, pointer, errors);
                break;
            case JsonValueKind.Number:
                JudgeNumber(schema, value, pointer, errors);
                break;
            case JsonValueKind.Array:
                JudgeArray(schema, value, pointer, errors);
                break;
            case JsonValueKind.Object:
                JudgeObject(schema, value, pointer, around, errors);
                break;
        }

        JudgeComposition(schema, value, pointer, around, errors);
    }

    private static void JudgeByValue(JsonElement schema, JsonElement value, string pointer, List<SchemaError> errors)
    {
        if (schema.TryGetProperty("const", out var only) && !JsonElement.DeepEquals(only, value))
            errors.Add(new(pointer, $"is {Describe(value)}, not {only.GetRawText()}"));
        if (
            schema.TryGetProperty("enum", out var choices) && !choices.EnumerateArray().Any(choice => JsonElement.DeepEquals(choice, value))
        )
            errors.Add(new(pointer, $"is {Describe(value)}, none of {choices.GetRawText()}"));
    }

    private void JudgeString(JsonElement schema, string text, string pointer, List<SchemaError> errors)
    {
        // A length counts characters, not UTF-16 units.
        var length = text.EnumerateRunes().Count();
        if (schema.TryGetProperty("minLength", out var shortest) && length < shortest.GetInt32())
            errors.Add(new(pointer, $"has {length} characters, fewer than {shortest}"));
        if (schema.TryGetProperty("maxLength", out var longest) && length > longest.GetInt32())
            errors.Add(new(pointer, $"has {length} characters, more than {longest}"));
        if (schema.TryGetProperty("pattern", out var pattern) && !Pattern(pattern.GetString()!).IsMatch(text))
            errors.Add(new(pointer, $"\"{text}\" does not match {pattern}"));
        if (schema.TryGetProperty("format", out var format) && !StringFormats.Fits(text, format.GetString()!))
            errors.Add(new(pointer, $"\"{text}\" is not a {format}"));
    }

    private static void JudgeNumber(JsonElement schema, JsonElement number, string pointer, List<SchemaError> errors)
    {
        if (schema.TryGetProperty("minimum", out var least) && Compare(number, least) < 0)
            errors.Add(new(pointer, $"is {number.GetRawText()}, less than {least.GetRawText()}"));
        if (schema.TryGetProperty("maximum", out var most) && Compare(number, most) > 0)
            errors.Add(new(pointer, $"is {number.GetRawText()}, more than {most.GetRawText()}"));
        if (!schema.TryGetProperty("format", out var format))
            return;

        var fits = format.GetString() switch
        {
            "int32" => IsInteger(number) && number.TryGetDecimal(out var whole) && whole is >= int.MinValue and <= int.MaxValue,
            "int64" => IsInteger(number) && number.TryGetDecimal(out var whole) && whole is >= long.MinValue and <= long.MaxValue,
            "double" => double.IsFinite(number.GetDouble()),
            _ => true,
        };
        if (!fits)
            errors.Add(new(pointer, $"{number.GetRawText()} does not fit {format}"));
    }

    private void JudgeArray(JsonElement schema, JsonElement array, string pointer, List<SchemaError> errors)
    {
        var count = array.GetArrayLength();
        if (schema.TryGetProperty("minItems", out var fewest) && count < fewest.GetInt32())
            errors.Add(new(pointer, $"has {count} items, fewer than {fewest}"));
        if (schema.TryGetProperty("maxItems", out var most) && count > most.GetInt32())
            errors.Add(new(pointer, $"has {count} items, more than {most}"));

        if (schema.TryGetProperty("items", out var each))
        {
            foreach (var (index, item) in array.EnumerateArray().Index())
                Judge(each, item, $"{pointer}/{index}", MemberNames.None, errors);
        }

        if (!schema.TryGetProperty("uniqueItems", out var isUnique) || !isUnique.GetBoolean())
            return;
        for (var later = 1; later < count; later++)
        {
            for (var earlier = 0; earlier < later; earlier++)
            {
                if (JsonElement.DeepEquals(array[earlier], array[later]))
                    errors.Add(new($"{pointer}/{later}", $"is the same as item {earlier}"));
            }
        }
    }

    private void JudgeObject(JsonElement schema, JsonElement value, string pointer, MemberNames around, List<SchemaError> errors)
    {
        var count = value.GetPropertyCount();
        if (schema.TryGetProperty("minProperties", out var fewest) && count < fewest.GetInt32())
            errors.Add(new(pointer, $"has {count} members, fewer than {fewest}"));
        if (schema.TryGetProperty("maxProperties", out var most) && count > most.GetInt32())
            errors.Add(new(pointer, $"has {count} members, more than {most}"));

        if (schema.TryGetProperty("required", out var required))
        {
            foreach (var name in required.EnumerateArray().Select(name => name.GetString()!))
            {
                if (!value.TryGetProperty(name, out _))
                    errors.Add(new(PointerTo(pointer, name), "is missing"));
            }
        }

        schema.TryGetProperty("properties", out var properties);
        var hasOthers = schema.TryGetProperty("additionalProperties", out var others);
        var hasNames = schema.TryGetProperty("propertyNames", out var names);
        var allowed = MemberNames.Join(around, OwnMembers(schema));
        // With other schemas applied to the same object each of them knows the whole shape and judges it.
        var isShapeJudgedHere = !hasOthers && !IsComposed(schema) && allowed is { IsNamed: true, IsOpen: false };

        foreach (var member in value.EnumerateObject())
        {
            var here = PointerTo(pointer, member.Name);
            if (hasNames)
            {
                foreach (var error in Validate(names, JsonSerializer.SerializeToElement(member.Name)))
                    errors.Add(new(here, $"its name {error.Message}"));
            }

            if (properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(member.Name, out var known))
                Judge(known, member.Value, here, MemberNames.None, errors);
            else if (hasOthers && others.ValueKind == JsonValueKind.False)
                errors.Add(new(here, "is not a member the schema names"));
            else if (hasOthers)
                Judge(others, member.Value, here, MemberNames.None, errors);
            else if (isShapeJudgedHere && !allowed.Names.Contains(member.Name))
                errors.Add(new(here, "is not a member the schema names"));
        }
    }

    private void JudgeComposition(JsonElement schema, JsonElement value, string pointer, MemberNames around, List<SchemaError> errors)
    {
        if (!IsComposed(schema))
            return;

        // The parts that apply to the same value; each is told what all the others allow.
        var parts = new List<(string Keyword, JsonElement Schema)>();
        if (schema.TryGetProperty("$ref", out var reference))
            parts.Add(("$ref", Resolve(reference.GetString()!)));
        if (schema.TryGetProperty("allOf", out var all))
            parts.AddRange(all.EnumerateArray().Select(branch => ("allOf", branch)));
        if (schema.TryGetProperty("oneOf", out var one))
            parts.Add(("oneOf", one));
        if (schema.TryGetProperty("anyOf", out var any))
            parts.Add(("anyOf", any));
        var allowed = parts
            .Select(part =>
                part.Schema.ValueKind == JsonValueKind.Array
                    ? MemberNames.Join([.. part.Schema.EnumerateArray().Select(Members)])
                    : Members(part.Schema)
            )
            .ToList();
        var here = MemberNames.Join(around, OwnMembers(schema));

        foreach (var (index, (keyword, part)) in parts.Index())
        {
            var aroundPart = MemberNames.Join([here, .. allowed.Where((_, other) => other != index)]);
            if (keyword is "oneOf" or "anyOf")
                JudgeAlternatives(schema, part, keyword == "oneOf", value, pointer, aroundPart, errors);
            else
                Judge(part, value, pointer, aroundPart, errors);
        }
    }

    private void JudgeAlternatives(
        JsonElement schema,
        JsonElement alternatives,
        bool isExclusive,
        JsonElement value,
        string pointer,
        MemberNames around,
        List<SchemaError> errors
    )
    {
        var trials = alternatives
            .EnumerateArray()
            .Select(branch =>
            {
                var found = new List<SchemaError>();
                Judge(branch, value, pointer, around, found);
                return (Branch: branch, Errors: found);
            })
            .ToList();
        var fitting = trials.Count(trial => trial.Errors.Count == 0);
        if (fitting > 1 && isExclusive)
        {
            var names = trials
                .Where(trial => trial.Errors.Count == 0)
                .Select(trial => ReferenceOf(trial.Branch) ?? trial.Branch.GetRawText());
            errors.Add(new(pointer, $"fits {fitting} alternatives where only one may fit: {string.Join(", ", names)}"));
        }

        if (fitting > 0)
            return;

        if (value.ValueKind == JsonValueKind.Object && schema.TryGetProperty("discriminator", out var discriminator))
        {
            var property = discriminator.GetProperty("propertyName").GetString()!;
            var here = PointerTo(pointer, property);
            if (!value.TryGetProperty(property, out var chosen) || chosen.ValueKind != JsonValueKind.String)
            {
                errors.Add(new(here, "is missing or not a string, so no alternative can be chosen"));
                return;
            }

            var reference = ReferenceFor(discriminator, chosen.GetString()!);
            var picked = trials.Where(trial => ReferenceOf(trial.Branch) == reference).ToList();
            if (picked.Count == 0)
                errors.Add(new(here, $"\"{chosen}\" chooses none of the alternatives"));
            else
                errors.AddRange(picked[0].Errors);
            return;
        }

        // Only one alternative of the value's own type, as in "a thing or null": its errors are the ones to read.
        var likely = trials.Where(trial => AllowsTypeOf(trial.Branch, value)).ToList();
        if (likely.Count == 1)
            errors.AddRange(likely[0].Errors);
        else
            errors.Add(
                new(
                    pointer,
                    $"fits none of the alternatives: "
                        + $"{string.Join("; ", trials.Select((trial, index) => $"({index + 1}) {trial.Errors[0]}"))}"
                )
            );
    }

    private bool AllowsTypeOf(JsonElement schema, JsonElement value)
    {
        if (schema.ValueKind != JsonValueKind.Object)
            return true;
        if (schema.TryGetProperty("type", out var type) && !HasType(value, type))
            return false;
        return ReferenceOf(schema) is not { } reference || AllowsTypeOf(Resolve(reference), value);
    }

    private static string? ReferenceOf(JsonElement branch) =>
        branch.ValueKind == JsonValueKind.Object && branch.TryGetProperty("$ref", out var reference) ? reference.GetString() : null;

    private static string ReferenceFor(JsonElement discriminator, string chosen) =>
        MappedReference(
            discriminator.TryGetProperty("mapping", out var mapping) && mapping.TryGetProperty(chosen, out var target)
                ? target.GetString()!
                : chosen
        );

    private static string MappedReference(string target) => target.StartsWith('#') ? target : $"{ReferencePrefix}schemas/{target}";

    private static bool IsComposed(JsonElement schema) =>
        schema.TryGetProperty("$ref", out _)
        || schema.TryGetProperty("allOf", out _)
        || schema.TryGetProperty("oneOf", out _)
        || schema.TryGetProperty("anyOf", out _);

    /// <summary>The members a schema itself names, without those of the schemas it is composed of.</summary>
    private static MemberNames OwnMembers(JsonElement schema)
    {
        var isNamed = schema.TryGetProperty("properties", out var properties);
        var isRuled = schema.TryGetProperty("additionalProperties", out var others);
        if (!isNamed && !isRuled)
            return MemberNames.None;

        var names = isNamed
            ? properties.EnumerateObject().Select(property => property.Name).ToImmutableHashSet(StringComparer.Ordinal)
            : [];
        return new(names, IsNamed: true, IsOpen: isRuled && others.ValueKind != JsonValueKind.False);
    }

    /// <summary>The members a schema names together with all that it is composed of.</summary>
    private MemberNames Members(JsonElement schema) => Members(schema, []);

    private MemberNames Members(JsonElement schema, ImmutableHashSet<string> passed)
    {
        if (schema.ValueKind != JsonValueKind.Object)
            return MemberNames.None;

        var found = new List<MemberNames> { OwnMembers(schema) };
        if (ReferenceOf(schema) is { } reference && !passed.Contains(reference))
            found.Add(Members(Resolve(reference), passed.Add(reference)));
        foreach (var keyword in (string[])["allOf", "oneOf", "anyOf"])
        {
            if (schema.TryGetProperty(keyword, out var branches))
                found.AddRange(branches.EnumerateArray().Select(branch => Members(branch, passed)));
        }

        return MemberNames.Join([.. found]);
    }

    private static bool IsTypeName(string? name) => name is "null" or "boolean" or "object" or "array" or "number" or "integer" or "string";

    private static IEnumerable<string?> TypeNames(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array
            ? type.EnumerateArray().Select(name => name.ValueKind == JsonValueKind.String ? name.GetString() : name.GetRawText())
            : [type.GetString()];

    private static bool HasType(JsonElement value, JsonElement type) =>
        TypeNames(type)
            .Any(name =>
                value.ValueKind switch
                {
                    JsonValueKind.Null => name == "null",
                    JsonValueKind.True or JsonValueKind.False => name == "boolean",
                    JsonValueKind.Object => name == "object",
                    JsonValueKind.Array => name == "array",
                    JsonValueKind.String => name == "string",
                    JsonValueKind.Number => name == "number" || (name == "integer" && IsInteger(value)),
                    _ => false,
                }
            );

    // 1.0 is an integer in JSON Schema.
    private static bool IsInteger(JsonElement number) =>
        number.TryGetDecimal(out var exact) ? exact == Math.Truncate(exact) : Math.Abs(number.GetDouble() % 1) == 0;

    private static int Compare(JsonElement one, JsonElement other) =>
        one.TryGetDecimal(out var left) && other.TryGetDecimal(out var right)
            ? left.CompareTo(right)
            : one.GetDouble().CompareTo(other.GetDouble());

    private static string Describe(JsonElement value)
    {
        const int Readable = 60;
        return value.ValueKind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "an array",
            _ when value.GetRawText() is { Length: > Readable } text => $"{text[..Readable]}…",
            _ => value.GetRawText(),
        };
    }

    private static string PointerTo(string pointer, string member) =>
        $"{pointer}/{member.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    private Regex Pattern(string pattern) =>
        _patterns.GetOrAdd(pattern, static pattern => new Regex(
            Translate(pattern),
            RegexOptions.CultureInvariant,
            TimeSpan.FromSeconds(1)
        ));

    /// <summary>A pattern means what it means to JavaScript: <c>$</c> is the very end, <c>\d</c> and <c>\w</c> are ASCII.</summary>
    private static string Translate(string pattern)
    {
        var translated = new StringBuilder(pattern.Length);
        var isInClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            var next = pattern[i] == '\\' && i + 1 < pattern.Length ? pattern.Substring(i++, 2) : pattern[i].ToString();
            if (next == "[")
                isInClass = true;
            if (next == "]")
                isInClass = false;
            translated.Append(
                (next, isInClass) switch
                {
                    ("$", false) => "\\z",
                    ("\\d", false) => "[0-9]",
                    ("\\d", true) => "0-9",
                    ("\\w", false) => "[A-Za-z0-9_]",
                    ("\\w", true) => "A-Za-z0-9_",
                    _ => next,
                }
            );
        }

        return translated.ToString();
    }

    /// <summary>Which members an object may have.</summary>
    /// <param name="Names">Those that are named.</param>
    /// <param name="IsNamed">Whether anything names members at all; where nothing does, all are allowed.</param>
    /// <param name="IsOpen">Whether members beyond the named ones are allowed in so many words.</param>
    private sealed record MemberNames(ImmutableHashSet<string> Names, bool IsNamed, bool IsOpen)
    {
        public static MemberNames None { get; } = new([], IsNamed: false, IsOpen: false);

        public static MemberNames Join(params ReadOnlySpan<MemberNames> all)
        {
            var joined = None;
            foreach (var each in all)
            {
                if (ReferenceEquals(each, None))
                    continue;
                joined = ReferenceEquals(joined, None)
                    ? each
                    : new(joined.Names.Union(each.Names), joined.IsNamed || each.IsNamed, joined.IsOpen || each.IsOpen);
            }

            return joined;
        }
    }
}

/// <summary>The values of <c>format</c> that the contract uses.</summary>
internal static partial class StringFormats
{
    public static bool IsKnown(string format) =>
        format is "uuid" or "date-time" or "date" or "uri" or "uri-reference" or "int32" or "int64" or "double" or "byte" or "binary";

    /// <summary>Whether a string has the format; formats of numbers and of bytes say nothing about it.</summary>
    public static bool Fits(string text, string format) =>
        format switch
        {
            "uuid" => Uuid.IsMatch(text),
            "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            "date-time" => Instant.IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            "uri" => Scheme.IsMatch(text) && UriCharacters.IsMatch(text) && Uri.TryCreate(text, UriKind.Absolute, out _),
            "uri-reference" => UriCharacters.IsMatch(text) && Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out _),
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
