using Cms.Model.Articles;
using Cms.Model.Authors;
using Cms.Model.Licenses;
using Cms.Model.Series;
using Cms.Model.Sources;
using Cms.Model.Topics;
using Cms.Testing;
using Cms.Testing.Hosts;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Tests.Delivery;

/// <summary>A piece as the tests know it: from what was written, not from the tables that lists are read from.</summary>
internal sealed record Piece(Article Article, IReadOnlyDictionary<Guid, int> Places)
{
    public Guid Id => Article.Id;

    public ArticleContent Content => Article.Live!;

    public IEnumerable<Guid> Authors => Content.Contributions.Select(c => c.AuthorId);

    public IEnumerable<Guid> Sources => Content.Attributions.Where(a => a.SourceId is not null).Select(a => a.SourceId!.Value);

    public DateTime PublishedAt => Article.PublishedAt!.Value;
}

/// <summary>Seeded articles with random links and many ties in every sort key; some of them readers may not see.</summary>
internal sealed class Stock
{
    private static readonly string[] Titles =
    [
        "Échoes",
        "“Echoes”",
        "echoes",
        "A plain title",
        "Zebras",
        "Bridges, again",
        "Ñandú",
        "Łódź",
    ];
    private static readonly string[] Languages = ["en", "en", "es", "pt-BR"];
    private static readonly Genre[] Genres = [Genre.Article, Genre.Article, Genre.Essay, Genre.PhotoEssay];

    private readonly Random _random;

    private Stock(int seed) => _random = new Random(seed);

    public List<Author> Authors { get; } = [.. Enumerable.Range(0, 6).Select(i => An.Author($"Author {i}"))];

    public List<Topic> Topics { get; } = [.. Enumerable.Range(0, 5).Select(i => An.Topic($"Topic {i}"))];

    public List<SyndicationSource> Sources { get; } = [.. Enumerable.Range(0, 4).Select(i => An.Source($"Source {i}"))];

    public List<ArticleSeries> Series { get; } =
    [An.Series(SeriesKind.Multipart, "Parts"), An.Series(SeriesKind.Collection, "Shelf"), An.Series(SeriesKind.Collection, "Box")];

    /// <summary>What readers may see.</summary>
    public IReadOnlyList<Piece> Pieces { get; private set; } = [];

    /// <summary>What they may not.</summary>
    public IReadOnlyList<Article> Hidden { get; private set; } = [];

    /// <summary>Makes and stores so many public pieces, and a tenth as many that are not.</summary>
    public static async Task<Stock> StoreAsync(CmsHost host, int count, int seed = 20_261_122)
    {
        var stock = new Stock(seed);
        var articles = Enumerable.Range(0, count).Select(_ => stock.Article()).ToList();
        var hidden = Enumerable.Range(0, count / 10).Select(i => stock.HiddenArticle(i)).ToList();
        for (var i = 0; i < stock.Series.Count; i++)
        {
            var members = stock.Some(articles.Concat(hidden).ToList(), i == 0 ? 12 : 30);
            stock.Series[i].SetMembers([.. members.Select((a, at) => new SeriesPlace(a.Id, i == 0 && at % 3 != 0 ? at : null))], An.Hour);
        }

        await host.DeskAsync(async db =>
        {
            db.AddRange([.. stock.Authors, .. stock.Topics, .. stock.Sources, .. stock.Series, .. articles, .. hidden]);
            await db.SaveAsync(CancellationToken.None);
        });
        stock.Hidden = hidden;
        await stock.LearnAsync(host);
        return stock;
    }

    /// <summary>Learns anew what the public pieces are like now.</summary>
    public Task LearnAsync(CmsHost host) =>
        host.DeskAsync(async db =>
        {
            var places = (await db.SeriesMembers.AsNoTracking().ToListAsync()).ToLookup(m => m.ArticleId);
            Pieces =
            [
                .. (await db.Articles.AsNoTracking().Where(a => a.Status == ArticleStatus.Published).ToListAsync()).Select(a => new Piece(
                    a,
                    places[a.Id].ToDictionary(m => m.SeriesId, m => m.Position)
                )),
            ];
        });

    /// <summary>A further public piece, not yet stored.</summary>
    public Article Article()
    {
        var article = An.Draft(Content(), An.Hour);
        article.Publish(An.Hour.AddDays(2).AddHours(_random.Next(4)), An.Hour.AddHours(_random.Next(6)));
        return article;
    }

    public T One<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    public List<T> Some<T>(IReadOnlyList<T> from, int count) => [.. from.OrderBy(_ => _random.Next()).Take(count)];

    public int Number(int below) => _random.Next(below);

    private Article HiddenArticle(int i)
    {
        var article = An.Draft(Content(), An.Hour);
        if (i % 2 == 0)
            return article;
        article.Publish(An.Hour.AddHours(1));
        article.Unpublish(An.Hour.AddHours(2));
        return article;
    }

    private ArticleContent Content() =>
        new()
        {
            Title = One(Titles),
            Language = One(Languages),
            Genre = One(Genres),
            Body = "A paragraph.",
            License = License.CcBy,
            Contributions = [.. Some(Authors, 1 + Number(3)).Select(a => new Contribution(One(Enum.GetValues<ContributionRole>()), a.Id))],
            TopicIds = [.. Some(Topics, Number(4)).Select(t => t.Id)],
            Attributions = [.. Some(Sources, Number(3)).Select(s => new Attribution(One(Enum.GetValues<AttributionRelation>()), s.Id))],
        };
}
