using Bogus;
using Cms.Model.Articles;
using Cms.Model.Authors;
using Cms.Model.Illustrations;
using Cms.Model.Licenses;
using Cms.Model.Pages;
using Cms.Model.Series;
using Cms.Model.Slugs;
using Cms.Model.Sources;
using Cms.Model.Topics;

namespace Cms.Testing;

/// <summary>Makers of valid things; a test says only what matters to it. Seeded, so a failure repeats.</summary>
public static class An
{
    private static readonly Faker Faker = new() { Random = new Randomizer(20_261_122) };
    private static int _count;

    /// <summary>The moment tests begin at.</summary>
    public static DateTime Hour { get; } = new(2026, 11, 1, 12, 0, 0, DateTimeKind.Utc);

    /// <summary>An author.</summary>
    public static Author Author(string? name = null, DateTime? now = null)
    {
        lock (Faker)
            name ??= Faker.Name.FullName();
        return new Author(Unique(name), AuthorKind.Person, new AuthorProfile { Name = name }, now ?? Hour);
    }

    /// <summary>A topic.</summary>
    public static Topic Topic(string name = "Harbours", DateTime? now = null) => new(Unique(name), name, null, now ?? Hour);

    /// <summary>A source.</summary>
    public static SyndicationSource Source(string name = "The Lantern", License? license = null, DateTime? now = null) =>
        new(
            Unique(name),
            SourceKind.Publication,
            new SourceProfile
            {
                Name = name,
                HomePage = "https://lantern.example/",
                License = license,
            },
            now ?? Hour
        );

    /// <summary>A series.</summary>
    public static ArticleSeries Series(SeriesKind kind = SeriesKind.Collection, string title = "Small Repairs", DateTime? now = null) =>
        new(Unique(title), kind, new SeriesProfile { Title = title }, now ?? Hour);

    /// <summary>An illustration.</summary>
    public static Illustration Illustration(string alt = "A boat on a slipway", Credit? credit = null, DateTime? now = null) =>
        new(
            new IllustrationFile(new string('a', 64), "png", 1200, 800, Colour: "#336699"),
            new IllustrationFacts { Alt = alt, Credit = credit },
            now ?? Hour
        );

    /// <summary>What an article says.</summary>
    public static ArticleContent Content(string title = "A plain title", params Author[] authors) =>
        new()
        {
            Title = title,
            Body = $"The first paragraph of {title}.\n\n## A heading\n\nThe second paragraph.",
            License = License.CcBy,
            Contributions = [.. authors.Select(a => new Contribution(ContributionRole.Author, a.Id))],
        };

    /// <summary>A draft.</summary>
    public static Article Draft(ArticleContent content, DateTime? now = null) => new(Unique(content.Title), content, now ?? Hour);

    /// <summary>A published article.</summary>
    public static Article Article(ArticleContent content, DateTime? at = null)
    {
        var article = Draft(content, at);
        article.Publish(at ?? Hour);
        return article;
    }

    /// <summary>What a page says.</summary>
    public static PageContent PageContent(string title = "About us") =>
        new() { Title = title, Body = $"The first paragraph of {title}.\n\n## A heading\n\nThe second paragraph." };

    /// <summary>A public page.</summary>
    public static Page Page(string? slug = null, PageContent? content = null, DateTime? at = null)
    {
        var page = new Page(slug ?? Unique((content ?? PageContent()).Title), content ?? PageContent(), at ?? Hour);
        page.Publish(at ?? Hour);
        return page;
    }

    // However many were made before: the number always has room.
    private static string Unique(string name)
    {
        var (words, number) = (Slug.From(name), $"-{Interlocked.Increment(ref _count)}");
        return words[..Math.Min(words.Length, Slug.MaxLength - number.Length)].TrimEnd('-') + number;
    }
}
