using Cms.Api.Http.Doors;

namespace Cms.Api.Health;

/// <summary>The door for whoever looks after the server.</summary>
public sealed class HealthDoor() : Door("/health");
