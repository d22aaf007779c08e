namespace Cms.Api.Http.Problems;

/// <summary>Ends a request with an error answer, from wherever it is found out.</summary>
public sealed class ProblemException(string code, string detail, params IReadOnlyList<ProblemError> errors) : Exception(detail)
{
    /// <summary>Our word for the error.</summary>
    public string Code { get; } = code;

    /// <summary>The single faults.</summary>
    public IReadOnlyList<ProblemError> Errors { get; } = errors;

    /// <summary>After how long the same request may be sent again; a second if nothing is said, where it may at all.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>A fault in one parameter.</summary>
    public static ProblemException Parameter(string code, string parameter, string message) =>
        new(
            code,
            message,
            new ProblemError
            {
                Pointer = null,
                Parameter = parameter,
                Code = code,
                Message = message,
            }
        );
}
