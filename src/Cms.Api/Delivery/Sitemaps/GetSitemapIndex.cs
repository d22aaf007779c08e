using Cms.Api.Http;
using FastEndpoints;

namespace Cms.Api.Delivery.Sitemaps;

/// <summary>Gets the index of the sitemaps.</summary>
internal sealed class GetSitemapIndex(SitemapReader sitemaps) : SitemapEndpoint<EmptyRequest>
{
    public override void Configure() =>
        Maps(
            "/sitemap.xml",
            "Get the index of sitemaps",
            "Names every sitemap of the website: of articles, authors, series, sources and topics, and of the news of these two days. "
                + "Name it in the website's robots.txt."
        );

    protected override Task<Answer> AnswerAsync(EmptyRequest request, CancellationToken ct) => sitemaps.IndexAsync(ct);
}
