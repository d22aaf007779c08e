using Cms.Api.Http.Doors;
using Cms.Api.Http.OpenApi;

namespace Cms.Api.Admin;

/// <summary>The desk: for the staff, by scope.</summary>
public sealed class DeskDoor() : Door("/v1/admin")
{
    /// <inheritdoc />
    public override string Keys => DocumentFilter.StaffKey;
}
