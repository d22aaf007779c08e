using Cms.Model.Access;
using FastEndpoints;

namespace Cms.Api.Admin.Home;

/// <summary>Gets the front page as the desk has it.</summary>
internal sealed class GetAdminHome : AdminEndpoint<EmptyRequest, AdminHomeResponse>
{
    public override void Configure() =>
        Does(
            FastEndpoints.Http.GET,
            "/v1/admin/home",
            StaffScopes.Read,
            "Get the front page at the desk",
            "What readers see and what the editors are at, as slots that name things by id."
        );

    protected override async Task<AdminAnswer<AdminHomeResponse>> ActAsync(EmptyRequest request, CancellationToken ct)
    {
        var home = await Db.HomeAsync(Now, ct);
        return new(AdminHomeResponse.From(home), EditVersion: home.EditVersion);
    }
}
