namespace Cms.Api.Admin.Authors;

/// <summary>Texts that hold a name.</summary>
public sealed record MentionListResponse
{
    /// <summary>The texts, at most 100: of the author themselves, of articles that credit them, then of everything else.</summary>
    public required IReadOnlyList<MentionResponse> Data { get; init; }

    /// <summary>Whether there is more than is told here, or more than was looked through.</summary>
    public required bool HasMore { get; init; }
}
