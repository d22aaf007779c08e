namespace Cms.Api.Http.Problems;

/// <summary>Others show or refer to what was to be removed.</summary>
internal sealed class InUseException(IReadOnlyList<UsageResponse> usedBy) : Exception("Others show or refer to it; usedBy names them.")
{
    /// <summary>Who.</summary>
    public IReadOnlyList<UsageResponse> UsedBy { get; } = usedBy;
}
