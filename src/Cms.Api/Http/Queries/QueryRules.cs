using Cms.Model.Search;
using FluentValidation;
using FluentValidation.Validators;

namespace Cms.Api.Http.Queries;

/// <summary>
/// The rules for query parameters. Each both judges the text and describes the parameter in the contract, so that the
/// two cannot part.
/// </summary>
internal static class QueryRules
{
    /// <summary>Most values in a list of ids or slugs.</summary>
    public const int MostValues = 50;

    /// <summary>A whole number in plain digits.</summary>
    public static IRuleBuilderOptions<T, string?> WholeNumber<T>(
        this IRuleBuilder<T, string?> rule,
        long least,
        long most,
        long? otherwise = null
    ) =>
        rule.SetValidator(
            new Rule<T>(
                new ParameterShape("integer")
                {
                    Least = least,
                    Most = most,
                    Otherwise = otherwise,
                    Format = most > int.MaxValue ? "int64" : "int32",
                },
                text => Parse.Number(text) is { } number && number >= least && number <= most,
                $"should be a whole number from {least} to {most}."
            )
        );

    /// <summary>true or false.</summary>
    public static IRuleBuilderOptions<T, string?> Flag<T>(this IRuleBuilder<T, string?> rule) =>
        rule.SetValidator(new Rule<T>(new ParameterShape("boolean"), text => text is "true" or "false", "should be true or false."));

    /// <summary>An instant, or a day in UTC.</summary>
    public static IRuleBuilderOptions<T, string?> Instant<T>(this IRuleBuilder<T, string?> rule) =>
        rule.SetValidator(
            new Rule<T>(
                new ParameterShape("string") { MaxLength = 40 },
                text => Parse.Instant(text) is not null,
                $"should be an instant such as {Instants.Example} or with an offset, its + written as %2B, "
                    + "or a day such as 2026-11-01 (midnight UTC)."
            )
        );

    /// <summary>Ids or slugs, parted by commas.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="kind">Of which kind of thing, where its slugs are not like others'.</param>
    public static IRuleBuilderOptions<T, string?> IdsOrSlugs<T>(
        this IRuleBuilder<T, string?> rule,
        Model.ThingKind kind = Model.ThingKind.Article
    ) =>
        rule.SetValidator(
            new Rule<T>(
                new ParameterShape("string") { IsList = true, MaxLength = MostValues },
                text =>
                    Parse.List(text) is { Count: > 0 and <= MostValues } list
                    && list.All(v => Parse.Id(v) is not null || Model.Slugs.Slug.IsWellFormed(v, kind)),
                $"should be 1 to {MostValues} ids or slugs, parted by commas."
            )
        );

    /// <summary>One id.</summary>
    public static IRuleBuilderOptions<T, string?> OneId<T>(this IRuleBuilder<T, string?> rule) =>
        rule.SetValidator(
            new Rule<T>(
                new ParameterShape("string") { MaxLength = 36, Format = "uuid" },
                text => Parse.Id(text) is not null,
                "should be an id: 36 characters with hyphens."
            )
        );

    /// <summary>Ids, parted by commas.</summary>
    public static IRuleBuilderOptions<T, string?> Ids<T>(this IRuleBuilder<T, string?> rule) =>
        rule.SetValidator(
            new Rule<T>(
                new ParameterShape("string")
                {
                    IsList = true,
                    MaxLength = MostValues,
                    Format = "uuid",
                },
                text => Parse.List(text) is { Count: > 0 and <= MostValues } list && list.All(v => Parse.Id(v) is not null),
                $"should be 1 to {MostValues} ids, parted by commas."
            )
        );

    /// <summary>A text on one line.</summary>
    public static IRuleBuilderOptions<T, string?> ShortText<T>(this IRuleBuilder<T, string?> rule, int most) =>
        rule.SetValidator(
            new Rule<T>(
                new ParameterShape("string") { MaxLength = most },
                text => text.Length is > 0 && text.Length <= most && Model.Texts.IsOneLine(text) && Model.Texts.Noncharacter(text) is null,
                $"should be 1 to {most} characters on one line."
            )
        );

    /// <summary>Words out of a set, parted by commas.</summary>
    public static IRuleBuilderOptions<T, string?> Words<T>(this IRuleBuilder<T, string?> rule, params string[] words) =>
        rule.SetValidator(
            new Rule<T>(
                new ParameterShape("string") { IsList = true, Words = words },
                text => Parse.List(text) is { Count: > 0 } list && list.All(words.Contains),
                $"should be one or more of {string.Join(", ", words)}, parted by commas."
            )
        );

    /// <summary>One word out of a set.</summary>
    public static IRuleBuilderOptions<T, string?> OneWord<T>(this IRuleBuilder<T, string?> rule, params string[] words) =>
        rule.SetValidator(
            new Rule<T>(new ParameterShape("string") { Words = words }, words.Contains, $"should be one of {string.Join(", ", words)}.")
        );

    /// <summary>What somebody looks for, as they type it.</summary>
    public static IRuleBuilderOptions<T, string?> SearchText<T>(this IRuleBuilder<T, string?> rule) =>
        rule.SetValidator(new SearchRule<T>());

    /// <summary>Language tags, parted by commas.</summary>
    public static IRuleBuilderOptions<T, string?> Languages<T>(this IRuleBuilder<T, string?> rule) =>
        rule.SetValidator(
            new Rule<T>(
                new ParameterShape("string") { IsList = true, MaxLength = MostValues },
                text =>
                    Parse.List(text) is { Count: > 0 and <= MostValues } list
                    && list.All(t => t.Length is >= 2 and <= 35 && t.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')),
                "should be language tags such as en or es, parted by commas."
            )
        );

    /// <summary>At most two sort keys, each at most once.</summary>
    public static IRuleBuilderOptions<T, string?> SortKeys<T>(this IRuleBuilder<T, string?> rule, params string[] keys) =>
        rule.SortKeysOr(alone: [], keys);

    /// <summary>At most two sort keys, each at most once; or an order that has a name and stands alone.</summary>
    public static IRuleBuilderOptions<T, string?> SortKeysOr<T>(this IRuleBuilder<T, string?> rule, string[] alone, params string[] keys) =>
        rule.SetValidator(
            new Rule<T>(
                new ParameterShape("string")
                {
                    IsList = true,
                    Words = [.. keys.SelectMany(k => new[] { k, "-" + k }), .. alone],
                    MaxLength = 2,
                },
                text =>
                    alone.Contains(text)
                    || (
                        Parse.List(text) is { Count: 1 or 2 } list
                        && list.All(k => keys.Contains(k.TrimStart('-')) && !k.StartsWith("--", StringComparison.Ordinal))
                        && list.Select(k => k.TrimStart('-')).Distinct().Count() == list.Count
                    ),
                string.Concat(alone.Select(word => $"should be {word}, or "))
                    + (alone.Length > 0 ? "" : "should be ")
                    + $"one or two of {string.Join(", ", keys)}, parted by a comma, each with - before it to turn it round."
            )
        );

    /// <summary>An order that only what is found by words has.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="order">The order's name.</param>
    /// <param name="words">The words that are looked for.</param>
    public static IRuleBuilderOptions<T, string?> NeedsWords<T>(this IRuleBuilder<T, string?> rule, string order, Func<T, string?> words) =>
        rule.Must((request, sort) => sort != order || words(request) is not null)
            .WithMessage($"{order} is an order of what q finds; send q with it, or leave it out.")
            .WithErrorCode("invalid-parameter");

    /// <summary>A cursor as it was given.</summary>
    public static IRuleBuilderOptions<T, string?> CursorText<T>(this IRuleBuilder<T, string?> rule) =>
        rule.SetValidator(
                new Rule<T>(
                    new ParameterShape("string") { MaxLength = 2_000 },
                    text => text.Length is > 0 and <= 2_000 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'),
                    "is not a cursor of ours; send nextCursor back as it was given."
                )
            )
            .WithErrorCode("cursor-malformed");

    /// <summary>The address of one thing: its id or its slug. Anything else simply is not there.</summary>
    public static IRuleBuilderOptions<T, string> IdOrSlug<T>(this IRuleBuilder<T, string> rule) =>
        rule.MaximumLength(200).WithErrorCode("invalid-parameter");

    private sealed class Rule<T>(ParameterShape shape, Func<string, bool> holds, string wanted)
        : PropertyValidator<T, string?>,
            IDescribesParameter
    {
        public override string Name => "invalid-parameter";

        public ParameterShape Shape => shape;

        public override bool IsValid(ValidationContext<T> context, string? value) => value is null || holds(value);

        protected override string GetDefaultMessageTemplate(string errorCode) => "{PropertyName} " + wanted;
    }

    // What is wrong with such a text is said of each, so that whoever typed it knows what to change.
    private sealed class SearchRule<T> : PropertyValidator<T, string?>, IDescribesParameter
    {
        public override string Name => "invalid-parameter";

        public ParameterShape Shape => new("string") { MaxLength = SearchQuery.MaxLength };

        public override bool IsValid(ValidationContext<T> context, string? value)
        {
            var fault = value is null ? null : SearchQuery.FaultOf(value);
            context.MessageFormatter.AppendArgument("Fault", fault ?? "");
            return fault is null;
        }

        protected override string GetDefaultMessageTemplate(string errorCode) => "{PropertyName} {Fault}";
    }
}
