namespace Cms.Api.Http.Problems;

/// <summary>One kind of error: its status, what it means and what a caller can do.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Title">A few words.</param>
/// <param name="Help">What it means and what to do, for <c>/problems/{code}</c>.</param>
public sealed record ProblemKind(int Status, string Title, string Help);
