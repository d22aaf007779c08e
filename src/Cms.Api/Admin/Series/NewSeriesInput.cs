using Cms.Api.Admin.Things;
using Cms.Api.Http.Bodies;

namespace Cms.Api.Admin.Series;

/// <summary>A multipart series or a curated collection, as an editor makes it.</summary>
public sealed record NewSeriesInput : SeriesInput, INewThing
{
    /// <summary>The slug; null makes one of the title, with a number where that is taken.</summary>
    public string? Slug { get; init; }
}

/// <summary>What a new one may not be.</summary>
public sealed class NewSeriesInputValidator : SeriesRules<NewSeriesInput>
{
    /// <summary>The rules.</summary>
    public NewSeriesInputValidator() => RuleFor(b => b.Slug).SlugText();
}
