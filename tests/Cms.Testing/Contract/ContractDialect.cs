using System.Text;
using System.Text.Json;
using Json.Schema;
using Json.Schema.Keywords;

namespace Cms.Testing.Contract;

/// <summary>The keywords of JSON Schema 2020-12 and OpenAPI 3.1 that the contract uses; a schema with any other cannot be built.</summary>
internal static class ContractDialect
{
    private static readonly string[] Annotations =
    [
        "title",
        "description",
        "example",
        "examples",
        "default",
        "deprecated",
        "readOnly",
        "writeOnly",
        "$comment",
        // Chooses the branch of a oneOf for clients; the oneOf alone judges.
        "discriminator",
        // Tells generators of clients what an exception says.
        "x-ms-primary-error-message",
    ];

    public static Dialect Dialect { get; } =
        new([
            IdKeyword.Instance,
            DefsKeyword.Instance,
            RefKeyword.Instance,
            TypeKeyword.Instance,
            ConstKeyword.Instance,
            EnumKeyword.Instance,
            AllOfKeyword.Instance,
            AnyOfKeyword.Instance,
            OneOfKeyword.Instance,
            PropertiesKeyword.Instance,
            PatternPropertiesKeyword.Instance,
            AdditionalPropertiesKeyword.Instance,
            UnevaluatedPropertiesKeyword.Instance,
            PropertyNamesKeyword.Instance,
            RequiredKeyword.Instance,
            MinPropertiesKeyword.Instance,
            MaxPropertiesKeyword.Instance,
            ItemsKeyword.Instance,
            MinItemsKeyword.Instance,
            MaxItemsKeyword.Instance,
            UniqueItemsKeyword.Instance,
            MinimumKeyword.Instance,
            MaximumKeyword.Instance,
            new ShortestKeyword(),
            new LongestKeyword(),
            new WholePatternKeyword(),
            new CheckedFormatKeyword(),
            .. Annotations.Select(name => new NoteKeyword(name)),
        ])
        {
            AllowUnknownKeywords = false,
        };

    private static KeywordEvaluation Verdict(KeywordData keyword, bool isValid, string error) =>
        new()
        {
            Keyword = keyword.Handler.Name,
            IsValid = isValid,
            Error = isValid ? null : error,
        };

    // The package counts graphemes, the standard characters: an é of two characters is two.
    private static int Length(JsonElement text) => text.GetString()!.EnumerateRunes().Count();

    private sealed class ShortestKeyword : MinLengthKeyword
    {
        public override KeywordEvaluation Evaluate(KeywordData keyword, EvaluationContext context) =>
            context.Instance.ValueKind != JsonValueKind.String
                ? KeywordEvaluation.Ignore
                : Verdict(
                    keyword,
                    Length(context.Instance) >= keyword.RawValue.GetInt32(),
                    $"has {Length(context.Instance)} characters, fewer than {keyword.RawValue}"
                );
    }

    private sealed class LongestKeyword : MaxLengthKeyword
    {
        public override KeywordEvaluation Evaluate(KeywordData keyword, EvaluationContext context) =>
            context.Instance.ValueKind != JsonValueKind.String
                ? KeywordEvaluation.Ignore
                : Verdict(
                    keyword,
                    Length(context.Instance) <= keyword.RawValue.GetInt32(),
                    $"has {Length(context.Instance)} characters, more than {keyword.RawValue}"
                );
    }

    /// <summary>To JavaScript <c>$</c> is the very end; to .NET a line break may follow.</summary>
    private sealed class WholePatternKeyword : PatternKeyword
    {
        public override object? ValidateKeywordValue(JsonElement value) =>
            base.ValidateKeywordValue(
                value.ValueKind == JsonValueKind.String ? JsonSerializer.SerializeToElement(Ended(value.GetString()!)) : value
            );

        private static string Ended(string pattern)
        {
            var ended = new StringBuilder(pattern.Length);
            var isInClass = false;
            for (var i = 0; i < pattern.Length; i++)
            {
                var next = pattern[i] == '\\' && i + 1 < pattern.Length ? pattern.Substring(i++, 2) : pattern[i].ToString();
                isInClass = next == "[" || (isInClass && next != "]");
                ended.Append(next == "$" && !isInClass ? "\\z" : next);
            }

            return ended.ToString();
        }
    }

    /// <summary>Judges formats, which the standard only notes, and refuses those that it does not know.</summary>
    private sealed class CheckedFormatKeyword : FormatKeyword
    {
        public override object? ValidateKeywordValue(JsonElement value) =>
            value.ValueKind == JsonValueKind.String && Formats.IsKnown(value.GetString()!)
                ? value.GetString()
                : throw new JsonSchemaException($"The format {value.GetRawText()} is not known here.");

        public override KeywordEvaluation Evaluate(KeywordData keyword, EvaluationContext context) =>
            Verdict(keyword, Formats.Fits(context.Instance, (string)keyword.Value!), $"is not a {keyword.RawValue}");
    }

    private sealed class NoteKeyword(string name) : IKeywordHandler
    {
        public string Name => name;

        public object? ValidateKeywordValue(JsonElement value) => null;

        public void BuildSubschemas(KeywordData keyword, BuildContext context) { }

        public KeywordEvaluation Evaluate(KeywordData keyword, EvaluationContext context) => KeywordEvaluation.Ignore;
    }
}
