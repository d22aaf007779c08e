using Cms.Api.Admin.Articles;
using Cms.Api.Delivery;
using Cms.Api.Http;
using Cms.Api.Http.Bodies;
using Cms.Api.Http.Problems;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Previews;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Previews;

/// <summary>Makes a link that shows a piece before it is public.</summary>
internal sealed class CreateArticlePreview(Addresses addresses)
    : AdminBodyEndpoint<ById, ArticlePreviewInput, ArticlePreviewRules, NewPreviewResponse>
{
    public override void Configure() =>
        Does(
            FastEndpoints.Http.POST,
            "/v1/admin/articles/{id}/previews",
            StaffScopes.Drafts,
            "Make a preview of an article",
            "A link for whoever is to see the piece before readers do: it shows the working copy as it is now, or one revision, until it "
                + "ends. Its token is shown this once. A withdrawal, the trash and a purge end a piece's previews.",
            status: 201
        );

    protected override bool BodyIsOptional => true;

    protected override async Task<AdminAnswer<NewPreviewResponse>> ActAsync(ById request, ArticlePreviewInput body, CancellationToken ct)
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

/// <summary>What a preview of an article is to be.</summary>
public sealed record ArticlePreviewInput
{
    /// <summary>The revision to show; null shows the working copy as it is now.</summary>
    public int? Revision { get; init; }

    /// <summary>When the link ends, at most 90 days from now; null for 7 days.</summary>
    public DateTime? ExpiresAt { get; init; }
}

/// <summary>What it may not be.</summary>
public sealed class ArticlePreviewRules : AbstractValidator<ArticlePreviewInput>
{
    /// <summary>The rules.</summary>
    public ArticlePreviewRules() => RuleFor(p => p.Revision).Within(1, int.MaxValue);
}

/// <summary>What the operations on previews have in common.</summary>
internal static class PreviewDesk
{
    /// <summary>Gives a new preview its token and has it stored with the next save.</summary>
    /// <exception cref="NewsroomRule"><c>too-many-previews</c>.</exception>
    public static async Task<NewPreviewResponse> OpenAsync(
        this CmsDbContext db,
        Preview preview,
        Addresses addresses,
        DateTime now,
        CancellationToken ct
    )
    {
        if (await db.Previews.InForce(now).CountAsync(p => p.ThingId == preview.ThingId, ct) >= Preview.MaxInForce)
            throw new NewsroomRule("too-many-previews", $"It has {Preview.MaxInForce} previews in force; revoke some of them first.");
        var token = preview.Open(db.Actor);
        db.Add(preview);
        return new NewPreviewResponse
        {
            Preview = PreviewResponse.From(preview),
            Token = token,
            Url = addresses.PreviewPage(token),
            ApiUrl = addresses.Api($"/v1/preview/{token}"),
        };
    }

    /// <summary>Removes what has ended by itself; whoever makes a preview does it for all.</summary>
    public static Task SweepAsync(this CmsDbContext db, DateTime now, CancellationToken ct) =>
        db.Previews.Where(p => p.ExpiresAt <= now).ExecuteDeleteAsync(ct);

    /// <summary>The previews of a thing that are in force, the newest first.</summary>
    public static async Task<OneResponse<IReadOnlyList<PreviewResponse>, NothingIncluded>> PreviewsOfAsync(
        this CmsDbContext db,
        Guid thing,
        DateTime now,
        CancellationToken ct
    ) =>
        new()
        {
            Data =
            [
                .. (
                    await db
                        .Previews.AsNoTracking()
                        .InForce(now)
                        .Where(p => p.ThingId == thing)
                        .OrderByDescending(p => p.CreatedAt)
                        .ThenByDescending(p => p.Id)
                        .Take(Preview.MaxInForce)
                        .ToListAsync(ct)
                ).Select(PreviewResponse.From),
            ],
            Included = NothingIncluded.Here,
        };

    /// <summary>Ends a preview of a thing.</summary>
    /// <exception cref="ProblemException"><c>not-found</c>.</exception>
    public static async Task<AdminAnswer<object>> RevokeAsync(
        this CmsDbContext db,
        Guid thing,
        Guid id,
        DateTime now,
        Func<CancellationToken, Task<AdminAnswer<object>>> save,
        CancellationToken ct
    )
    {
        var preview = await db.Previews.InForce(now).FirstOrDefaultAsync(p => p.ThingId == thing && p.Id == id, ct) ?? throw NoPreview();
        preview.Revoke();
        db.Remove(preview);
        try
        {
            return await save(ct);
        }
        catch (EditConflictException)
        {
            // Somebody else ended it first.
            throw NoPreview();
        }
    }

    private static ProblemException NoPreview() => new("not-found", "It has no such preview in force.");
}
