namespace Cms.Api.Delivery.Home;

/// <summary>A front page put together.</summary>
/// <param name="Body">The answer, JSON.</param>
/// <param name="Shown">The pieces on it, each once.</param>
internal sealed record HomeDocument(ReadOnlyMemory<byte> Body, IReadOnlyList<Guid> Shown);
