namespace Cms.Benchmarks;

/// <summary>The run cannot go on; the message says why in a sentence.</summary>
internal sealed class BenchmarkFailure(string message) : Exception(message);
