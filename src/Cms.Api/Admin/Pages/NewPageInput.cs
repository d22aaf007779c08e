using Cms.Api.Admin.Things;
using Cms.Api.Http.Bodies;
using Cms.Model;

namespace Cms.Api.Admin.Pages;

/// <summary>A new page: what it says, and where it will stand.</summary>
public sealed record NewPageInput : PageInput, INewThing
{
    /// <summary>
    /// Its slug, up to five parted by slashes: <c>about/team</c> belongs to the page <c>about</c>. Null makes one of the title, at the
    /// top, with a number where that is taken.
    /// </summary>
    public string? Slug { get; init; }
}

/// <summary>What a new one may not be.</summary>
public sealed class NewPageInputValidator : PageRules<NewPageInput>
{
    /// <summary>The rules.</summary>
    public NewPageInputValidator() => RuleFor(p => p.Slug).SlugText(kind: ThingKind.Page);
}
