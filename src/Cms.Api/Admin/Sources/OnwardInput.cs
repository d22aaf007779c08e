using Cms.Model.Sources;
using FluentValidation;

namespace Cms.Api.Admin.Sources;

/// <summary>What a source lets the magazine pass on to partners, as an editor writes it.</summary>
public sealed record OnwardInput
{
    /// <summary>Its text; denied if left out.</summary>
    public OnwardText Text { get; init; } = OnwardText.Denied;

    /// <summary>Its illustrations; denied if left out.</summary>
    public OnwardIllustrations Illustrations { get; init; } = OnwardIllustrations.Denied;

    /// <summary>Whose address counts as the original; theirs if left out.</summary>
    public OnwardCanonical Canonical { get; init; } = OnwardCanonical.Theirs;

    /// <summary>When this ends, UTC; null while it stands.</summary>
    public DateTime? Until { get; init; }
}

/// <summary>What such rights may not be.</summary>
public sealed class OnwardInputValidator : AbstractValidator<OnwardInput>;
