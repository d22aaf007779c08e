namespace Cms.Api.Delivery.Feeds;

/// <summary>A way to write a feed down. It never asks for anything.</summary>
internal interface IFeedFormat
{
    /// <summary>The ending of a feed's address.</summary>
    string Name { get; }

    /// <summary>The media type, without parameters.</summary>
    string MediaType { get; }

    /// <summary>The <c>Content-Type</c>.</summary>
    string ContentType { get; }

    /// <summary>The document, UTF-8.</summary>
    ReadOnlyMemory<byte> Write(Feed feed);
}
