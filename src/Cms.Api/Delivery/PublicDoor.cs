using Cms.Api.Http.Doors;

namespace Cms.Api.Delivery;

/// <summary>The public door: open to anybody, read only, and all over the server's addresses.</summary>
public sealed class PublicDoor() : Door("");
