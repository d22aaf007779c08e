namespace Cms.Api.Http.Problems;

/// <summary>Ends a request with an error answer that was made elsewhere.</summary>
internal sealed class RefusedException(ProblemResponse problem) : Exception(problem.Detail)
{
    /// <summary>The answer.</summary>
    public ProblemResponse Problem { get; } = problem;
}
