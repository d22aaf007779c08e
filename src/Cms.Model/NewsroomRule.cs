using Cms.Model.Access;

namespace Cms.Model;

/// <summary>A rule of the newsroom that the present state of a thing breaks.</summary>
/// <param name="code">Our own stable word for the rule, such as <c>slug-taken</c>; callers may branch on it.</param>
/// <param name="sentence">What is wrong and what to do about it, for an editor to read.</param>
public sealed class NewsroomRule(string code, string sentence) : Exception(sentence)
{
    /// <summary>Our own stable word for the rule.</summary>
    public string Code { get; } = code;

    /// <summary>What the thing's present state takes instead of whoever asked; empty where that is not the question.</summary>
    public Func<Actor, IReadOnlyList<string>> Allowed { get; init; } = static _ => [];
}
