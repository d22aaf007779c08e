using Cms.Model.Access;
using FastEndpoints;

namespace Cms.Api.Admin.Home;

/// <summary>Changes the draft of the front page.</summary>
internal sealed class EditHome : AdminPatchEndpoint<EmptyRequest, HomeInput, HomeRules, AdminHomeResponse>
{
    public override void Configure() =>
        Does(
            FastEndpoints.Http.PATCH,
            "/v1/admin/home",
            StaffScopes.Content,
            "Edit the draft of the front page",
            "Changes the members that are named; slots are a list, and replaced whole. Readers see no difference before it is published.",
            takesIfMatch: true
        );

    protected override async Task<AdminAnswer<AdminHomeResponse>> ActAsync(EmptyRequest request, CancellationToken ct)
    {
        var home = await Db.HomeAsync(Now, ct);
        ConditionalRequests.Match(HttpContext.Request, home);
        return await SaveAsync(home, await Db.LayOutAsync(home, Patched(HomeInput.From(home.Draft ?? home.Live)), ct), null, ct);
    }
}
