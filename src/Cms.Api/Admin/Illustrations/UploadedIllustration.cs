using Cms.Api.Media.Uploads;

namespace Cms.Api.Admin.Illustrations;

/// <summary>What became of a picture that was sent.</summary>
public sealed record UploadedIllustration
{
    /// <summary>The illustration, as it is now.</summary>
    public required AdminIllustrationResponse Illustration { get; init; }

    /// <summary>
    /// What the file says of itself, for an editor to look at; none of it is applied. Null where the same file was here already.
    /// </summary>
    public required SuggestedFacts? Suggested { get; init; }
}
