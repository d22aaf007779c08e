namespace Cms.Api.Delivery.Search;

/// <summary>Where a page of a search begins: after a number of a rank, of what was looked for in some way.</summary>
internal sealed record SearchPlace(SearchMode Mode, string Typed, int Rank, long Number);
