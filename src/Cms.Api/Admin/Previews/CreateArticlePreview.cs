using Cms.Api.Admin.Articles;
using Cms.Api.Delivery;
using Cms.Api.Http.Bodies;
using Cms.Api.Http.Doors;
using Cms.Api.Http.Problems;
using Cms.Model.Access;
using Cms.Model.Previews;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Previews;

/// <summary>Makes a link that shows a piece before it is public.</summary>
internal sealed class CreateArticlePreview(Addresses addresses)
    : AdminBodyEndpoint<ById, ArticlePreviewInput, ArticlePreviewRules, NewPreviewResponse>
{
    public override void Configure() =>
        Post(
            "articles/{id}/previews",
            StaffScopes.Drafts,
            "Make a preview of an article",
            "A link for whoever is to see the piece before readers do: it shows the working copy as it is now, or one revision, until it "
                + "ends. Its token is shown this once. A withdrawal, the trash and a purge end a piece's previews.",
            status: 201
        );

    protected override bool BodyIsOptional => true;

    protected override async Task<Outcome<NewPreviewResponse>> ActAsync(ById request, ArticlePreviewInput body, CancellationToken ct)
    {
        var article = await Db.Articles.RequireAsync(request.Id, Actor, ct);
        var (content, editVersion) = (article.Working ?? article.Live!, article.EditVersion);
        if (body.Revision is { } number)
        {
            var revision = await Db.Revisions.AsNoTracking().FirstOrDefaultAsync(r => r.ArticleId == article.Id && r.Number == number, ct)
                ?? throw BodyRules.Failed(ProblemError.InBody("/revision", "unknown-reference", $"The article has no revision {number}."));
            (content, editVersion) = (revision.Content, revision.Number);
        }

        var made = await Db.OpenAsync(
            new Preview(article, content, editVersion, body.ExpiresAt?.ToUniversalTime(), Now),
            addresses,
            Now,
            ct
        );
        return await SaveAsync(
            null,
            async token =>
            {
                await Db.DemandShowableAsync(article, token);
                await Db.SweepAsync(Now, token);
                return made;
            },
            null,
            ct
        );
    }
}
