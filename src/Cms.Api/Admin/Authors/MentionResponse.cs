using Cms.Model;

namespace Cms.Api.Admin.Authors;

/// <summary>One text that holds a name.</summary>
public sealed record MentionResponse
{
    /// <summary>What kind of thing says it.</summary>
    public required ThingKind Kind { get; init; }

    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its current slug; null for what has none.</summary>
    public required string? Slug { get; init; }

    /// <summary>JSON pointer to the member that says it, such as <c>/body</c> or <c>/attributions/0/text</c>.</summary>
    public required string Pointer { get; init; }

    /// <summary>
    /// Where: <c>live</c> for what readers see, <c>working</c> for what the desk works on; null for what has no two copies.
    /// </summary>
    public required string? Copy { get; init; }
}
