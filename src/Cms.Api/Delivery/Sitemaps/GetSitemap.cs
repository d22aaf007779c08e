using Cms.Api.Http;
using Cms.Model;
using FastEndpoints;
using FluentValidation;

namespace Cms.Api.Delivery.Sitemaps;

/// <summary>Gets one sitemap.</summary>
internal sealed class GetSitemap(SitemapReader sitemaps) : SitemapEndpoint<SitemapRequest>
{
    public override void Configure() =>
        Maps(
            "/sitemaps/{name}.xml",
            "Get a sitemap",
            "Pages of the website in the order they were made, at most 2,000, with the date of their last change; those of articles with "
                + "their pictures and translations."
        );

    protected override async Task<Answer> AnswerAsync(SitemapRequest request, CancellationToken ct) =>
        await sitemaps.PartAsync(request.Name, ct) ?? NotFound(ThingKind.Article);
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
