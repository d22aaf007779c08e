using Cms.Api.Delivery.Illustrations;

namespace Cms.Api.Delivery.Feeds;

/// <summary>A picture that goes along.</summary>
/// <param name="Shown">As readers see it.</param>
/// <param name="Type">The media type of its file.</param>
/// <param name="Bytes">How many bytes its file has; null where that is not known.</param>
internal sealed record FeedPicture(IllustrationResponse Shown, string Type, long? Bytes);
