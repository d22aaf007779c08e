using System.Security.Cryptography;
using System.Text;

namespace Cms.Model.Search;

/// <summary>
/// A part of a piece that a word stands in. Each has terms of its own, which begin with its letter: so each rank is a question of a few
/// lists that are as long as their answers, and no position or weight has to be looked at.
/// </summary>
public sealed record SearchZone
{
    private readonly string _letter;

    private SearchZone(string letter) => _letter = letter;

    /// <summary>Its title.</summary>
    public static SearchZone Title { get; } = new("a");

    /// <summary>Its title, the lines around it, and names as printed.</summary>
    public static SearchZone Head { get; } = new("b");

    /// <summary>Words of headings in its body, and words that the body has three times or more; one by one, in no order.</summary>
    public static SearchZone Often { get; } = new("c");

    /// <summary>All of it.</summary>
    public static SearchZone Anywhere { get; } = new("x");

    /// <summary>The term that stands for a word here.</summary>
    public string Term(string stem) => _letter + stem;

    /// <summary>The term that stands for whoever had a part in a piece, by whatever name they go.</summary>
    public static string TermOf(Guid author) => $"n{author:n}";

    /// <summary>
    /// The term that stands, at the desk, for whoever made a piece. Whoever may see their own alone is asked about these and no others, so
    /// neither a bound nor a count depends on what others wrote.
    /// </summary>
    /// <param name="maker">An <see cref="Access.Actor.Id"/>, which may hold anything: the term is made of its hash.</param>
    public static string TermOfMaker(string maker) =>
        $"m{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(maker)).AsSpan(..16))}";
}
