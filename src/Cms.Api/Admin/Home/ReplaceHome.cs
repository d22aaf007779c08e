using Cms.Model.Access;
using FastEndpoints;

namespace Cms.Api.Admin.Home;

/// <summary>Replaces the draft of the front page.</summary>
internal sealed class ReplaceHome : AdminBodyEndpoint<EmptyRequest, HomeInput, HomeRules, AdminHomeResponse>
{
    public override void Configure() =>
        Does(
            FastEndpoints.Http.PUT,
            "/v1/admin/home",
            StaffScopes.Content,
            "Replace the draft of the front page",
            "Sets all slots from top to bottom. Readers see no difference before it is published. A slot may name pieces that are not "
                + "public yet; each shows as soon as it is.",
            takesIfMatch: true
        );

    protected override async Task<AdminAnswer<AdminHomeResponse>> ActAsync(EmptyRequest request, HomeInput body, CancellationToken ct)
    {
        var home = await Db.HomeAsync(Now, ct);
        ConditionalRequests.Match(HttpContext.Request, home);
        return await SaveAsync(home, await Db.LayOutAsync(home, body, ct), null, ct);
    }
}
