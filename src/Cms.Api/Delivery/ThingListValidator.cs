using Cms.Api.Http.Lists;
using Cms.Api.Http.Queries;

namespace Cms.Api.Delivery;

/// <summary>What a list of authors, series, sources or topics refuses.</summary>
public abstract class ThingListValidator<T> : ListValidator<T>
    where T : ThingListRequest
{
    /// <summary>Adds the rules.</summary>
    protected ThingListValidator(params string[] names)
        : this(Model.ThingKind.Article, names) { }

    /// <summary>Adds the rules of a kind whose slugs are not like others'.</summary>
    protected ThingListValidator(Model.ThingKind kind, params string[] names)
    {
        RuleFor(r => r.Sort).SortKeys([.. names, "modifiedAt"]);
        RuleFor(r => r.Id).IdsOrSlugs(kind);
        RuleFor(r => r.ModifiedFrom).Instant();
    }
}
