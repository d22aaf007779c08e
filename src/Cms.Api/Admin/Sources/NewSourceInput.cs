using Cms.Api.Admin.Things;
using Cms.Api.Http.Bodies;

namespace Cms.Api.Admin.Sources;

/// <summary>A publication, as an editor makes it.</summary>
public sealed record NewSourceInput : SourceInput, INewThing
{
    /// <summary>The slug; null makes one of the name, with a number where that is taken.</summary>
    public string? Slug { get; init; }
}

/// <summary>What a new one may not be.</summary>
public sealed class NewSourceInputValidator : SourceRules<NewSourceInput>
{
    /// <summary>The rules.</summary>
    public NewSourceInputValidator() => RuleFor(b => b.Slug).SlugText();
}
