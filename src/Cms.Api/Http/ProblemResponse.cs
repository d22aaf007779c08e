namespace Cms.Api.Http;

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
}

/// <summary>The answer where something was public and is not any more.</summary>
public sealed record GoneResponse : ProblemResponse
{
    /// <summary>When it was withdrawn, UTC; null where it was taken down without a notice.</summary>
    public required DateTime? WithdrawnAt { get; init; }

    /// <summary>What readers are told in its place; null where it was taken down without a notice.</summary>
    public required string? Notice { get; init; }

    /// <summary>The piece that stands in for it; null where none does.</summary>
    public required Delivery.ArticleReference? Replacement { get; init; }
}

/// <summary>The answer where a thing's state, or somebody else's work, stands against what was asked.</summary>
public sealed record ConflictResponse : ProblemResponse
{
    /// <summary>What the thing's present state takes of this key instead; empty where that is not the question.</summary>
    public required IReadOnlyList<string> AllowedActions { get; init; }

    /// <summary>The thing's present edit version; null where that is not the question.</summary>
    public required int? CurrentEditVersion { get; init; }

    /// <summary>Who saved it last; null where that is not the question.</summary>
    public required string? EditedBy { get; init; }

    /// <summary>When, UTC; null where that is not the question.</summary>
    public required DateTime? EditedAt { get; init; }

    /// <summary>What shows or refers to it, at most 20; empty where that is not the question.</summary>
    public required IReadOnlyList<UsageResponse> UsedBy { get; init; }
}

/// <summary>One thing that shows or refers to another.</summary>
public sealed record UsageResponse
{
    /// <summary>What kind of thing it is.</summary>
    public required Model.ThingKind Kind { get; init; }

    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its slug; null for what has none.</summary>
    public required string? Slug { get; init; }

    /// <summary>Its title or name.</summary>
    public required string Title { get; init; }

    /// <summary>Where in it: <c>live</c> or <c>working</c> for an article's two copies, <c>member</c>, <c>lead</c>, <c>portrait</c>, <c>credit</c>, <c>made with</c>, <c>front page</c>.</summary>
    public required string Where { get; init; }
}
