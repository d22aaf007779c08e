namespace Cms.Api.Http;

/// <summary>What an operation answers in, where that is not JSON in the shape of its response.</summary>
/// <param name="Types">Media types.</param>
/// <param name="NegotiatedAs">The type that <c>Accept</c> has to take; null where it has no say.</param>
internal sealed record OtherFormats(IReadOnlyList<string> Types, string? NegotiatedAs);
