namespace Cms.Api.Http.Problems;

/// <summary>One fault in a request.</summary>
public sealed record ProblemError
{
    /// <summary>JSON pointer (RFC 6901) to the member of the body; null where the fault is not in a body.</summary>
    public required string? Pointer { get; init; }

    /// <summary>The parameter or header; null where the fault is in a body.</summary>
    public required string? Parameter { get; init; }

    /// <summary>Our stable word for the fault.</summary>
    public required string Code { get; init; }

    /// <summary>What to do about it, in a sentence.</summary>
    public required string Message { get; init; }

    /// <summary>A fault in a body.</summary>
    public static ProblemError InBody(string? pointer, string code, string message) =>
        new()
        {
            Pointer = pointer,
            Parameter = null,
            Code = code,
            Message = message,
        };
}
