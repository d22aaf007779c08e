using Cms.Api.Admin.Things;
using Cms.Api.Http;
using FluentValidation;

namespace Cms.Api.Admin.Topics;

/// <summary>A subject that pieces are filed under, as an editor writes it.</summary>
public record TopicInput
{
    /// <summary>The name as printed.</summary>
    public string Name { get; init; } = "";

    /// <summary>What is filed under it, plain text; null for nothing.</summary>
    public string? Description { get; init; }

    /// <summary>Whether readers see it even while nothing public shows it; false if left out.</summary>
    public bool IsListed { get; init; }
}

/// <summary>A subject that pieces are filed under, as an editor makes it.</summary>
public sealed record NewTopicInput : TopicInput, INewThing
{
    /// <summary>The slug; null makes one of the name, with a number where that is taken.</summary>
    public string? Slug { get; init; }
}

/// <summary>What such a thing may not be, new or not.</summary>
public abstract class TopicRules<T> : AbstractValidator<T>
    where T : TopicInput
{
    /// <summary>Adds the rules.</summary>
    protected TopicRules()
    {
        RuleFor(b => b.Name).Line(1, 200);
        RuleFor(b => b.Description).Lines(5_000);
    }
}

/// <summary>What a change may not make of it.</summary>
public sealed class TopicInputValidator : TopicRules<TopicInput>;

/// <summary>What a new one may not be.</summary>
public sealed class NewTopicInputValidator : TopicRules<NewTopicInput>
{
    /// <summary>The rules.</summary>
    public NewTopicInputValidator() => RuleFor(b => b.Slug).SlugText();
}
