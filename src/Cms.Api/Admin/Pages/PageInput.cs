using Cms.Api.Admin.Articles;
using Cms.Model.Pages;

namespace Cms.Api.Admin.Pages;

/// <summary>All that a writer can say in a page. Nothing of it is public before it is published.</summary>
public record PageInput : TextInput
{
    /// <summary>What search engines are told, where it differs; null where it does not.</summary>
    public SearchListingInput? Seo { get; init; }

    internal PageContent Read() =>
        new()
        {
            Title = Title,
            Language = Language,
            Body = Markdown,
            Seo = SearchListingInput.Read(Seo),
        };

    /// <summary>The input that would say the same.</summary>
    internal static PageInput From(PageContent content) =>
        new()
        {
            Title = content.Title,
            Language = content.Language,
            Body = content.Body,
            Seo = SearchListingInput.From(content.Seo),
        };
}

/// <summary>What a change may not make of it.</summary>
public sealed class PageInputValidator : PageRules<PageInput>;
