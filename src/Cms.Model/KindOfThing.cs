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
    public bool IsPublicByOthers => Is is not (ThingKind.Article or ThingKind.Home or ThingKind.Page or ThingKind.Site);
}
