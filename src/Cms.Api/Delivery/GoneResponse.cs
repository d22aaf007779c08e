using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Cms.Api.Http.Problems;
using Cms.Model.Articles;

namespace Cms.Api.Delivery;

/// <summary>The answer where something was public and is not any more.</summary>
public sealed record GoneResponse : ProblemResponse
{
    [SetsRequiredMembers]
    private GoneResponse(ProblemResponse problem, Withdrawal? withdrawal, ArticleReference? replacement)
        : base(problem) => (WithdrawnAt, Notice, Replacement) = (withdrawal?.At, withdrawal?.Notice, replacement);

    /// <summary>When it was withdrawn, UTC; null where it was taken down without a notice.</summary>
    public required DateTime? WithdrawnAt { get; init; }

    /// <summary>What readers are told in its place; null where it was taken down without a notice.</summary>
    public required string? Notice { get; init; }

    /// <summary>The piece that stands in for it; null where none does.</summary>
    public required ArticleReference? Replacement { get; init; }

    /// <summary>An example of what it says more than other error answers, for the contract.</summary>
    internal static JsonObject Example =>
        new()
        {
            ["withdrawnAt"] = "2026-10-02T09:30:00Z",
            ["notice"] = "This piece rested on a document that proved to be forged. We have withdrawn it.",
            ["replacement"] = null,
        };

    /// <summary>The answer to what was public and is not any more.</summary>
    /// <param name="context">The request.</param>
    /// <param name="withdrawal">Its withdrawal; null where it was taken down without a notice.</param>
    /// <param name="replacement">What stands in for it; null where nothing does.</param>
    internal static GoneResponse Of(HttpContext context, Withdrawal? withdrawal, ArticleReference? replacement)
    {
        var detail = withdrawal is null ? "This was public and has been taken down." : "This was public and has been withdrawn.";
        return new(ProblemAnswers.Of(context, "gone", detail), withdrawal, replacement);
    }
}
