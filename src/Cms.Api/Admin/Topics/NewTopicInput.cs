using Cms.Api.Admin.Things;
using Cms.Api.Http.Bodies;

namespace Cms.Api.Admin.Topics;

/// <summary>A subject that pieces are filed under, as an editor makes it.</summary>
public sealed record NewTopicInput : TopicInput, INewThing
{
    /// <summary>The slug; null makes one of the name, with a number where that is taken.</summary>
    public string? Slug { get; init; }
}

/// <summary>What a new one may not be.</summary>
public sealed class NewTopicInputValidator : TopicRules<NewTopicInput>
{
    /// <summary>The rules.</summary>
    public NewTopicInputValidator() => RuleFor(b => b.Slug).SlugText();
}
