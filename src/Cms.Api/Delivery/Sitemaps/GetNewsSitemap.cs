using Cms.Api.Http;
using FastEndpoints;

namespace Cms.Api.Delivery.Sitemaps;

/// <summary>Gets the sitemap of news.</summary>
internal sealed class GetNewsSitemap(SitemapReader sitemaps) : SitemapEndpoint<EmptyRequest>
{
    public override void Configure() =>
        Maps(
            "/sitemaps/news.xml",
            "Get the sitemap of news",
            "What ran today and yesterday (UTC), the newest first, at most 1,000 articles."
        );

    protected override Task<Answer> AnswerAsync(EmptyRequest request, CancellationToken ct) => sitemaps.NewsAsync(ct);
}
