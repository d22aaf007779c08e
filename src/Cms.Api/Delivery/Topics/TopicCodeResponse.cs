using Cms.Model.Topics;

namespace Cms.Api.Delivery.Topics;

/// <summary>A code for a topic in a scheme of subjects.</summary>
public sealed record TopicCodeResponse
{
    /// <summary>
    /// The scheme's address, which its codes follow on; http://cv.iptc.org/newscodes/mediatopic/ for the media topics of the IPTC.
    /// </summary>
    public required string Scheme { get; init; }

    /// <summary>The code in it.</summary>
    public required string Code { get; init; }

    /// <summary>Those of a topic.</summary>
    internal static IReadOnlyList<TopicCodeResponse> From(Topic topic) =>
        [.. topic.Codes.Select(c => new TopicCodeResponse { Scheme = c.Scheme, Code = c.Code })];
}
