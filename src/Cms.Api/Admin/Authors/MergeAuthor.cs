using Cms.Api.Admin.Things;
using Cms.Api.Delivery;
using Cms.Api.Http.Bodies;
using Cms.Api.Http.Problems;
using Cms.Model;
using Cms.Model.Access;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Authors;

/// <summary>Says that an author is one the desk has already.</summary>
internal sealed class MergeAuthor(Addresses addresses) : AdminBodyEndpoint<ById, MergeInput, MergeRules, AdminAuthorResponse>
{
    public override void Configure() =>
        Does(
            FastEndpoints.Http.POST,
            "/v1/admin/authors/{id}/merge",
            StaffScopes.Publish,
            "Merge an author into another",
            "Every article and credit moves to the other, all at once and printed as it was printed; the author's addresses lead on "
                + "there. Whoever has one of the articles open is told on saving (412). There is no way back.",
            takesIfMatch: true
        );

    protected override async Task<AdminAnswer<AdminAuthorResponse>> ActAsync(ById request, MergeInput body, CancellationToken ct)
    {
        var author = await AuthorDesk.Here.RequireAsync(Db, request.Id, ct);
        ConditionalRequests.Match(HttpContext.Request, author);
        var into = await Db.Authors.FirstOrDefaultAsync(a => a.Id == body.Into, ct)
            ?? throw BodyRules.Failed(ProblemError.InBody("/into", "unknown-reference", "There is no author with this id."));
        author.MergeInto(into, Now);
        return await SaveAsync(
            author,
            async token =>
            {
                // Held by now: whatever became of the other since it was read.
                await References.DemandAsync(Db, [new ThingReference("/into", ThingKind.Author, into.Id)], token);
                return AdminAuthorResponse.From(author, addresses);
            },
            null,
            ct
        );
    }
}

/// <summary>Whom an author turned out to be.</summary>
public sealed record MergeInput
{
    /// <summary>The id of the author who gets everything.</summary>
    public Guid Into { get; init; }
}

/// <summary>What it may be.</summary>
public sealed class MergeRules : AbstractValidator<MergeInput>
{
    /// <summary>The rules.</summary>
    public MergeRules() => RuleFor(m => m.Into).Given();
}
