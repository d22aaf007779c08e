using Cms.Api.Http.Lists;
using Cms.Api.Http.Queries;

namespace Cms.Api.Admin.Things;

/// <summary>What a list of things at the desk refuses.</summary>
public abstract class ThingsValidator<T> : ListValidator<T>
    where T : ThingsRequest
{
    /// <summary>Adds the rules.</summary>
    protected ThingsValidator(params string[] names)
        : this(Model.ThingKind.Article, names) { }

    /// <summary>Adds the rules of a kind whose slugs are not like others'.</summary>
    protected ThingsValidator(Model.ThingKind kind, params string[] names)
    {
        RuleFor(r => r.Sort).SortKeys([.. names, "modifiedAt", "createdAt"]);
        // What has no name has no slug either.
        if (names.Length > 0)
            RuleFor(r => r.Id).IdsOrSlugs(kind);
        else
            RuleFor(r => r.Id).Ids();
        RuleFor(r => r.ModifiedFrom).Instant();
        RuleFor(r => r.Trashed).Flag();
    }
}
