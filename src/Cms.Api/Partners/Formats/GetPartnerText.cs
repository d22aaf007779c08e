using System.Text;
using Cms.Api.Http;
using Cms.Api.Partners.Articles;
using Cms.Model;

namespace Cms.Api.Partners.Formats;

/// <summary>Gets a piece as plain text.</summary>
internal sealed class GetPartnerText(CmsDatabase database, PartnerArticleReader articles, CurrentSite site)
    : PartnerFormatEndpoint<string>(database, articles)
{
    public override void Configure() =>
        GivesPiece(
            "articles/{id}/text",
            "Get an article as plain text",
            "The piece as plain text, paragraphs parted by empty lines, with byline, corrections, attribution, license and the address "
                + "of the original.",
            types: "text/plain"
        );

    protected override Answer Write(PartnerPiece piece) =>
        new() { Body = Encoding.UTF8.GetBytes(PartnerDocuments.Text(piece, site.Words)), ContentType = "text/plain; charset=utf-8" };
}
