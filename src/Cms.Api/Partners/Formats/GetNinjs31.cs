using System.Text.Json;
using Cms.Api.Delivery.Articles;
using Cms.Api.Http;
using Cms.Api.Partners.Articles;
using Cms.Model;

namespace Cms.Api.Partners.Formats;

/// <summary>Gets a piece as ninjs 3.1.</summary>
internal sealed class GetNinjs31(CmsDatabase database, PartnerArticleReader articles, CurrentSite site)
    : PartnerFormatEndpoint<object>(database, articles)
{
    public override void Configure() =>
        GivesPiece(
            "articles/{id}/ninjs/3.1",
            "Get an article as ninjs 3.1",
            "The piece as IPTC ninjs 3.1 (https://iptc.org/standards/ninjs/), its cleared pictures as associations. It has no members of "
                + "ours.",
            types: "application/json"
        );

    protected override Answer Write(PartnerPiece piece) =>
        new() { Body = JsonSerializer.SerializeToUtf8Bytes(new NinjsFormat("3.1", site).Write(piece), Http.Json.Options) };

    protected override Answer WriteTakenDown(TakenDownArticle article) => NinjsFormat.Canceled("3.1", site, article);
}
