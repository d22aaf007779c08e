namespace Cms.Api.Delivery.Feeds;

/// <summary>The formats there are.</summary>
internal static class FeedFormats
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<IFeedFormat> All { get; } = [new RssFormat(), new AtomFormat(), new JsonFeedFormat()];

    /// <summary>
    /// The namespace of what no standard has a word for: <c>version</c>, <c>text</c> (whole or excerpt), <c>omitted</c>
    /// pictures, <c>removed</c>. JSON Feed has the same words under <c>_cms</c>.
    /// </summary>
    public const string OwnSpace = "urn:uuid:6f1d0d52-8b8f-4c1e-9a35-5b0a3e0f7c21";

    /// <summary>The format of a name; null of any other.</summary>
    public static IFeedFormat? Find(string name) => All.FirstOrDefault(f => f.Name == name);
}
