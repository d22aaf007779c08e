using System.Diagnostics.CodeAnalysis;

namespace Cms.Api.Http.Problems;

/// <summary>The answer where something was public and is not any more.</summary>
public sealed record GoneResponse : ProblemResponse
{
    [SetsRequiredMembers]
    internal GoneResponse(ProblemResponse problem, Model.Articles.Withdrawal? withdrawal, Delivery.ArticleReference? replacement)
        : base(problem) => (WithdrawnAt, Notice, Replacement) = (withdrawal?.At, withdrawal?.Notice, replacement);

    /// <summary>When it was withdrawn, UTC; null where it was taken down without a notice.</summary>
    public required DateTime? WithdrawnAt { get; init; }

    /// <summary>What readers are told in its place; null where it was taken down without a notice.</summary>
    public required string? Notice { get; init; }

    /// <summary>The piece that stands in for it; null where none does.</summary>
    public required Delivery.ArticleReference? Replacement { get; init; }
}
