using Cms.Api.Delivery.Articles;
using Cms.Api.Http;
using Cms.Api.Http.Queries;
using Cms.Model;
using Cms.Model.Changes;
using FastEndpoints;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Delivery.Pages;

/// <summary>Gets one public page.</summary>
internal sealed class GetPage(PageReader pages, CmsDatabase database)
    : DeliveryEndpoint<GetPageRequest, OneResponse<PageResponse, NothingIncluded>>
{
    public override void Configure() =>
        Reads(
            "/v1/pages/{**id}",
            "Get a page",
            "One public page by id or slug. A slug is a path, and its slashes may stand in the address as they are or encoded (%2F): "
                + "/v1/pages/about/team and /v1/pages/about%2Fteam are one. A former slug answers 301, a page taken down 410."
        );

    protected override async Task<Answer> AnswerAsync(GetPageRequest request, CancellationToken ct)
    {
        var address = request.Address;
        await using var read = await database.OpenReadAsync(ct);
        await read.BeginSnapshotAsync(ct);
        var found = await read.FindAsync(ThingKind.Page, address, ct);
        if (found is null)
            return NotFound(ThingKind.Page, address);
        if (!found.IsPublic)
            return Gone(ThingKind.Page, found.Id, address);
        if (!found.StandsAt(address))
            return Moved(ThingKind.Page, address, found.Slug, "/v1/pages/{id}");
        var page = await read.Db.Pages.FirstAsync(p => p.Id == found.Id, ct);
        var data = await pages.ReadAsync(read, page, page.Live!, request.FormatsOrDefault, ct);
        return new Answer
        {
            Body = Bytes(new OneResponse<PageResponse, NothingIncluded> { Data = data, Included = NothingIncluded.Here }),
            LastModified = page.ModifiedAt,
            Tags = CacheTags.Of(ThingKind.Page, found.Id, found.Slug).Split(' '),
            Collections = [CacheTags.Collection(ThingKind.Page)],
            // Whatever it shows raises its version when it changes.
            HangsOn = [ChangeFollower.SlotOf(found.Id)],
        };
    }
}

/// <summary>What the operation takes.</summary>
public sealed record GetPageRequest
{
    /// <summary>The page's id, or its slug, which may hold slashes.</summary>
    public string Id { get; init; } = "";

    /// <summary>The formats of the body to give; html if none is named.</summary>
    [QueryParam]
    public string? Formats { get; init; }

    // An encoded slash is the one thing that the server leaves encoded in a path.
    internal string Address => Id.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    internal IReadOnlyList<string> FormatsOrDefault => BodyFormats.Of(Formats);
}

/// <summary>What the operation refuses.</summary>
public sealed class GetPageValidator : Validator<GetPageRequest>
{
    /// <summary>The rules.</summary>
    public GetPageValidator()
    {
        RuleFor(r => r.Id).IdOrSlug();
        RuleFor(r => r.Formats).Words(BodyFormats.All);
    }
}
