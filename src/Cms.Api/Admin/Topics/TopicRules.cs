using Cms.Api.Http.Bodies;
using FluentValidation;

namespace Cms.Api.Admin.Topics;

/// <summary>What a topic may not be, new or not.</summary>
public abstract class TopicRules<T> : AbstractValidator<T>
    where T : TopicInput
{
    /// <summary>Adds the rules.</summary>
    protected TopicRules()
    {
        RuleFor(b => b.Name).Line(1, 200);
        RuleFor(b => b.Description).Lines(5_000);
        RuleFor(b => b.Codes).AtMost(20);
        RuleForEach(b => b.Codes).SetValidator(new TopicCodeRules());
    }
}
