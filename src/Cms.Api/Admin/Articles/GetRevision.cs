using Cms.Model.Access;
using Cms.Model.Articles;

namespace Cms.Api.Admin.Articles;

/// <summary>Gets what an article said at one step.</summary>
internal sealed class GetRevision : AdminEndpoint<RevisionRequest, RevisionResponse>
{
    public override void Configure() =>
        Does(
            FastEndpoints.Http.GET,
            "/v1/admin/articles/{id}/revisions/{number}",
            StaffScopes.Read,
            "Get a revision",
            "What the article said at one step."
        );

    protected override async Task<AdminAnswer<RevisionResponse>> ActAsync(RevisionRequest request, CancellationToken ct) =>
        new(
            RevisionResponse.From(await Db.RequireRevisionAsync(await Db.Articles.RequireAsync(request.Id, Actor, ct), request.Number, ct))
        );
}

/// <summary>One step of an article, with what it said.</summary>
public sealed record RevisionResponse : RevisionSummary
{
    /// <summary>What the article said.</summary>
    public required ArticleContentResponse Content { get; init; }

    internal static new RevisionResponse From(Revision revision) =>
        new()
        {
            Number = revision.Number,
            Reason = revision.Reason,
            At = revision.At,
            ActorId = revision.ActorId,
            ActorName = revision.ActorName,
            Content = ArticleContentResponse.From(revision.Content)!,
        };
}
