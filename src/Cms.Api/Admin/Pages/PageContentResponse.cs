using Cms.Api.Admin.Articles;
using Cms.Model.Pages;

namespace Cms.Api.Admin.Pages;

/// <summary>What a page says. Its members can be sent back as they are.</summary>
public sealed record PageContentResponse
{
    /// <summary>The headline, plain text.</summary>
    public required string Title { get; init; }

    /// <summary>BCP 47 tag of its language.</summary>
    public required string Language { get; init; }

    /// <summary>The body as Markdown.</summary>
    public required string Body { get; init; }

    /// <summary>What search engines are told, where it differs; null where it does not.</summary>
    public required SearchListingContent? Seo { get; init; }

    internal static PageContentResponse? From(PageContent? content) =>
        content is null
            ? null
            : new PageContentResponse
            {
                Title = content.Title,
                Language = content.Language,
                Body = content.Body,
                Seo = SearchListingContent.From(content.Seo),
            };
}
