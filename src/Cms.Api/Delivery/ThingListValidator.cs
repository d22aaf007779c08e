using Cms.Api.Http.Lists;
using Cms.Api.Http.Queries;

namespace Cms.Api.Delivery;

/// <summary>What such a list refuses.</summary>
public abstract class ThingListValidator<T> : ListValidator<T>
    where T : ThingListRequest
{
    /// <summary>Adds the rules.</summary>
    protected ThingListValidator(params string[] names)
    {
        RuleFor(r => r.Sort).SortKeys([.. names, "modifiedAt"]);
        RuleFor(r => r.Id).IdsOrSlugs();
        RuleFor(r => r.ModifiedFrom).Instant();
    }
}
