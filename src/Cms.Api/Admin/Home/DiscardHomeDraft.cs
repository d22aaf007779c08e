using Cms.Model.Access;
using FastEndpoints;

namespace Cms.Api.Admin.Home;

/// <summary>Gives the draft of the front page up.</summary>
internal sealed class DiscardHomeDraft : AdminEndpoint<EmptyRequest, AdminHomeResponse>
{
    public override void Configure() =>
        Does(
            FastEndpoints.Http.DELETE,
            "/v1/admin/home/draft",
            StaffScopes.Content,
            "Discard the draft of the front page",
            "Goes back to what readers see.",
            takesIfMatch: true
        );

    protected override async Task<AdminAnswer<AdminHomeResponse>> ActAsync(EmptyRequest request, CancellationToken ct)
    {
        var home = await Db.HomeAsync(Now, ct);
        ConditionalRequests.Match(HttpContext.Request, home);
        home.DiscardDraft();
        return await SaveAsync(home, _ => Task.FromResult(AdminHomeResponse.From(home)), null, ct);
    }
}
