namespace Cms.Api.Outbound;

/// <summary>What another server answered.</summary>
/// <param name="Status">The HTTP status; a redirect is an answer like any other, and is not followed.</param>
/// <param name="RetryAfter">How long it asks to be left alone; null where it does not say.</param>
/// <param name="Body">The beginning of the body.</param>
internal sealed record OutboundAnswer(int Status, TimeSpan? RetryAfter, byte[] Body);
