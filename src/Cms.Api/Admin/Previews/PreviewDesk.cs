using Cms.Api.Delivery;
using Cms.Api.Http;
using Cms.Api.Http.Problems;
using Cms.Model;
using Cms.Model.Previews;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Previews;

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
