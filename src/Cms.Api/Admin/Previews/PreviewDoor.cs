using Cms.Api.Http.Doors;

namespace Cms.Api.Admin.Previews;

/// <summary>The door for whoever has a link to what is not public yet.</summary>
public sealed class PreviewDoor() : Door("/v1/preview");
