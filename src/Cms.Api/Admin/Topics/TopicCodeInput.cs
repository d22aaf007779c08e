using System.Text.RegularExpressions;
using Cms.Api.Http.Bodies;
using Cms.Model.Topics;
using FluentValidation;

namespace Cms.Api.Admin.Topics;

/// <summary>A code for a topic in a scheme of subjects, as an editor writes it.</summary>
public sealed record TopicCodeInput
{
    /// <summary>
    /// The address of the scheme, such as http://cv.iptc.org/newscodes/mediatopic/ for the media topics of the IPTC (medtop is enough).
    /// </summary>
    public string Scheme { get; init; } = "";

    /// <summary>The code in it, such as 20000002.</summary>
    public string Code { get; init; } = "";
}

/// <summary>What such a code may be.</summary>
public sealed partial class TopicCodeRules : AbstractValidator<TopicCodeInput>
{
    /// <summary>The rules.</summary>
    public TopicCodeRules()
    {
        RuleFor(c => c.Scheme).Line(1, 200);
        RuleFor(c => c.Scheme)
            .Must(IsScheme)
            .When(c => c.Scheme.Length > 0)
            .WithErrorCode("invalid-scheme")
            .WithMessage($"scheme is the absolute address of a scheme of subjects, such as {TopicCode.MediaTopics}.");
        RuleFor(c => c.Code).Line(1, 100);
        RuleFor(c => c.Code)
            .Must(
                (c, code) =>
                    code.Length == 0 || (TopicCode.SchemeOf(c.Scheme) == TopicCode.MediaTopics ? MediaTopic() : AnyCode()).IsMatch(code)
            )
            .WithErrorCode("invalid-code")
            .WithMessage("code is letters, digits and . _ - : alone; of the media topics of the IPTC, eight digits.");
    }

    private static bool IsScheme(string scheme) =>
        Uri.TryCreate(TopicCode.SchemeOf(scheme), UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https"
        && Uri.IsWellFormedUriString(TopicCode.SchemeOf(scheme), UriKind.Absolute);

    [GeneratedRegex(@"\A[0-9]{8}\z")]
    private static partial Regex MediaTopic();

    [GeneratedRegex(@"\A[A-Za-z0-9._:-]+\z")]
    private static partial Regex AnyCode();
}
