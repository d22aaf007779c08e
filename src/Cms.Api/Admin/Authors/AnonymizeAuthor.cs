using Cms.Api.Delivery;
using Cms.Api.Http.Bodies;
using Cms.Model;
using Cms.Model.Access;
using FluentValidation;

namespace Cms.Api.Admin.Authors;

/// <summary>Prints something else in place of an author's name.</summary>
internal sealed class AnonymizeAuthor(CmsDatabase database, Addresses addresses)
    : AdminBodyEndpoint<ById, AnonymityInput, AnonymityRules, AdminAuthorResponse>,
        ITakesDown
{
    public override void Configure() =>
        Does(
            FastEndpoints.Http.PUT,
            "/v1/admin/authors/{id}/anonymity",
            StaffScopes.Content,
            "Make an author anonymous",
            "From now on readers are told `printedAs` and nothing else of them: no name, title, affiliation, bio, link or portrait, in "
                + "no byline, credit, list or filter. Their page answers 404, as if there had never been one. The desk goes on to see who "
                + "it is. `mentions` names the texts that hold the name: those are the desk's to change.",
            takesIfMatch: true
        );

    protected override async Task<AdminAnswer<AdminAuthorResponse>> ActAsync(ById request, AnonymityInput body, CancellationToken ct)
    {
        var author = await AuthorDesk.Here.RequireAsync(Db, request.Id, ct);
        ConditionalRequests.Match(HttpContext.Request, author);
        author.Anonymize(body.PrintedAs!, Now);
        var mentions = await MentionReader.FindAsync(database, author, [author.Name], ct);
        return await SaveAsync(
            author,
            _ => Task.FromResult(AdminAuthorResponse.From(author, addresses) with { Mentions = mentions }),
            null,
            ct
        );
    }
}

/// <summary>What readers are told of somebody who is not to be named.</summary>
public sealed record AnonymityInput
{
    /// <summary>What is printed in place of the name, such as “A worker at the plant”.</summary>
    public string? PrintedAs { get; init; }
}

/// <summary>What it may be.</summary>
public sealed class AnonymityRules : AbstractValidator<AnonymityInput>
{
    /// <summary>The rules.</summary>
    public AnonymityRules()
    {
        RuleFor(a => a.PrintedAs).Line(1, 200);
    }
}
