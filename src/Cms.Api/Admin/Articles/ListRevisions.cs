using Cms.Api.Http;
using Cms.Api.Http.Queries;
using Cms.Model.Access;
using FastEndpoints;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Articles;

/// <summary>Lists what an article said at each step.</summary>
internal sealed class ListRevisions : AdminEndpoint<ListRevisionsRequest, OneResponse<IReadOnlyList<RevisionSummary>, NothingIncluded>>
{
    // Nobody looks through more at once; older ones are reached by their number.
    private const int Most = 100;

    public override void Configure() =>
        Does(
            FastEndpoints.Http.GET,
            "/v1/admin/articles/{id}/revisions",
            StaffScopes.Read,
            "List an article's revisions",
            $"Its last {Most} steps before a number, the newest first; each is kept for ever."
        );

    protected override async Task<AdminAnswer<OneResponse<IReadOnlyList<RevisionSummary>, NothingIncluded>>> ActAsync(
        ListRevisionsRequest request,
        CancellationToken ct
    )
    {
        var article = await Db.Articles.RequireAsync(request.Id, Actor, ct);
        var before = Parse.Number(request.Before) ?? int.MaxValue;
        var revisions = await Db
            .Revisions.AsNoTracking()
            .Where(r => r.ArticleId == article.Id && r.Number < before)
            .OrderByDescending(r => r.Number)
            .Take(Most)
            .Select(r => new RevisionSummary
            {
                Number = r.Number,
                Reason = r.Reason,
                At = r.At,
                ActorId = r.ActorId,
                ActorName = r.ActorName,
            })
            .ToListAsync(ct);
        return new(new OneResponse<IReadOnlyList<RevisionSummary>, NothingIncluded> { Data = revisions, Included = NothingIncluded.Here });
    }
}

/// <summary>Which article, and where to begin.</summary>
public sealed record ListRevisionsRequest
{
    /// <summary>The article's id.</summary>
    public Guid Id { get; init; }

    /// <summary>Only revisions before this number; none begins at the newest.</summary>
    [QueryParam]
    public string? Before { get; init; }
}

/// <summary>What the list refuses.</summary>
public sealed class ListRevisionsValidator : Validator<ListRevisionsRequest>
{
    /// <summary>The rules.</summary>
    public ListRevisionsValidator() => RuleFor(r => r.Before).WholeNumber(1, int.MaxValue);
}
