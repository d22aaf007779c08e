using Cms.Model.Articles;
using Cms.Model.Licenses;

namespace Cms.Demo;

/// <summary>A piece of the demo magazine before it is written.</summary>
/// <param name="Slug">Its address.</param>
/// <param name="Title">Its headline.</param>
/// <param name="At">When it is published.</param>
internal sealed record DemoPiece(string Slug, string Title, DateTime At)
{
    /// <summary>What its text is about: the key of a theme in its language.</summary>
    public string Theme { get; init; } = "repair";

    public string? Subtitle { get; init; }

    /// <summary>The teaser; null makes one, an empty one leaves it to the start of the body.</summary>
    public string? Excerpt { get; init; }

    public string Language { get; init; } = "en";

    /// <summary>The text; null makes one.</summary>
    public string? Body { get; init; }

    /// <summary>About how many words the text has; null for a feature's length.</summary>
    public int? Words { get; init; }

    public required IReadOnlyList<Contribution> By { get; init; }

    public string? Byline { get; init; }

    public IReadOnlyList<Attribution> Attributions { get; init; } = [];

    /// <summary>The number of the picture at its head; null for none.</summary>
    public int? Picture { get; init; }

    /// <summary>How many pictures stand in its text.</summary>
    public int Figures { get; init; } = 2;

    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>What others may do with it; null lets the seed choose.</summary>
    public License? License { get; init; }

    public SearchListing? Seo { get; init; }

    /// <summary>When it first ran elsewhere, where readers are to see that date.</summary>
    public DateTime? FirstRan { get; init; }
}
