using System.Diagnostics.CodeAnalysis;

namespace Cms.Api.Http.Problems;

/// <summary>The answer where a thing's state, or somebody else's work, stands against what was asked.</summary>
public sealed record ConflictResponse : ProblemResponse
{
    /// <summary>One to be read.</summary>
    public ConflictResponse() { }

    /// <summary>An answer of which nothing more is known yet.</summary>
    [SetsRequiredMembers]
    internal ConflictResponse(ProblemResponse problem)
        : base(problem) => (AllowedActions, UsedBy) = ([], []);

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
