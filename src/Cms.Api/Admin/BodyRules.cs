using Cms.Api.Http.Problems;
using FluentValidation;

namespace Cms.Api.Admin;

/// <summary>Judges bodies.</summary>
internal static class BodyRules
{
    /// <summary>Goes on only where nothing is wrong.</summary>
    /// <param name="rules">Judge it.</param>
    /// <param name="body">The body, or a part of one.</param>
    /// <param name="found">What was found wrong with it already; of these members nothing more is said.</param>
    /// <param name="at">Where it stands in the body that was sent.</param>
    /// <exception cref="ProblemException"><c>validation-failed</c>, with every fault.</exception>
    public static void Demand<T>(IValidator<T> rules, T body, IReadOnlyList<ProblemError> found, string at = "")
    {
        var result = rules.Validate(body);
        if (result.IsValid && found.Count == 0)
            return;
        var broken = result.Errors.Select(f =>
            ProblemError.InBody(
                at + ProblemAnswers.Pointer("." + f.PropertyName),
                string.IsNullOrEmpty(f.ErrorCode) ? "invalid" : f.ErrorCode,
                f.ErrorMessage
            )
        );
        throw Failed([.. found, .. broken.Where(b => found.All(f => f.Pointer != b.Pointer))]);
    }

    /// <summary>The answer to members that are wrong.</summary>
    public static ProblemException Failed(params IEnumerable<ProblemError> errors)
    {
        var all = errors.ToList();
        return new ProblemException(
            "validation-failed",
            all.Count == 1 ? all[0].Message : $"{all.Count} members of the body are wrong; see errors.",
            all
        );
    }
}
