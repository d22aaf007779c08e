using Cms.Api.Delivery.Authors;
using Cms.Api.Delivery.Illustrations;
using Cms.Model;
using Cms.Model.Articles;
using Cms.Model.Changes;
using Cms.Model.Reading;
using Cms.Model.Site;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Delivery.Home;

/// <summary>
/// Reads what the desk saved of the magazine. Whatever a menu names, and the logo, leave a row of the site in the change log when they
/// change, so that it is read when one of its rows is, and never for a request.
/// </summary>
internal sealed class SiteReader(Settings settings, CurrentSite current)
{
    private SiteShown _shown = new(Logo: null, Profiles: [], Menus: []);

    /// <summary>What readers are shown of it besides what it is called.</summary>
    public SiteShown Shown => Volatile.Read(ref _shown);

    /// <summary>Reads it now and whenever it changes.</summary>
    public void Follow(ChangeFollower follower) => follower.Keep(ThingKind.Site, ReadAsync);

    private async Task ReadAsync(ReadConnection read, CancellationToken ct)
    {
        var site = await read.Db.Site.AsNoTracking().FirstOrDefaultAsync(s => s.Id == MagazineSite.TheId, ct);
        var facts = site?.Facts ?? new SiteFacts();
        var words = facts.Words is { } saved
            ? settings.Site with
            {
                Name = saved.Name,
                Tagline = saved.Tagline,
                Language = saved.Language,
            }
            : settings.Site;
        // A picture's credit, and with it its address, may say the magazine's name.
        var addresses = new Addresses(settings, new CurrentSite(words));
        var logo = facts.LogoId is { } id
            ? (await IllustrationMaterial.ReadAsync(read, [id], ct)).Shown(id, words.Language, addresses)
            : null;
        Volatile.Write(
            ref _shown,
            new SiteShown(
                logo,
                [.. facts.Profiles.Select(p => new AuthorLinkResponse { Label = p.Label, Url = p.Url })],
                await MenusAsync(read, facts.Menus, words.Language, addresses, ct)
            )
        );
        current.Become(logo is null ? words : words with { Logo = logo.Src });
    }

    private static async Task<IReadOnlyList<MenuResponse>> MenusAsync(
        ReadConnection read,
        IReadOnlyList<SiteMenu> menus,
        string language,
        Addresses addresses,
        CancellationToken ct
    )
    {
        var targets = await TargetsAsync(read, menus, ct);
        return
        [
            .. menus.Select(menu => new MenuResponse
            {
                Name = menu.Name,
                Entries =
                [
                    .. menu
                        .Entries.Where(e => IsShown(e.Link))
                        .Select(e => new MenuEntryResponse
                        {
                            Kind = e.Link.Kind,
                            Id = e.Link.Id,
                            Slug = SlugOf(e.Link),
                            Url = UrlOf(e.Link),
                            Label = LabelOf(e.Link),
                            Labels = LabelsOf(e.Link),
                            Entries =
                            [
                                .. e
                                    .Entries.Where(IsShown)
                                    .Select(link => new MenuLinkResponse
                                    {
                                        Kind = link.Kind,
                                        Id = link.Id,
                                        Slug = SlugOf(link),
                                        Url = UrlOf(link),
                                        Label = LabelOf(link),
                                        Labels = LabelsOf(link),
                                    }),
                            ],
                        }),
                ],
            }),
        ];

        // What is not public is left out, with what stands below it.
        bool IsShown(MenuLink link) => link.Target is not { } kind || targets.ContainsKey((kind, link.Id!.Value));

        string? SlugOf(MenuLink link) => link.Target is { } kind ? targets[(kind, link.Id!.Value)].Slug : null;

        string UrlOf(MenuLink link) => link.Target is { } kind ? addresses.Page(kind, SlugOf(link)!) : link.Url!;

        string LabelOf(MenuLink link) =>
            link.Labels.FirstOrDefault(l => l.Language.Equals(language, StringComparison.OrdinalIgnoreCase))?.Text
            ?? (
                link.Target is { } kind ? targets[(kind, link.Id!.Value)].Name
                : link.Labels is [var first, ..] ? first.Text
                : link.Url!
            );

        static IReadOnlyList<MenuLabelResponse> LabelsOf(MenuLink link) =>
            [.. link.Labels.Select(l => new MenuLabelResponse { Language = l.Language, Text = l.Text })];
    }

    /// <summary>What is public of what the menus name.</summary>
    private static async Task<Dictionary<(ThingKind Kind, Guid Id), (string Slug, string Name)>> TargetsAsync(
        ReadConnection read,
        IReadOnlyList<SiteMenu> menus,
        CancellationToken ct
    )
    {
        var db = read.Db;
        var wanted = menus
            .SelectMany(m => m.Links)
            .Where(l => l.Target is not null)
            .Select(l => (Kind: l.Target!.Value, Id: l.Id!.Value))
            .Distinct()
            .ToLookup(l => l.Kind, l => l.Id);
        var found = new Dictionary<(ThingKind, Guid), (string, string)>();
        var articles = Wanted(ThingKind.Article);
        if (articles.Count > 0)
            Add(
                ThingKind.Article,
                (
                    await db
                        .Articles.VisibleToReaders()
                        .Where(a => articles.Contains(a.Id))
                        .Select(a => new
                        {
                            a.Id,
                            a.Slug,
                            a.Live,
                        })
                        .ToListAsync(ct)
                ).Select(a => (a.Id, a.Slug, a.Live!.Title))
            );
        var pages = Wanted(ThingKind.Page);
        if (pages.Count > 0)
            Add(
                ThingKind.Page,
                (
                    await db
                        .Pages.Where(p => p.IsPublic && pages.Contains(p.Id))
                        .Select(p => new
                        {
                            p.Id,
                            p.Slug,
                            p.Live,
                        })
                        .ToListAsync(ct)
                ).Select(p => (p.Id, p.Slug, p.Live!.Title))
            );
        var series = Wanted(ThingKind.Series);
        if (series.Count > 0)
            Add(
                ThingKind.Series,
                (
                    await db
                        .Series.Where(s => s.IsPublic && series.Contains(s.Id))
                        .Select(s => new
                        {
                            s.Id,
                            s.Slug,
                            s.Title,
                        })
                        .ToListAsync(ct)
                ).Select(s => (s.Id, s.Slug, s.Title))
            );
        var authors = Wanted(ThingKind.Author);
        if (authors.Count > 0)
            Add(
                ThingKind.Author,
                (
                    await db
                        .Authors.Where(a => a.IsPublic && a.PrintedAs == null && authors.Contains(a.Id))
                        .Select(a => new
                        {
                            a.Id,
                            a.Slug,
                            a.Name,
                        })
                        .ToListAsync(ct)
                ).Select(a => (a.Id, a.Slug, a.Name))
            );
        var topics = Wanted(ThingKind.Topic);
        if (topics.Count > 0)
            Add(
                ThingKind.Topic,
                (
                    await db
                        .Topics.Where(t => t.IsPublic && topics.Contains(t.Id))
                        .Select(t => new
                        {
                            t.Id,
                            t.Slug,
                            t.Name,
                        })
                        .ToListAsync(ct)
                ).Select(t => (t.Id, t.Slug, t.Name))
            );
        return found;

        List<Guid> Wanted(ThingKind kind) => [.. wanted[kind]];

        void Add(ThingKind kind, IEnumerable<(Guid Id, string Slug, string Name)> things)
        {
            foreach (var (id, slug, name) in things)
                found.Add((kind, id), (slug, name));
        }
    }
}
