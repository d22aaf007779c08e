using System.Text.Json;
using Cms.Api.Delivery;
using Cms.Api.Delivery.Articles;
using Cms.Api.Delivery.Home;
using Cms.Api.Delivery.Pages;
using Cms.Api.Http;
using Cms.Api.Http.Queries;
using Cms.Model;
using Cms.Model.Home;
using Cms.Model.Pages;
using Cms.Model.Previews;
using Cms.Model.Reading;
using FastEndpoints;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Admin.Previews;

/// <summary>Shows what a link leads to, in the form in which readers will see it.</summary>
internal sealed class GetPreview(CmsDatabase database, ArticleReader articles, Addresses addresses, CurrentSite site, SiteReader shown)
    : PreviewEndpoint<GetPreviewRequest>
{
    public override void Configure() =>
        Shows(
            "{token}",
            "Show a preview",
            "What a preview's link leads to: a piece in the very form of GET /v1/articles/{id}, a page in that of GET /v1/pages/{id}, "
                + "or the front page in that of GET /v1/home, which has slots. For whoever has the link; no cache keeps it and no search "
                + "engine lists it. A link that is wrong, ended or revoked is answered alike."
        );

    protected override async Task<bool> ShowAsync(GetPreviewRequest request, CancellationToken ct)
    {
        if (await ReadAsync(request, ct) is not { } body)
            return false;
        await Sending.SendAsync(HttpContext, Accepting.JsonContent, body, ct);
        return true;
    }

    private async Task<ReadOnlyMemory<byte>?> ReadAsync(GetPreviewRequest request, CancellationToken ct)
    {
        await using var read = await database.OpenReadAsync(ct);
        await read.BeginSnapshotAsync(ct);
        var now = Now;
        if (await read.FindPreviewAsync(request.Token, now, ct) is not { } preview)
            return null;
        var inPreview = addresses.InPreview(request.Token);
        var things = new ThingReader(inPreview) { ShowsUnseen = true };
        if (preview.Layout is { } layout)
        {
            var version = await read.Db.Home.Where(h => h.Id == HomePage.TheId).Select(h => h.Version).FirstOrDefaultAsync(ct);
            return (
                await new HomeReader(articles, things, inPreview, site, shown) { Unseen = new UnseenArticles(inPreview, now) }.ReadAsync(
                    read,
                    layout,
                    version,
                    request.Included,
                    ct
                )
            ).Body;
        }

        if (preview.PageContent is { } content)
            return await PageAsync(read, preview.ThingId, content, inPreview, request, ct);
        var article = await read.Db.Articles.FirstOrDefaultAsync(a => a.Id == preview.ThingId, ct);
        return article is null || !Preview.MayShow(article)
            ? null
            : await ArticleAsync(read, ShownArticle.At(article, preview.Content!, preview.CreatedAt), things, inPreview, request, ct);
    }

    private static async Task<ReadOnlyMemory<byte>?> PageAsync(
        ReadConnection read,
        Guid id,
        PageContent content,
        Addresses inPreview,
        GetPreviewRequest request,
        CancellationToken ct
    )
    {
        var page = await read.Db.Pages.FirstOrDefaultAsync(p => p.Id == id, ct);
        return page is null || !Preview.MayShow(page)
            ? null
            : JsonSerializer.SerializeToUtf8Bytes(
                new OneResponse<PageResponse, NothingIncluded>
                {
                    Data = await new PageReader(inPreview).ReadAsync(read, page, content, request.FormatsOrDefault, ct),
                    Included = NothingIncluded.Here,
                },
                Json.Options
            );
    }

    private static async Task<ReadOnlyMemory<byte>> ArticleAsync(
        ReadConnection read,
        ShownArticle shown,
        ThingReader things,
        Addresses inPreview,
        GetPreviewRequest request,
        CancellationToken ct
    )
    {
        var shaped = new ArticleDocumentMaker(inPreview).Shape(shown, await ArticleMaterial.ReadAsync(read, [shown], ct));
        return ReadyArticle.Of(shaped, request.FormatsOrDefault).With(await things.IncludedAsync(read, [], [shown], request.Included, ct));
    }
}

/// <summary>What the operation takes.</summary>
public sealed record GetPreviewRequest
{
    /// <summary>The token of the link.</summary>
    public string Token { get; init; } = "";

    /// <summary>The formats of a text's body to give; html if none is named. Of no account for the front page.</summary>
    [QueryParam]
    public string? Formats { get; init; }

    /// <summary>Which things to give whole in <c>included</c>.</summary>
    [QueryParam]
    public string? Include { get; init; }

    internal IReadOnlyList<string> FormatsOrDefault => BodyFormats.Of(Formats);

    internal IReadOnlyList<string> Included => Parse.List(Include);
}

/// <summary>What the operation refuses.</summary>
public sealed class GetPreviewValidator : Validator<GetPreviewRequest>
{
    /// <summary>The rules.</summary>
    public GetPreviewValidator()
    {
        RuleFor(r => r.Formats).Words(BodyFormats.All);
        RuleFor(r => r.Include).Words(ArticleIncluded.Names);
    }
}
