using Cms.Api.Delivery.Illustrations;
using Cms.Model.Licenses;

namespace Cms.Api.Delivery.Articles;

/// <summary>A piece as it may go on to others: only what is cleared of it, and why the rest is not.</summary>
internal sealed record OnwardArticle
{
    /// <summary>The piece as readers see it. Of its body and its pictures only what is below goes on.</summary>
    public required ArticleSummary Summary { get; init; }

    /// <summary>What it has beyond that.</summary>
    public required ArticleDetails Details { get; init; }

    /// <summary>The body as HTML, with cleared illustrations only; null where the text stays here.</summary>
    public required string? Html { get; init; }

    /// <summary>Why the text stays here; null where it goes.</summary>
    public required OnwardDenial? TextDenied { get; init; }

    /// <summary>The illustration at its head; null where there is none, or none that is cleared, or where it stands in the body.</summary>
    public required IllustrationResponse? Head { get; init; }

    /// <summary>The cleared illustrations, that of its card first.</summary>
    public required IReadOnlyList<OnwardIllustration> Illustrations { get; init; }

    /// <summary>The others.</summary>
    public required IReadOnlyList<OnwardOmission> Omitted { get; init; }
}
