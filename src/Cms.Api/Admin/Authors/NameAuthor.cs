using Cms.Api.Delivery;
using Cms.Model.Access;

namespace Cms.Api.Admin.Authors;

/// <summary>Prints an author's name again.</summary>
internal sealed class NameAuthor(Addresses addresses) : AdminEndpoint<ById, AdminAuthorResponse>
{
    public override void Configure() =>
        Does(
            FastEndpoints.Http.DELETE,
            "/v1/admin/authors/{id}/anonymity",
            StaffScopes.Content,
            "Name an anonymous author again",
            "Readers see the name and the page again, under the same address, wherever something public shows them.",
            takesIfMatch: true
        );

    protected override async Task<AdminAnswer<AdminAuthorResponse>> ActAsync(ById request, CancellationToken ct)
    {
        var author = await AuthorDesk.Here.RequireAsync(Db, request.Id, ct);
        ConditionalRequests.Match(HttpContext.Request, author);
        author.LiftAnonymity(Now);
        return await SaveAsync(author, _ => Task.FromResult(AdminAuthorResponse.From(author, addresses)), null, ct);
    }
}
