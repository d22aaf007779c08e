using Cms.Api.Admin.Articles;

namespace Cms.Api.Admin.Pages;

/// <summary>What a page may say, new or not.</summary>
public abstract class PageRules<T> : TextRules<T>
    where T : PageInput
{
    /// <summary>Adds the rules.</summary>
    protected PageRules() => RuleFor(p => p.Seo!).SetValidator(new SearchListingRules());
}
