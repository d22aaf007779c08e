using Cms.Api.Http;
using Cms.Api.Media.Storage;
using Cms.Api.Partners.Articles;
using Cms.Api.Partners.Formats;
using Cms.Model;

namespace Cms.Api.Partners.Kit;

/// <summary>Gets the republish kit as a zip.</summary>
internal sealed class GetPartnerKitZip(CmsDatabase database, PartnerArticleReader articles, KitMaker kits, IIllustrationStore store)
    : PartnerPieceEndpoint<PartnerFormatRequest, byte[]>(database, articles)
{
    public override void Configure() =>
        GivesPiece(
            "articles/{id}/kit.zip",
            "Get an article's republish kit as a zip",
            "The kit as files: kit.json, article.html, article.txt, jsonld.json, and the files of the cleared pictures in illustrations/.",
            types: "application/zip"
        );

    protected override async Task<Answer> WriteAsync(PartnerFormatRequest request, PartnerPiece piece, CancellationToken ct) =>
        new() { Body = await kits.ZipAsync(piece, store, ct), ContentType = "application/zip" };
}
