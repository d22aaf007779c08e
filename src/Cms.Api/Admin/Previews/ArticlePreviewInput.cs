using Cms.Api.Http.Bodies;
using FluentValidation;

namespace Cms.Api.Admin.Previews;

/// <summary>What a preview of a text is to be.</summary>
public sealed record ArticlePreviewInput
{
    /// <summary>The revision to show; null shows the working copy as it is now.</summary>
    public int? Revision { get; init; }

    /// <summary>When the link ends, at most 90 days from now; null for 7 days.</summary>
    public DateTime? ExpiresAt { get; init; }
}

/// <summary>What it may not be.</summary>
public sealed class ArticlePreviewRules : AbstractValidator<ArticlePreviewInput>
{
    /// <summary>The rules.</summary>
    public ArticlePreviewRules() => RuleFor(p => p.Revision).Within(1, int.MaxValue);
}
