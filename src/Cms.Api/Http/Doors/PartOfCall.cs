namespace Cms.Api.Http.Doors;

/// <summary>Says of a request that it is one part of a call of many.</summary>
/// <param name="Once">The mark under which it is done once, whatever its method; null for none.</param>
internal sealed record PartOfCall(Once? Once);
