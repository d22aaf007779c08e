using Cms.Api.Http;
using Cms.Api.Media;
using Cms.Api.Partners.Articles;
using Cms.Api.Partners.Formats;
using Cms.Model;

namespace Cms.Api.Partners.Kit;

/// <summary>Gets the republish kit as a zip.</summary>
internal sealed class GetPartnerKitZip(CmsDatabase database, PartnerArticleReader articles, KitMaker kits, Renditions renditions)
    : PartnerPieceEndpoint<PartnerFormatRequest, byte[]>(database, articles)
{
    public override void Configure() =>
        GivesPiece(
            "articles/{id}/kit.zip",
            "Get an article's republish kit as a zip",
            "The kit as files: kit.json, article.html, article.txt, jsonld.json, and the files of the cleared pictures in "
                + "illustrations/, each with its credit written into it.",
            types: "application/zip"
        );

    protected override async Task<Answer> WriteAsync(PartnerFormatRequest request, PartnerPiece piece, CancellationToken ct) =>
        new() { Body = await kits.ZipAsync(piece, renditions, ct), ContentType = "application/zip" };
}
