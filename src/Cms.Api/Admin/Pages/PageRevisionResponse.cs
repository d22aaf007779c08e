using Cms.Api.Admin.Articles;
using Cms.Model.Pages;

namespace Cms.Api.Admin.Pages;

/// <summary>One step of a page, with what it said.</summary>
public sealed record PageRevisionResponse : RevisionSummary
{
    /// <summary>What the page said.</summary>
    public required PageContentResponse Content { get; init; }

    internal static PageRevisionResponse From(PageRevision revision) =>
        new()
        {
            Number = revision.Number,
            Reason = revision.Reason,
            At = revision.At,
            ActorId = revision.ActorId,
            ActorName = revision.ActorName,
            Content = PageContentResponse.From(revision.Content)!,
        };
}
