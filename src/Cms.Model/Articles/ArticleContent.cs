using Cms.Model.Licenses;

namespace Cms.Model.Articles;

/// <summary>
/// All that a writer can say in an article. The live version, the working copy and every revision are this record; it
/// is stored as JSON and never changed in place.
/// </summary>
public sealed record ArticleContent
{
    /// <summary>The number of the present shape; a later program reads every earlier one.</summary>
    public const int CurrentSchema = 1;

    /// <summary>The shape this was written in.</summary>
    public int Schema { get; init; } = CurrentSchema;

    /// <summary>The headline, plain text.</summary>
    public string Title { get; init; } = "";

    /// <summary>The line under the headline.</summary>
    public string? Subtitle { get; init; }

    /// <summary>The editor's teaser, plain text; null takes the start of the body.</summary>
    public string? Excerpt { get; init; }

    /// <summary>BCP 47 tag of the language it is written in.</summary>
    public string Language { get; init; } = "en";

    /// <summary>The body as Markdown (CommonMark); figures are images at <c>illustration:&lt;id&gt;</c>, links to pieces are <c>article:&lt;id&gt;</c>.</summary>
    public string Body { get; init; } = "";

    /// <summary>Who did what, in printed order.</summary>
    public IReadOnlyList<Contribution> Contributions { get; init; } = [];

    /// <summary>The byline as the editor wants it printed; null makes the sentence from the contributions.</summary>
    public string? Byline { get; init; }

    /// <summary>Where it comes from and with whom it was made.</summary>
    public IReadOnlyList<Attribution> Attributions { get; init; } = [];

    /// <summary>The illustration at its head and on its card.</summary>
    public Guid? LeadIllustrationId { get; init; }

    /// <summary>What it is filed under, the main topic first.</summary>
    public IReadOnlyList<Guid> TopicIds { get; init; } = [];

    /// <summary>What others may do with it, as far as it is ours to say.</summary>
    public License? License { get; init; }

    /// <summary>Where the original stands, if not here.</summary>
    public string? CanonicalUrl { get; init; }

    /// <summary>What search engines are told, where it differs.</summary>
    public SearchListing? Seo { get; init; }
}

/// <summary>What search engines and link previews are told; null members take the article's own.</summary>
public sealed record SearchListing(string? Title, string? Description, Guid? ImageId);

/// <summary>What somebody did for an article.</summary>
public enum ContributionRole
{
    /// <summary>Wrote it.</summary>
    Author,
    /// <summary>Edited it.</summary>
    Editor,
    /// <summary>Drew for it.</summary>
    Illustrator,
    /// <summary>Took its photographs.</summary>
    Photographer,
    /// <summary>Translated it.</summary>
    Translator,
    /// <summary>Asked the questions.</summary>
    Interviewer,
    /// <summary>Answered them.</summary>
    Interviewee,
}

/// <summary>One person's or organization's part in an article.</summary>
/// <param name="Role">What they did.</param>
/// <param name="AuthorId">Who.</param>
/// <param name="CreditedAs">The name as printed here, where it differs.</param>
/// <param name="Title">Their title when it ran.</param>
/// <param name="Affiliation">Whom they spoke for when it ran.</param>
public sealed record Contribution(ContributionRole Role, Guid AuthorId, string? CreditedAs = null, string? Title = null, string? Affiliation = null);

/// <summary>How an article hangs together with a publication elsewhere.</summary>
public enum AttributionRelation
{
    /// <summary>It ran there first; ours is the same piece.</summary>
    OriginallyPublishedIn,
    /// <summary>We took it over from there.</summary>
    RepublishedFrom,
    /// <summary>It was made together.</summary>
    InCollaborationWith,
    /// <summary>It belongs to a larger project.</summary>
    PartOf,
}

/// <summary>One attribution.</summary>
/// <param name="Relation">How they hang together.</param>
/// <param name="SourceId">The publication; null where only a series or an address is known.</param>
/// <param name="SeriesId">The series it is part of.</param>
/// <param name="Url">The piece's address there.</param>
/// <param name="Title">Its title there, where it differs.</param>
/// <param name="Date">When it ran there.</param>
/// <param name="Text">The sentence as the editor wants it printed; null makes it.</param>
public sealed record Attribution(
    AttributionRelation Relation, Guid? SourceId, Guid? SeriesId = null, string? Url = null, string? Title = null, DateOnly? Date = null, string? Text = null);
