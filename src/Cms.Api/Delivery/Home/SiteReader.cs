using Cms.Api.Delivery.Authors;
using Cms.Api.Delivery.Illustrations;
using Cms.Model;
using Cms.Model.Articles;
using Cms.Model.Changes;
using Cms.Model.Reading;
using Cms.Model.Site;

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
        var found = await read.QueryAsync(
            new Statement("SELECT facts FROM site WHERE id = @p0", [read.Database.Sql.Value(MagazineSite.TheId)]),
            row => StoredJson.Read<SiteFacts>(row.GetString(0)),
            ct
        );
        var facts = found.FirstOrDefault() ?? new SiteFacts();
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
        var sql = read.Database.Sql;
        var found = new Dictionary<(ThingKind, Guid), (string, string)>();
        foreach (
            var wanted in menus.SelectMany(m => m.Links).Where(l => l.Target is not null).ToLookup(l => l.Target!.Value, l => l.Id!.Value)
        )
        {
            var kind = wanted.Key;
            var shown = await read.QueryAsync(
                new Statement($"{PublicOf(kind)} AND t.id IN ({sql.IdsOf("@p0")})", [sql.Value([.. wanted.Distinct()])]),
                row => (Id: row.GetId(0), Slug: row.GetString(1), Name: NameOf(kind, row.GetString(2))),
                ct
            );
            foreach (var (id, slug, name) in shown)
                found.Add((kind, id), (slug, name));
        }

        return found;
    }

    /// <summary>The query for what is public of a kind: ids, slugs and what names it.</summary>
    private static string PublicOf(ThingKind kind) =>
        kind switch
        {
            ThingKind.Article => "SELECT t.id, t.slug, c.live FROM articles t JOIN article_contents c ON c.id = t.id "
                + $"WHERE {ArticleQueries.VisibleToReaders("t")}",
            ThingKind.Page => "SELECT t.id, t.slug, t.live FROM pages t WHERE t.is_public = TRUE",
            ThingKind.Series => "SELECT t.id, t.slug, t.title FROM series t WHERE t.is_public = TRUE",
            // Of whoever is printed under another name there is no page.
            ThingKind.Author => "SELECT t.id, t.slug, t.name FROM authors t WHERE t.is_public = TRUE AND t.printed_as IS NULL",
            ThingKind.Topic => "SELECT t.id, t.slug, t.name FROM topics t WHERE t.is_public = TRUE",
            _ => throw new InvalidOperationException($"No menu leads to a {kind}."),
        };

    private static string NameOf(ThingKind kind, string stored) =>
        kind is ThingKind.Article or ThingKind.Page ? StoredJson.Read<Titled>(stored).Title : stored;

    /// <summary>What is read of the words of a piece or a page.</summary>
    private sealed record Titled
    {
        public string Title { get; init; } = "";
    }
}
