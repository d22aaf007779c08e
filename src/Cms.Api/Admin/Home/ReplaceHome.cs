using Cms.Api.Http.Doors;
using Cms.Model.Access;
using FastEndpoints;

namespace Cms.Api.Admin.Home;

/// <summary>Replaces the draft of the front page.</summary>
internal sealed class ReplaceHome : AdminBodyEndpoint<EmptyRequest, HomeInput, HomeRules, AdminHomeResponse>
{
    public override void Configure() =>
        Put(
            "home",
            StaffScopes.Content,
            "Replace the draft of the front page",
            "Sets all slots from top to bottom. Readers see no difference before it is published. A slot may name pieces that are not "
                + "public yet; each shows as soon as it is.",
            takesIfMatch: true
        );

    protected override async Task<Outcome<AdminHomeResponse>> ActAsync(EmptyRequest request, HomeInput body, CancellationToken ct)
    {
        var home = await Db.HomeAsync(Now, ct);
        Match(home);
        return await SaveAsync(home, await Db.LayOutAsync(home, body, ct), null, ct);
    }
}
