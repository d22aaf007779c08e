using Cms.Api.Http.Lists;
using Cms.Api.Http.Queries;

namespace Cms.Api.Delivery.Articles;

/// <summary>What a list of articles may be sorted by and include.</summary>
public abstract class ArticleListValidator<T> : ListValidator<T>
    where T : ArticleListRequest
{
    /// <summary>Adds the rules.</summary>
    /// <param name="sorts">What it may be sorted by; none where the list says so itself.</param>
    protected ArticleListValidator(params string[] sorts)
    {
        if (sorts.Length > 0)
            RuleFor(r => r.Sort).SortKeys(sorts);
        RuleFor(r => r.Include).Words(ArticleIncluded.Names);
    }
}
