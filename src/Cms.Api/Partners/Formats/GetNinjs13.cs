using System.Text.Json;
using Cms.Api.Delivery.Articles;
using Cms.Api.Http;
using Cms.Api.Partners.Articles;
using Cms.Model;

namespace Cms.Api.Partners.Formats;

/// <summary>Gets a piece as ninjs 1.3.</summary>
internal sealed class GetNinjs13(CmsDatabase database, PartnerArticleReader articles, CurrentSite site)
    : PartnerFormatEndpoint<object>(database, articles)
{
    public override void Configure() =>
        GivesPiece(
            "articles/{id}/ninjs/1.3",
            "Get an article as ninjs 1.3",
            "The piece as IPTC ninjs 1.3, as systems take it in that receive news, such as Superdesk: one headline, one body with its "
                + "corrections and its attribution, cleared pictures by name.",
            types: "application/json"
        );

    protected override Answer Write(PartnerPiece piece) =>
        new() { Body = JsonSerializer.SerializeToUtf8Bytes(new NinjsOneFormat(site).Write(piece), Http.Json.Options) };

    protected override Answer WriteTakenDown(TakenDownArticle article) =>
        new() { Status = 410, Body = JsonSerializer.SerializeToUtf8Bytes(NinjsOneFormat.Write(article), Http.Json.Options) };
}
