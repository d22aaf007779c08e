using Bogus;
using Cms.Model;
using Cms.Model.Articles;
using Cms.Model.Authors;
using Cms.Model.Illustrations;
using Cms.Model.Licenses;
using Cms.Model.Pages;
using Cms.Model.Series;
using Cms.Model.Sources;
using Cms.Model.Topics;
using Microsoft.EntityFrameworkCore;

namespace Cms.Demo;

/// <summary>What the makers of the demo magazine have in common: the things made so far, by slug, and the seeded choices.</summary>
internal sealed class DemoDesk(CmsDbContext db, CancellationToken ct)
{
    // Any number will do; another one makes another magazine.
    private const int Seed = 1873;

    private const int MostLinks = 3;

    private readonly Dictionary<string, NamedThing> _things = [];
    private readonly List<Article> _linkable = [];

    /// <summary>When the people, publications and pictures were entered: before the first piece.</summary>
    public static DateTime FoundedAt { get; } = DemoMagazine.LatestAt.AddDays(-210);

    /// <summary>Choices, the same at every run.</summary>
    public Faker Faker { get; } = new("en") { Random = new Randomizer(Seed) };

    /// <summary>Texts, the same at every run.</summary>
    public DemoProse Prose { get; } = new(Seed);

    /// <summary>The pictures, numbered from 0.</summary>
    public List<Illustration> Pictures { get; } = [];

    /// <summary>The slugs of writers who are only known from the archive.</summary>
    public List<string> Correspondents { get; } = [];

    /// <summary>Where it is all stored.</summary>
    public CmsDbContext Db => db;

    /// <summary>A thing as it is stored now, alone in the context: every save looks through all that the context holds.</summary>
    public async Task<T> TakeAsync<T>(T thing)
        where T : Thing
    {
        db.ChangeTracker.Clear();
        return await db.Set<T>().SingleAsync(t => t.Id == thing.Id, ct);
    }

    /// <summary>Stores what the last verbs did.</summary>
    public Task SaveAsync() => db.SaveAsync(ct);

    /// <summary>Remembers and enters a thing.</summary>
    public T Add<T>(T thing)
        where T : NamedThing
    {
        _things.Add(Key(thing.Kind, thing.Slug), thing);
        db.Add(thing);
        return thing;
    }

    /// <summary>A piece by the slug it was written under.</summary>
    public Article Article(string slug) => (Article)_things[Key(ThingKind.Article, slug)];

    /// <summary>An author by the slug they were entered under.</summary>
    public Author Author(string slug) => (Author)_things[Key(ThingKind.Author, slug)];

    /// <summary>A series by slug.</summary>
    public ArticleSeries Series(string slug) => (ArticleSeries)_things[Key(ThingKind.Series, slug)];

    /// <summary>A page by slug.</summary>
    public Page Page(string slug) => (Page)_things[Key(ThingKind.Page, slug)];

    /// <summary>A source's id by slug.</summary>
    public Guid Source(string slug) => ((SyndicationSource)_things[Key(ThingKind.Source, slug)]).Id;

    /// <summary>A topic's id by slug.</summary>
    public Guid Topic(string slug) => ((Topic)_things[Key(ThingKind.Topic, slug)]).Id;

    /// <summary>Somebody's part in a piece.</summary>
    public Contribution By(
        string author,
        ContributionRole role = ContributionRole.Author,
        string? creditedAs = null,
        string? title = null,
        string? affiliation = null
    ) => new(role, Author(author).Id, creditedAs, title, affiliation);

    /// <summary>Writes a piece: a draft of which nothing is public yet.</summary>
    public Article Write(DemoPiece piece)
    {
        var article = new Article(piece.Slug, Content(piece), piece.At.AddDays(-3));
        if (piece.Language == "en")
            _linkable.Add(article);
        return Add(article);
    }

    private ArticleContent Content(DemoPiece piece)
    {
        Begin(piece.Language, piece.Theme);
        var excerpt = piece.Excerpt ?? (piece.Language == "es" ? Prose.SpanishExcerpt() : Prose.Excerpt());
        return new ArticleContent
        {
            Title = piece.Title,
            Subtitle = piece.Subtitle,
            Excerpt = excerpt.Length == 0 ? null : excerpt,
            Language = piece.Language,
            Body = piece.Body ?? Body(piece),
            Contributions = piece.By,
            Byline = piece.Byline,
            Attributions = piece.Attributions,
            LeadIllustrationId = piece.Picture is { } lead ? Pictures[lead].Id : null,
            TopicIds = [.. piece.Topics.Select(Topic)],
            License = piece.License ?? Faker.PickRandom(License.CcByNd, License.CcByNd, License.CcByNcNd, License.CcBy),
            Seo = piece.Seo,
        };
    }

    private void Begin(string language, string theme)
    {
        if (language == "es")
        {
            do Prose.SpanishTitle();
            while (Prose.SpanishSubject != theme);
            return;
        }

        do Prose.Title();
        while (Prose.Subject != theme);
    }

    private string Body(DemoPiece piece)
    {
        var plan = new BodyPlan
        {
            Words = piece.Words,
            Illustrations = [.. Faker.Random.Shuffle(Pictures.Where((_, i) => i != piece.Picture)).Take(piece.Figures).Select(p => p.Id)],
            Articles = [.. Faker.Random.Shuffle(_linkable).Take(Faker.Random.Int(0, MostLinks)).Select(a => a.Id)],
        };
        return piece.Language == "es" ? Prose.SpanishBody(plan) : Prose.Body(plan);
    }

    private static string Key(ThingKind kind, string slug) => $"{kind} {slug}";
}
