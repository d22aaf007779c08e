using Cms.Api.Delivery.Illustrations;

namespace Cms.Api.Delivery.Feeds;

/// <summary>A picture that goes along.</summary>
/// <param name="Shown">As readers see it.</param>
/// <param name="File">The file that its src names.</param>
/// <param name="Bytes">How many bytes that has; null where it is not made yet.</param>
internal sealed record FeedPicture(IllustrationResponse Shown, Rendition File, long? Bytes);
