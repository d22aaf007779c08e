using Cms.Model.Articles;

namespace Cms.Model;

/// <summary>The table of kinds.</summary>
public static class Kinds
{
    /// <summary>
    /// Every kind, in the order in which a save holds them: what is shown first, then the articles that show it, and last the pages and
    /// the site, which show articles too. Two orders would let two saves wait for each other.
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
        new(ThingKind.Site, "site", "site", null, HasPage: false),
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
