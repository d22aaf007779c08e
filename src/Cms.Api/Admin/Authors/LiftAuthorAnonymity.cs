using Cms.Api.Delivery;
using Cms.Api.Http.Doors;
using Cms.Model.Access;

namespace Cms.Api.Admin.Authors;

/// <summary>Prints an author's name again.</summary>
internal sealed class LiftAuthorAnonymity(Addresses addresses) : AdminEndpoint<ById, AdminAuthorResponse>
{
    public override void Configure() =>
        Delete(
            "authors/{id}/anonymity",
            StaffScopes.Content,
            "Name an anonymous author again",
            "Readers see the name and the page again, under the same address, wherever something public shows them.",
            takesIfMatch: true
        );

    protected override async Task<Outcome<AdminAuthorResponse>> ActAsync(ById request, CancellationToken ct)
    {
        var author = await AuthorDesk.Here.RequireAsync(Db, request.Id, ct);
        Match(author);
        author.LiftAnonymity(Now);
        return await SaveAsync(author, _ => Task.FromResult(AdminAuthorResponse.From(author, addresses)), null, ct);
    }
}
