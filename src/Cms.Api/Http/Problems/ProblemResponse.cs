namespace Cms.Api.Http.Problems;

/// <summary>What every error answer is (RFC 9457, <c>application/problem+json</c>).</summary>
public record ProblemResponse
{
    /// <summary>The address of a page that says what the error means and what to do: <c>/problems/{code}</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Our stable word for the error; branch on this.</summary>
    public required string Code { get; init; }

    /// <summary>The error in a few words, the same for every occurrence.</summary>
    public required string Title { get; init; }

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>What went wrong this time, in a sentence to act on.</summary>
    public required string Detail { get; init; }

    /// <summary>Names this request in the server's log.</summary>
    public required string RequestId { get; init; }

    /// <summary>Every single fault found; empty where there is nothing more to say.</summary>
    public required IReadOnlyList<ProblemError> Errors { get; init; }
}
