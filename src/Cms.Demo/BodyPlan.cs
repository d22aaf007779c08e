namespace Cms.Demo;

/// <summary>What an invented article is to hold.</summary>
public sealed record BodyPlan
{
    /// <summary>About how many words; the text may be a tenth longer or shorter, or a paragraph if that is more. Null lets the seed choose
    /// between 900 and 1,800.</summary>
    public int? Words { get; init; }

    /// <summary>The illustrations to place, in this order, each as a figure on a line of its own.</summary>
    public IReadOnlyList<Guid> Illustrations { get; init; } = [];

    /// <summary>The articles to link to, in this order, each from a sentence of its own.</summary>
    public IReadOnlyList<Guid> Articles { get; init; } = [];
}
