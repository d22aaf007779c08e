using Cms.Model.Articles;

namespace Cms.Api.Admin.Articles;

/// <summary>One step of an article or a page.</summary>
public record RevisionSummary
{
    /// <summary>The edit version that it is.</summary>
    public required int Number { get; init; }

    /// <summary>What was done: <c>saved</c>, <c>published</c>, <c>corrected</c> and so on.</summary>
    public required string Reason { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Who: the id of a key, <c>oidc:</c> with a subject, or <c>program</c>.</summary>
    public required string ActorId { get; init; }

    /// <summary>Their name at that moment.</summary>
    public required string ActorName { get; init; }

    internal static RevisionSummary From(Revision revision) =>
        new()
        {
            Number = revision.Number,
            Reason = revision.Reason,
            At = revision.At,
            ActorId = revision.ActorId,
            ActorName = revision.ActorName,
        };
}
