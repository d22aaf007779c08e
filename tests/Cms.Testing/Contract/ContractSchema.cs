using System.Text.Json;
using Json.Pointer;
using Json.Schema;

namespace Cms.Testing.Contract;

/// <summary>One schema of the contract, ready to judge values by.</summary>
public sealed class ContractSchema
{
    // Nearly every value fits: whether it does is asked first, and why not only of one that does not.
    private static readonly EvaluationOptions Verdict = new() { OutputFormat = OutputFormat.Flag };
    private static readonly EvaluationOptions Reasons = new() { OutputFormat = OutputFormat.Hierarchical };

    private readonly JsonSchema _schema;

    internal ContractSchema(JsonSchema schema) => _schema = schema;

    /// <summary>Everything in the value that the schema does not allow, as <c>/pointer: what is wrong (the schema that says so)</c>;
    /// empty when it fits.</summary>
    public IReadOnlyList<string> Errors(JsonElement value) =>
        _schema.Evaluate(value, Verdict).IsValid
            ? []
            :
            [
                .. Tell(_schema.Evaluate(value, Reasons), value)
                    .Select(error => error.ToString())
                    .DefaultIfEmpty("(root): does not fit the schema")
                    .Distinct(),
            ];

    private static List<SchemaError> Tell(EvaluationResults results, JsonElement root)
    {
        if (results.IsValid)
            return [];

        var details = (results.Details ?? []).ToLookup(detail => AlternativesOf(detail, results));
        return
        [
            .. (results.Errors ?? []).Select(error => ErrorAt(results, error.Key, Sentence(error.Key, error.Value, results, root))),
            .. details[""].SelectMany(detail => Tell(detail, root)),
            .. details.Where(group => group.Key != "").SelectMany(group => TellAttempts(group.Key, [.. group], results, root)),
        ];
    }

    // A branch of a oneOf or anyOf is an attempt, which may fail; all else that is wrong below a place is a fault.
    private static string AlternativesOf(EvaluationResults detail, EvaluationResults results)
    {
        var depth = results.EvaluationPath.SegmentCount;
        if (detail.EvaluationPath.SegmentCount != depth + 2)
            return "";
        var keyword = detail.EvaluationPath.GetSegment(depth).ToString();
        return keyword is "oneOf" or "anyOf" ? keyword : "";
    }

    private static List<SchemaError> TellAttempts(string keyword, EvaluationResults[] attempts, EvaluationResults results, JsonElement root)
    {
        var fitting = attempts.Count(attempt => attempt.IsValid);
        if (fitting > 1 && keyword == "oneOf")
            return [ErrorAt(results, keyword, $"fits {fitting} alternatives where only one may fit")];
        if (fitting > 0)
            return [];

        // The kind of thing the value means to be: it has the type, and the word that tells the kinds apart.
        var told = attempts.Select(attempt => Tell(attempt, root)).ToList();
        var likely = told.Where(errors => !errors.Exists(IsOfAnotherKind)).ToList();
        if (likely.Count == 1)
            return likely[0];

        var reasons = told.Select((errors, index) => $"({index + 1}) {errors.Find(IsOfAnotherKind) ?? errors[0]}");
        return [ErrorAt(results, keyword, $"fits none of the alternatives: {string.Join("; ", reasons)}")];

        bool IsOfAnotherKind(SchemaError error) =>
            (error.Keyword == "type" && error.At.Equals(results.InstanceLocation))
            || (error.Keyword is "const" or "enum" && error.At.SegmentCount == results.InstanceLocation.SegmentCount + 1);
    }

    private static string Sentence(string keyword, string message, EvaluationResults results, JsonElement root)
    {
        const int Readable = 60;
        // What the schema false says of anything.
        if (keyword == "")
            return "is not a member the schema names";
        var said = message.Replace("\\u0022", "\"", StringComparison.Ordinal);
        if (results.InstanceLocation.Evaluate(root) is not { ValueKind: not (JsonValueKind.Object or JsonValueKind.Array) } value)
            return said;
        var text = value.GetRawText();
        return $"{said}; it is {(text.Length > Readable ? $"{text[..Readable]}…" : text)}";
    }

    private static SchemaError ErrorAt(EvaluationResults results, string keyword, string message) =>
        new(results.InstanceLocation, keyword, message, ContractSchemas.NameIn(results.SchemaLocation));

    private sealed record SchemaError(JsonPointer At, string Keyword, string Message, string Schema)
    {
        public override string ToString() => $"{(At.SegmentCount == 0 ? "(root)" : At)}: {Message}{(Schema == "" ? "" : $" ({Schema})")}";
    }
}
