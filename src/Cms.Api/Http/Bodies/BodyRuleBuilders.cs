using FluentValidation;
using FluentValidation.Validators;

namespace Cms.Api.Http.Bodies;

/// <summary>
/// The rules for members of bodies, each with a code of ours. Each both judges and describes the member in the contract,
/// so that the two cannot part.
/// </summary>
internal static class BodyRuleBuilders
{
    /// <summary>A text on one line.</summary>
    public static IRuleBuilderOptions<T, string?> Line<T>(this IRuleBuilder<T, string?> rule, int least, int most) =>
        rule.SetValidator(
                new Rule<T, string?>(new MemberShape { IsRequired = least > 0 }, "required", "is missing.", text =>
                    least == 0 || text is not null
                )
            )
            .SetValidator(
                new Rule<T, string?>(
                    new MemberShape { MinLength = least, MaxLength = most },
                    "length",
                    $"should be {least} to {most} characters on one line, and not blank.",
                    text =>
                        text is null || (text.Length <= most && (least == 0 || !string.IsNullOrWhiteSpace(text)) && text.Length >= least)
                )
            )
            .OnOneLine();

    /// <summary>A text on one line, or none.</summary>
    public static IRuleBuilderOptions<T, string?> LineOrNone<T>(this IRuleBuilder<T, string?> rule, int most) =>
        rule.SetValidator(
                new Rule<T, string?>(
                    new MemberShape { MinLength = 1, MaxLength = most },
                    "length",
                    $"should be 1 to {most} characters on one line, or null.",
                    text => text is null || (text.Length <= most && !string.IsNullOrWhiteSpace(text))
                )
            )
            .OnOneLine();

    /// <summary>A text of several lines: no control characters but line breaks and tabs.</summary>
    public static IRuleBuilderOptions<T, string?> Lines<T>(this IRuleBuilder<T, string?> rule, int most, bool isRequired = false) =>
        rule.SetValidator(
                new Rule<T, string?>(new MemberShape { IsRequired = isRequired }, "required", "is missing.", text =>
                    !isRequired || text is not null
                )
            )
            .SetValidator(
                new Rule<T, string?>(
                    new MemberShape { MinLength = isRequired ? 1 : null, MaxLength = most },
                    "length",
                    isRequired ? $"should be 1 to {most} characters." : $"should be at most {most} characters.",
                    text => text is null || (text.Length <= most && !(isRequired && string.IsNullOrWhiteSpace(text)))
                )
            )
            .SetValidator(
                new Rule<T, string?>(new MemberShape(), "control-character", "holds a control character.", text =>
                    text is null || !text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'))
                )
            );

    /// <summary>Something that may not be left out.</summary>
    public static IRuleBuilderOptions<T, TValue> Given<T, TValue>(this IRuleBuilder<T, TValue> rule) =>
        rule.SetValidator(
            new Rule<T, TValue>(new MemberShape { IsRequired = true }, "required", "is missing.", value => value is not null)
        );

    /// <summary>An id that may not be left out.</summary>
    public static IRuleBuilderOptions<T, Guid> Given<T>(this IRuleBuilder<T, Guid> rule) =>
        rule.SetValidator(
            new Rule<T, Guid>(new MemberShape { IsRequired = true }, "required", "is missing.", value => value != Guid.Empty)
        );

    /// <summary>An id of a list.</summary>
    public static IRuleBuilderOptions<T, Guid> Item<T>(this IRuleBuilder<T, Guid> rule) =>
        rule.SetValidator(new Rule<T, Guid>(new MemberShape(), "required", "is no id.", id => id != Guid.Empty));

    /// <summary>One of these words.</summary>
    public static IRuleBuilderOptions<T, string> OneOf<T>(this IRuleBuilder<T, string> rule, IReadOnlyList<string> words) =>
        rule.SetValidator(
            new Rule<T, string>(
                new MemberShape { Words = words },
                "unknown-word",
                $"should be one of {string.Join(", ", words)}.",
                words.Contains
            )
        );

    /// <summary>An absolute http or https address.</summary>
    public static IRuleBuilderOptions<T, string?> WebAddress<T>(this IRuleBuilder<T, string?> rule, bool isRequired = false) =>
        rule.SetValidator(
            new Rule<T, string?>(
                new MemberShape
                {
                    MaxLength = 2_000,
                    Format = "uri",
                    IsRequired = isRequired,
                },
                "address",
                "should be an absolute http or https address of at most 2,000 characters.",
                text =>
                    text is null
                        ? !isRequired
                        : text.Length <= 2_000
                            && !text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))
                            && Uri.TryCreate(text, UriKind.Absolute, out var uri)
                            && uri.Scheme is "http" or "https"
                            && uri.UserInfo.Length == 0
            )
        );

    /// <summary>A slug.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="isRequired">Whether it must be there.</param>
    /// <param name="kind">Of which kind of thing, where its slugs are not like others'.</param>
    public static IRuleBuilderOptions<T, string?> SlugText<T>(
        this IRuleBuilder<T, string?> rule,
        bool isRequired = false,
        Model.ThingKind kind = Model.ThingKind.Article
    ) =>
        rule.SetValidator(
            new Rule<T, string?>(
                new MemberShape
                {
                    MinLength = 1,
                    MaxLength = Model.Slugs.Slug.MaxLength,
                    Pattern = Model.Kinds.Of(kind).HasPath ? Model.Slugs.Slug.PathPattern : Model.Slugs.Slug.Pattern,
                    IsRequired = isRequired,
                },
                "slug-malformed",
                "should be words of lower-case letters and digits joined by single hyphens, at most 120 characters, and may not look "
                    + (
                        Model.Kinds.Of(kind).HasPath
                            ? $"like an id; up to {Model.Slugs.Slug.MaxDepth} of them parted by slashes."
                            : "like an id."
                    ),
                text => text is null ? !isRequired : Model.Slugs.Slug.IsWellFormed(text, kind)
            )
        );

    /// <summary>A list of no more than so many.</summary>
    public static IRuleBuilderOptions<T, IReadOnlyList<TItem>> AtMost<T, TItem>(
        this IRuleBuilder<T, IReadOnlyList<TItem>> rule,
        int most
    ) =>
        rule.SetValidator(
            new Rule<T, IReadOnlyList<TItem>>(new MemberShape { MaxItems = most }, "too-many", $"should hold at most {most}.", list =>
                list is null || list.Count <= most
            )
        );

    /// <summary>A list of at least one and no more than so many.</summary>
    public static IRuleBuilderOptions<T, IReadOnlyList<TItem>> Some<T, TItem>(this IRuleBuilder<T, IReadOnlyList<TItem>> rule, int most) =>
        rule.SetValidator(
            new Rule<T, IReadOnlyList<TItem>>(
                new MemberShape
                {
                    IsRequired = true,
                    MinItems = 1,
                    MaxItems = most,
                },
                "count",
                $"should hold 1 to {most}.",
                list => list is not null && list.Count > 0 && list.Count <= most
            )
        );

    /// <summary>A number within bounds.</summary>
    public static IRuleBuilderOptions<T, int> Within<T>(this IRuleBuilder<T, int> rule, int least, int most) =>
        rule.SetValidator(
            new Rule<T, int>(new MemberShape { Minimum = least, Maximum = most }, "range", $"should be from {least} to {most}.", number =>
                number >= least && number <= most
            )
        );

    /// <summary>A number within bounds, or none.</summary>
    public static IRuleBuilderOptions<T, int?> Within<T>(this IRuleBuilder<T, int?> rule, int least, int most) =>
        rule.SetValidator(
            new Rule<T, int?>(new MemberShape { Minimum = least, Maximum = most }, "range", $"should be from {least} to {most}.", number =>
                number is null || (number >= least && number <= most)
            )
        );

    /// <summary>A number of the change log, which may not be left out.</summary>
    public static IRuleBuilderOptions<T, long?> FromZero<T>(this IRuleBuilder<T, long?> rule) =>
        rule.SetValidator(
            new Rule<T, long?>(new MemberShape { Minimum = 0, IsRequired = true }, "range", "should be a whole number from 0.", number =>
                number >= 0
            )
        );

    /// <summary>A part of a whole, from 0 to 1.</summary>
    public static IRuleBuilderOptions<T, double> Share<T>(this IRuleBuilder<T, double> rule) =>
        rule.SetValidator(
            new Rule<T, double>(new MemberShape { Minimum = 0, Maximum = 1 }, "range", "should be from 0 to 1.", number =>
                number is >= 0 and <= 1
            )
        );

    /// <summary>A part of a whole, from 0 to 1, or none.</summary>
    public static IRuleBuilderOptions<T, double?> Share<T>(this IRuleBuilder<T, double?> rule) =>
        rule.SetValidator(
            new Rule<T, double?>(new MemberShape { Minimum = 0, Maximum = 1 }, "range", "should be from 0 to 1.", number =>
                number is null or (>= 0 and <= 1)
            )
        );

    /// <summary>A BCP 47 language tag.</summary>
    public static IRuleBuilderOptions<T, string> LanguageTag<T>(this IRuleBuilder<T, string> rule) =>
        rule.SetValidator(
            new Rule<T, string>(
                new MemberShape
                {
                    MinLength = 2,
                    MaxLength = 35,
                    Pattern = "^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$",
                },
                "language",
                "should be a BCP 47 language tag such as en or pt-BR.",
                text =>
                    text is { Length: >= 2 and <= 35 }
                    && text.Split('-').All(part => part.Length > 0 && part.All(char.IsAsciiLetterOrDigit))
            )
        );

    private static IRuleBuilderOptions<T, string?> OnOneLine<T>(this IRuleBuilder<T, string?> rule) =>
        rule.SetValidator(
                new Rule<T, string?>(
                    new MemberShape(),
                    "control-character",
                    "is one line; it holds a line break, a byte order mark or another control character.",
                    text => text is null || Model.Texts.IsOneLine(text)
                )
            )
            .SetValidator(
                new Rule<T, string?>(
                    new MemberShape(),
                    "direction-open",
                    "changes the direction of writing and does not change it back; close each such mark, or leave it out.",
                    text => text is null || Model.Texts.ClosesDirections(text)
                )
            );

    private sealed class Rule<T, TValue>(MemberShape shape, string code, string wanted, Func<TValue, bool> holds)
        : PropertyValidator<T, TValue>,
            IDescribesMember
    {
        public override string Name => code;

        public MemberShape Shape => shape;

        public override bool IsValid(ValidationContext<T> context, TValue value) => holds(value);

        protected override string GetDefaultMessageTemplate(string errorCode) => "{PropertyName} " + wanted;
    }
}
