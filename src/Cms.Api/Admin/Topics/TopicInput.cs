namespace Cms.Api.Admin.Topics;

/// <summary>A subject that pieces are filed under, as an editor writes it.</summary>
public record TopicInput
{
    /// <summary>The name as printed.</summary>
    public string Name { get; init; } = "";

    /// <summary>What is filed under it, plain text; null for nothing.</summary>
    public string? Description { get; init; }

    /// <summary>What it is called in others' schemes of subjects; partners' systems sort pieces by it.</summary>
    public IReadOnlyList<TopicCodeInput> Codes { get; init; } = [];

    /// <summary>Whether readers see it even while nothing public shows it; false if left out.</summary>
    public bool IsListed { get; init; }
}

/// <summary>What a change may not make of it.</summary>
public sealed class TopicInputValidator : TopicRules<TopicInput>;
