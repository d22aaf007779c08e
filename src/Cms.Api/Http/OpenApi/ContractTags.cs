using Microsoft.OpenApi;

namespace Cms.Api.Http.OpenApi;

/// <summary>The contract's tags: one for each thing at each door, in the order in which a newcomer reads them.</summary>
internal static class ContractTags
{
    private static readonly (string Path, string Name, string Words)[] All =
    [
        ("/v1/home", "Home and site", "The front page, whole from one request, and what the magazine is called."),
        ("/v1/site", "Home and site", ""),
        ("/v1/articles", "Articles", "What is published: as cards in lists, whole by id or slug, and what to read next."),
        ("/v1/authors", "Authors", "People and organizations that are credited somewhere public."),
        ("/v1/series", "Series", "Pieces in parts, and collections."),
        ("/v1/sources", "Sources", "Outlets that pieces come from or are made with."),
        ("/v1/topics", "Topics", "What pieces are filed under."),
        ("/v1/pages", "Pages", "Pages of the website that are no pieces: About, Imprint."),
        ("/v1/illustrations", "Illustrations", "Pictures, with their credits and what others may do with them."),
        ("/media", "Illustrations", ""),
        (
            "/v1/changes",
            "Mirroring",
            "The whole magazine at once, what changed since, and where things moved: what static builds, search and mirrors need."
        ),
        ("/v1/snapshot", "Mirroring", ""),
        ("/v1/redirects", "Mirroring", ""),
        ("/v1/withdrawals", "Mirroring", ""),
        ("/feeds", "Feeds", "For feed readers, search engines and previews of links: what is public, in the formats that they know."),
        ("/sitemap", "Feeds", ""),
        ("/oembed", "Feeds", ""),
        ("/websub", "Feeds", ""),
        ("/v1/preview", "Previews", "What is not public yet, for whoever has its link."),
        ("/v1/admin/articles", "Admin: articles", "Writing, publishing, correcting and withdrawing; scopes say who may do which."),
        ("/v1/admin/site", "Admin: site", "What the magazine is called, and the menus of its website."),
        ("/v1/admin/home", "Admin: home", "The draft of the front page, published as one thing."),
        ("/v1/admin/authors", "Admin: authors", "People and organizations, their names and how they are printed."),
        ("/v1/admin/series", "Admin: series", "Series, their members and order."),
        ("/v1/admin/sources", "Admin: sources", "Other outlets, and what may go on from them."),
        ("/v1/admin/topics", "Admin: topics", "What pieces are filed under."),
        ("/v1/admin/pages", "Admin: pages", "Pages of the website that are no pieces, written and published as articles are."),
        ("/v1/admin/illustrations", "Admin: illustrations", "Pictures, their credits and rights."),
        ("/v1/admin/partners", "Admin: partners", "Partner outlets, what they are entitled to, their keys, and suspension."),
        ("/v1/admin/entitlements", "Admin: partners", ""),
        ("/v1/admin/products", "Admin: products", "What partners can have: a saved filter with terms."),
        ("/v1/admin/webhooks", "Admin: webhooks", "Whom to tell of changes, and what became of it."),
        ("/v1/admin/keys", "Admin: keys", "Keys of people and programs at the desk."),
        ("/v1/admin/audit", "Admin: audit", "Who did what, in order."),
        ("/v1/admin", "Admin: desk", "What the desk has besides."),
        ("/v1/partner/articles", "Partner: articles", "What a partner is entitled to, one by one and in every form it may need."),
        ("/v1/partner/feeds", "Partner: articles", ""),
        ("/v1/partner/changes", "Partner: changes", "What to take, change and take down, in order; never missed."),
        ("/v1/partner/snapshot", "Partner: changes", ""),
        ("/v1/partner/withdrawals", "Partner: changes", ""),
        ("/v1/partner/webhooks", "Partner: webhooks", "A partner's own webhooks, told of what its changes list."),
        ("/v1/partner", "Partner: account", "What a partner has, takes, and says of where pieces ran; its keys."),
        ("/", "Service", "The way in, health, and what errors mean."),
    ];

    /// <summary>The tag of what stands at a path.</summary>
    public static string Of(string path) =>
        All.First(t => t.Path == "/" || path == t.Path || path.StartsWith(t.Path, StringComparison.Ordinal)).Name;

    /// <summary>The tags of a document's operations, with their words.</summary>
    public static HashSet<OpenApiTag> UsedIn(OpenApiDocument document)
    {
        var used = document.Paths.Values.SelectMany(p => p.Operations!.Values).Select(o => o.Tags!.First().Name).ToHashSet();
        return
        [
            .. All.Where(t => t.Words.Length > 0 && used.Contains(t.Name))
                .Select(t => new OpenApiTag { Name = t.Name, Description = t.Words }),
        ];
    }
}
