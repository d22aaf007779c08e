using Cms.Api.Http;
using Cms.Model;
using FastEndpoints;
using FluentValidation;

namespace Cms.Api.Delivery.Sitemaps;

/// <summary>An operation that answers with a sitemap; the address names the format.</summary>
internal abstract class SitemapEndpoint<TRequest> : DeliveryEndpoint<TRequest, object>
    where TRequest : notnull
{
    /// <inheritdoc />
    protected override string? NegotiatedAs => null;

    /// <summary>The path, and what the contract says of the operation.</summary>
    protected void Maps(string path, string summary, string description) => Reads(path, summary, description + " Unknown parameters are passed over.", "application/xml");
}

/// <summary>Gets the index of the sitemaps.</summary>
internal sealed class GetSitemapIndex(SitemapReader sitemaps) : SitemapEndpoint<EmptyRequest>
{
    public override void Configure() => Maps(
        "/sitemap.xml", "Get the index of sitemaps", "Names every sitemap of the website: of articles, authors, series, sources and topics, and of the news of these two days. Name it in the website's robots.txt.");

    protected override Task<Answer> AnswerAsync(EmptyRequest request, CancellationToken ct) => sitemaps.IndexAsync(ct);
}

/// <summary>Gets one sitemap.</summary>
internal sealed class GetSitemap(SitemapReader sitemaps) : SitemapEndpoint<SitemapRequest>
{
    public override void Configure() => Maps(
        "/sitemaps/{name}.xml", "Get a sitemap", "Pages of the website in the order they were made, at most 2,000, with the date of their last change; those of articles with their pictures and translations.");

    protected override async Task<Answer> AnswerAsync(SitemapRequest request, CancellationToken ct) =>
        await sitemaps.PartAsync(request.Name, ct) ?? NotFound(ThingKind.Article);
}

/// <summary>Gets the sitemap of news.</summary>
internal sealed class GetNewsSitemap(SitemapReader sitemaps) : SitemapEndpoint<EmptyRequest>
{
    public override void Configure() => Maps("/sitemaps/news.xml", "Get the sitemap of news", "What ran today and yesterday (UTC), the newest first, at most 1,000 articles.");

    protected override Task<Answer> AnswerAsync(EmptyRequest request, CancellationToken ct) => sitemaps.NewsAsync(ct);
}

/// <summary>What the operation takes.</summary>
public sealed record SitemapRequest
{
    /// <summary>The sitemap's name, as the index has it.</summary>
    public string Name { get; init; } = "";
}

/// <summary>What the operation refuses.</summary>
public sealed class SitemapValidator : Validator<SitemapRequest>
{
    /// <summary>The rules.</summary>
    public SitemapValidator() => RuleFor(r => r.Name).MaximumLength(200).WithErrorCode("invalid-parameter");
}
