using Cms.Model;
using Cms.Model.Pages;
using Cms.Model.Site;

namespace Cms.Demo;

/// <summary>The pages of the demo magazine's website that are no pieces, and its menus.</summary>
internal static class DemoPages
{
    /// <summary>The page that says who makes the magazine.</summary>
    public const string About = "about";

    private const string Unseen = About + "/unseen-page";

    /// <summary>Makes and publishes them, and one that no reader may know of.</summary>
    public static async Task MakeAsync(DemoDesk desk)
    {
        (string Slug, string Title, string Body)[] pages =
        [
            (
                About,
                "About the Almanac",
                "The Common Reader’s Almanac prints what people mend, lend and hand on. It began as a sheet pinned up in a ferry's waiting "
                    + $"room, and it still reads best while waiting.\n\n![](illustration:{desk.Pictures[0].Id})\n\n## How we work\n\n"
                    + "- Whoever is written about reads it first.\n- What we got wrong stands corrected below the piece, with its date.\n"
                    + "- We would rather be late than first; "
                    + $"[this piece](article:{desk.Article(DemoFrontPagePieces.Feature).Id}) took a year."
            ),
            (
                About + "/team",
                "The team",
                "Three people at one table, and whoever comes by.\n\n**Ines Okafor** edits. She answers letters on Thursdays.\n\n"
                    + "**Juniper Inkwell** draws, with a brush and one colour.\n\nThe night desk is whoever is awake."
            ),
            (
                "imprint",
                "Imprint",
                "The Common Reader’s Almanac\\\nThe Old Ticket Office, Pier 3\n\nResponsible for what is printed: Ines Okafor.\n\n"
                    + "All of it is invented, the pier included."
            ),
            (
                "support",
                "Support us",
                "The Almanac takes no advertising. It is paid for by those who read it, in any coin.\n\n"
                    + "1. Lend it to somebody.\n2. Tell us what you mended.\n3. Send us a stamp."
            ),
        ];
        foreach (var (slug, title, body) in pages)
            desk.Add(new Page(slug, Content(title, body), DemoDesk.FoundedAt)).Publish(DemoDesk.FoundedAt);
        desk.Add(
            new Page(Unseen, Content("Unseen: The page", "Unseen: the text of a page that nobody has published."), DemoDesk.FoundedAt)
        );
        await desk.SaveAsync();
        var site = new MagazineSite(DemoMagazine.LatestAt);
        site.Edit(new SiteFacts { Menus = Menus(desk) }, DemoMagazine.LatestAt);
        desk.Db.Add(site);
        await desk.SaveAsync();
    }

    // What the magazine is called stays as the settings of whoever tries it have it.
    private static SiteMenu[] Menus(DemoDesk desk) =>
        [
            new SiteMenu
            {
                Name = "main",
                Entries =
                [
                    To(MenuLinkKind.Series, desk.Series(DemoPublications.LeftUnlocked)),
                    To(MenuLinkKind.Series, desk.Series(DemoPublications.BuildingThingsThatLast)),
                    To(MenuLinkKind.Page, desk.Page(About), desk.Page(About + "/team")),
                    // Shows nobody anything before the page is public.
                    To(MenuLinkKind.Page, desk.Page(Unseen)),
                ],
            },
            new SiteMenu
            {
                Name = "footer",
                Entries =
                [
                    To(MenuLinkKind.Page, desk.Page("support")) with
                    {
                        Link = Link(MenuLinkKind.Page, desk.Page("support")) with
                        {
                            Labels = [new("en", "Support the Almanac"), new("es", "Apoya")],
                        },
                    },
                    To(MenuLinkKind.Page, desk.Page("imprint")),
                    new MenuEntry
                    {
                        Link = new MenuLink
                        {
                            Kind = MenuLinkKind.Address,
                            Url = "https://ferries.example/",
                            Labels = [new("en", "Ferries")],
                        },
                    },
                ],
            },
        ];

    private static MenuEntry To(MenuLinkKind kind, NamedThing thing, params NamedThing[] below) =>
        new() { Link = Link(kind, thing), Entries = [.. below.Select(b => Link(kind, b))] };

    private static MenuLink Link(MenuLinkKind kind, NamedThing thing) => new() { Kind = kind, Id = thing.Id };

    private static PageContent Content(string title, string body) => new() { Title = title, Body = body };
}
