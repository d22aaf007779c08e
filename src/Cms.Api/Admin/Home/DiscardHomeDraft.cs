using Cms.Api.Http.Doors;
using Cms.Model.Access;
using FastEndpoints;

namespace Cms.Api.Admin.Home;

/// <summary>Gives the draft of the front page up.</summary>
internal sealed class DiscardHomeDraft : AdminEndpoint<EmptyRequest, AdminHomeResponse>
{
    public override void Configure() =>
        Delete(
            "home/draft",
            StaffScopes.Content,
            "Discard the draft of the front page",
            "Goes back to what readers see.",
            takesIfMatch: true
        );

    protected override async Task<Outcome<AdminHomeResponse>> ActAsync(EmptyRequest request, CancellationToken ct)
    {
        var home = await Db.HomeAsync(Now, ct);
        Match(home);
        home.DiscardDraft();
        return await SaveAsync(home, _ => Task.FromResult(AdminHomeResponse.From(home)), null, ct);
    }
}
