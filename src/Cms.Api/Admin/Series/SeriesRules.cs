using Cms.Api.Http.Bodies;
using FluentValidation;

namespace Cms.Api.Admin.Series;

/// <summary>What a series may not be, new or not.</summary>
public abstract class SeriesRules<T> : AbstractValidator<T>
    where T : SeriesInput
{
    /// <summary>Adds the rules.</summary>
    protected SeriesRules()
    {
        RuleFor(b => b.Title).Line(1, 300);
        RuleFor(b => b.Kind).Given();
        RuleFor(b => b.Description).Lines(5_000);
        RuleFor(b => b.Total).Within(1, 1_000);
        RuleFor(b => b.SourceIds).AtMost(20);
        RuleForEach(b => b.SourceIds).Item();
    }
}
