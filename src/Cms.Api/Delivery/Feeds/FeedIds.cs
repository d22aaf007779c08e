namespace Cms.Api.Delivery.Feeds;

/// <summary>Ids as feeds write them.</summary>
internal static class FeedIds
{
    public static string Of(Guid id) => $"urn:uuid:{id}";
}
