using Cms.Model;

namespace Cms.Api.Http.Lists;

/// <summary>A filter of a list that takes ids or slugs of things of one kind.</summary>
/// <param name="Parameter">Its name.</param>
/// <param name="Kind">The kind of things.</param>
/// <param name="Values">What was sent; empty where nothing was.</param>
internal sealed record NamedFilter(string Parameter, ThingKind Kind, IReadOnlyList<string> Values);
