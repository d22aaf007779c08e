namespace Cms.Model.Series;

/// <summary>Where a piece is to stand in a series.</summary>
/// <param name="ArticleId">The piece.</param>
/// <param name="Part">Its number; null for a companion piece.</param>
/// <param name="Label">The number as printed ("Part I"); null if none is.</param>
public sealed record SeriesPlace(Guid ArticleId, int? Part = null, string? Label = null);
