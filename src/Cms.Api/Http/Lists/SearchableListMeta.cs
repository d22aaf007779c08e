namespace Cms.Api.Http.Lists;

/// <summary>Where a list stands that can be searched by words.</summary>
public sealed record SearchableListMeta : ListMeta
{
    /// <summary>
    /// Whether more have the words of <c>q</c> than are looked at: only the newest 10,000 of them are filtered, sorted, paged and counted.
    /// False where there are fewer, and without <c>q</c>.
    /// </summary>
    public required bool IsCut { get; init; }
}
