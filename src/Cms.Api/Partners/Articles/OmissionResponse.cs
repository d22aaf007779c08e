using Cms.Model.Partners;

namespace Cms.Api.Partners.Articles;

/// <summary>A picture that does not go along.</summary>
public sealed record OmissionResponse
{
    /// <summary>The illustration.</summary>
    public required Guid Id { get; init; }

    /// <summary>SHA-256 of its file in hexadecimal, by which a copy from elsewhere is known.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Why.</summary>
    public required OmissionReason Reason { get; init; }
}
