using Cms.Api.Http.Problems;

namespace Cms.Api.Admin.Bulk;

/// <summary>What the operation of an act answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="ETag">The article's ETag then; null for none.</param>
/// <param name="Sequence">How far the log reached then.</param>
/// <param name="Problem">The refusal; null where it was done.</param>
internal sealed record ItemAnswer(int Status, string? ETag, long Sequence, ConflictResponse? Problem);
