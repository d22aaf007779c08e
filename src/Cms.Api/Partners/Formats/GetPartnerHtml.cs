using System.Text;
using Cms.Api.Http;
using Cms.Api.Partners.Articles;
using Cms.Model;

namespace Cms.Api.Partners.Formats;

/// <summary>Gets a piece as an HTML document.</summary>
internal sealed class GetPartnerHtml(CmsDatabase database, PartnerArticleReader articles, CurrentSite site)
    : PartnerFormatEndpoint<string>(database, articles)
{
    public override void Configure() =>
        GivesPiece(
            "articles/{id}/html",
            "Get an article as HTML",
            "The piece as a whole HTML document: title, byline, body with cleared pictures, corrections, attribution, license and the "
                + "link to the original. It holds no script and no style.",
            types: "text/html"
        );

    protected override Answer Write(PartnerPiece piece) =>
        new() { Body = Encoding.UTF8.GetBytes(PartnerDocuments.Html(piece, site.Words)), ContentType = "text/html; charset=utf-8" };
}
