using Cms.Api.Http;
using Cms.Api.Partners.Articles;
using Cms.Api.Partners.Formats;
using Cms.Model;

namespace Cms.Api.Partners.Kit;

/// <summary>Gets the republish kit of a piece.</summary>
internal sealed class GetKit(CmsDatabase database, PartnerArticleReader articles, KitMaker kits)
    : PartnerFormatEndpoint<OneResponse<KitResponse, NothingIncluded>>(database, articles)
{
    public override void Configure() =>
        GivesPiece(
            "/v1/partner/articles/{id}/kit",
            "Get an article's republish kit",
            "Everything a copy needs: cleaned HTML and text, byline with roles, the attribution line, license and terms in words, the "
                + "head's canonical link, JSON-LD, corrections, version and checksum, each picture cleared or named as omitted."
        );

    protected override Answer Write(PartnerPiece piece) =>
        Json(new OneResponse<KitResponse, NothingIncluded> { Data = kits.Make(piece), Included = NothingIncluded.Here });
}
