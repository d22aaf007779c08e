using Cms.Api.Delivery.Illustrations;

namespace Cms.Api.Delivery.Feeds;

/// <summary>A picture that goes along.</summary>
/// <param name="Shown">As readers see it.</param>
/// <param name="File">The file that its src names.</param>
/// <param name="Bytes">How many bytes that has; null where nobody asked for it yet, so that it is still to be made.</param>
/// <param name="IsThere">Whether it is there or can be made.</param>
internal sealed record FeedPicture(IllustrationResponse Shown, Rendition File, long? Bytes, bool IsThere);
