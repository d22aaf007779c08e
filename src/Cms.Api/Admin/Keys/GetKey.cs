using Cms.Api.Http.Doors;
using Cms.Model.Access;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Keys;

/// <summary>Gets a key.</summary>
internal sealed class GetKey : AdminEndpoint<ById, KeyResponse>
{
    public override void Configure() => Get("keys/{id}", StaffScopes.Keys, "Get a key", "One key, without its secrets.");

    protected override async Task<Outcome<KeyResponse>> ActAsync(ById request, CancellationToken ct) =>
        new(
            KeyResponse.From(
                await Db.Keys.Include(k => k.Secrets).FirstOrDefaultAsync(k => k.Id == request.Id, ct) ?? throw NotFound("key")
            )
        );
}
