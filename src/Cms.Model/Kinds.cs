using Cms.Model.Articles;

namespace Cms.Model;

/// <summary>All that the program knows of a kind of thing and that the thing does not say itself.</summary>
/// <param name="Is">Which kind.</param>
/// <param name="Word">What one is called in codes, tags of caches and the audit log.</param>
/// <param name="Table">Its table, which is its collection in addresses and in tags as well.</param>
/// <param name="Link">How an article refers to one; null where none does.</param>
/// <param name="HasPage">Whether each has a page on the website: an address, redirects, a place in the sitemap.</param>
public sealed record KindOfThing(ThingKind Is, string Word, string Table, LinkKind? Link, bool HasPage)
{
    /// <summary>Whether its slug is a path of several: <c>about/team</c>.</summary>
    public bool HasPath { get; init; }

    /// <summary>The collection that all of them are in.</summary>
    public string Collection => Table;

    /// <summary>Whether it is public while something public shows it, and not by itself.</summary>
    public bool IsPublicByOthers => Is is not (ThingKind.Article or ThingKind.Home or ThingKind.Page);
}

/// <summary>The table of kinds.</summary>
public static class Kinds
{
    /// <summary>
    /// Every kind, in the order in which a save holds them: what is shown first, then the articles that show it, and last the pages, which
    /// show articles too. Two orders would let two saves wait for each other.
    /// </summary>
    public static IReadOnlyList<KindOfThing> All { get; } =
    [
        new(ThingKind.Author, "author", "authors", LinkKind.Author, HasPage: true),
        new(ThingKind.Illustration, "illustration", "illustrations", LinkKind.Illustration, HasPage: false),
        new(ThingKind.Series, "series", "series", LinkKind.Series, HasPage: true),
        new(ThingKind.Source, "source", "sources", LinkKind.Source, HasPage: true),
        new(ThingKind.Topic, "topic", "topics", LinkKind.Topic, HasPage: true),
        new(ThingKind.Home, "home", "home", null, HasPage: false),
        new(ThingKind.Article, "article", "articles", LinkKind.Article, HasPage: true),
        new(ThingKind.Page, "page", "pages", null, HasPage: true) { HasPath = true },
    ];

    /// <summary>Those with a page of their own, in the order of a sitemap.</summary>
    public static IReadOnlyList<KindOfThing> WithPage { get; } = [.. All.Where(k => k.HasPage).OrderBy(k => k.Is)];

    /// <summary>Those that are public while something public shows them, in the order of holds.</summary>
    public static IReadOnlyList<KindOfThing> PublicByOthers { get; } = [.. All.Where(k => k.IsPublicByOthers)];

    private static readonly KindOfThing[] ByKind = [.. All.OrderBy(k => k.Is)];
    private static readonly Dictionary<LinkKind, KindOfThing> ByLink = All.Where(k => k.Link is not null).ToDictionary(k => k.Link!.Value);

    /// <summary>What is known of a kind.</summary>
    public static KindOfThing Of(ThingKind kind) => ByKind[(int)kind];

    /// <summary>The kind that a link leads to; null where it leads to no thing.</summary>
    public static KindOfThing? Of(LinkKind link) => ByLink.GetValueOrDefault(link);
}
