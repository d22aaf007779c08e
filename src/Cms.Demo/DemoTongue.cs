namespace Cms.Demo;

/// <summary>
/// One language of invented prose: its themes and the sentence patterns that carry any of them. A slot is a word in braces.
/// </summary>
internal sealed record DemoTongue
{
    public required DemoTheme[] Themes { get; init; }

    public required string[] GivenNames { get; init; }

    /// <summary>The first halves of surnames; any goes with any second half.</summary>
    public required string[] SurnameStarts { get; init; }

    public required string[] SurnameEnds { get; init; }

    public required string[] Towns { get; init; }

    public required string[] Roles { get; init; }

    public required string[] Spans { get; init; }

    public required string[] Counts { get; init; }

    public required string[] Moments { get; init; }

    public required string[] Titles { get; init; }

    /// <summary>Sentences that end an excerpt.</summary>
    public required string[] Summaries { get; init; }

    /// <summary>Sentences that can begin an article.</summary>
    public required string[] Openings { get; init; }

    /// <summary>Sentences that can begin a paragraph.</summary>
    public required string[] Leads { get; init; }

    /// <summary>Sentences that can stand anywhere after the first.</summary>
    public required string[] Sentences { get; init; }

    /// <summary>Sentences that can end an article.</summary>
    public required string[] Endings { get; init; }

    /// <summary>What people say, without quotation marks.</summary>
    public required string[] Sayings { get; init; }

    public required string[] Headings { get; init; }

    /// <summary>What stands before a list, a bar, and the slot whose phrases are listed.</summary>
    public required string[] ListLeads { get; init; }

    public required string[] StepLeads { get; init; }

    /// <summary>Sentences with a link to another site; the slot is {url}.</summary>
    public required string[] OutwardLinks { get; init; }

    /// <summary>Sentences with a link to another article; the slot is {article}.</summary>
    public required string[] ArticleLinks { get; init; }

    /// <summary>Fenced blocks: tallies, timetables, recipes.</summary>
    public required string[] Tallies { get; init; }

    /// <summary>What two words become when a slot brings them together, as "de el" becomes "del".</summary>
    public (string Apart, string Together)[] Contractions { get; init; } = [];

    /// <summary>Whether titles give every weighty word a capital.</summary>
    public required bool CapitalTitles { get; init; }
}
