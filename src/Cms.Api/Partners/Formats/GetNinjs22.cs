using System.Text.Json;
using Cms.Api.Delivery.Articles;
using Cms.Api.Http;
using Cms.Api.Partners.Articles;
using Cms.Model;

namespace Cms.Api.Partners.Formats;

/// <summary>Gets a piece as ninjs 2.2.</summary>
internal sealed class GetNinjs22(CmsDatabase database, PartnerArticleReader articles, CurrentSite site)
    : PartnerFormatEndpoint<object>(database, articles)
{
    public override void Configure() =>
        GivesPiece(
            "articles/{id}/ninjs/2.2",
            "Get an article as ninjs 2.2",
            "The piece as IPTC ninjs 2.2, for systems that do not read 3.1 yet.",
            types: "application/json"
        );

    protected override Answer Write(PartnerPiece piece) =>
        new() { Body = JsonSerializer.SerializeToUtf8Bytes(new NinjsFormat("2.2", site).Write(piece), Http.Json.Options) };

    protected override Answer WriteTakenDown(TakenDownArticle article) => NinjsFormat.Canceled("2.2", site, article);
}
