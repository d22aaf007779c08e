using Cms.Api.Admin.Things;
using Cms.Api.Http.Bodies;

namespace Cms.Api.Admin.Authors;

/// <summary>A person or organization, as an editor makes them.</summary>
public sealed record NewAuthorInput : AuthorInput, INewThing
{
    /// <summary>The slug; null makes one of the name, with a number where that is taken.</summary>
    public string? Slug { get; init; }
}

/// <summary>What a new one may not be.</summary>
public sealed class NewAuthorInputValidator : AuthorRules<NewAuthorInput>
{
    /// <summary>The rules.</summary>
    public NewAuthorInputValidator() => RuleFor(b => b.Slug).SlugText();
}
