namespace Cms.Model.Articles;

/// <summary>One attribution.</summary>
/// <param name="Relation">How they hang together.</param>
/// <param name="SourceId">The publication; null where only a series or an address is known.</param>
/// <param name="SeriesId">The series it is part of.</param>
/// <param name="Url">The piece's address there.</param>
/// <param name="Title">Its title there, where it differs.</param>
/// <param name="Date">When it ran there.</param>
/// <param name="Text">The sentence as the editor wants it printed; null makes it.</param>
public sealed record Attribution(
    AttributionRelation Relation,
    Guid? SourceId,
    Guid? SeriesId = null,
    string? Url = null,
    string? Title = null,
    DateOnly? Date = null,
    string? Text = null
);
