using Cms.Model;

namespace Cms.Api.Admin.Things;

/// <summary>A thing that a body names.</summary>
/// <param name="Pointer">Where in the body.</param>
/// <param name="Kind">What kind of thing it should be.</param>
/// <param name="Id">Its id.</param>
internal sealed record ThingReference(string Pointer, ThingKind Kind, Guid Id);
