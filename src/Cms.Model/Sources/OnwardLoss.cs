using Cms.Model.Partners;

namespace Cms.Model.Sources;

/// <summary>What becomes of copies that partners lose, and what they are told.</summary>
/// <param name="Action">What they do with a copy.</param>
/// <param name="Notice">What they are told; null for nothing.</param>
public sealed record OnwardLoss(PartnerAction Action, string? Notice)
{
    /// <summary>A copy that is printed may stay; nothing is said.</summary>
    public static OnwardLoss Keep { get; } = new(PartnerAction.MayKeep, null);
}
