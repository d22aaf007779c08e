using System.Security.Cryptography;

namespace Cms.Api.WebSub;

/// <summary>A feed as it is sent to those who subscribed to it.</summary>
/// <param name="Body">The document.</param>
/// <param name="ContentType">Its <c>Content-Type</c>.</param>
/// <param name="Link">Its links, among them those to itself and to the hub, as WebSub 7 wants them.</param>
/// <param name="Position">The number of the change log that it was read at.</param>
internal sealed record TopicFeed(ReadOnlyMemory<byte> Body, string ContentType, string Link, long Position)
{
    /// <summary>SHA-256 of the document, which tells whether there is anything new to send.</summary>
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Body.Span));
}
