using Bogus;
using Cms.Model;
using Cms.Model.Articles;
using Cms.Model.Authors;
using Cms.Model.Changes;
using Cms.Model.Licenses;
using Cms.Model.Series;
using Cms.Model.Slugs;
using Cms.Model.Sources;
using Cms.Model.Topics;
using Microsoft.EntityFrameworkCore;

namespace Cms.Demo;

/// <summary>
/// What the pieces of a large archive draw from: authors, topics and sources, each entered with the first piece that shows it, and the
/// pictures that are public already. Some are drawn often, some almost never.
/// </summary>
internal sealed class BulkPool
{
    private const int Seed = 4021;
    private const int Authors = 2_000;
    private const int Topics = 200;
    private const int Sources = 60;

    // With one to three topics a piece, each of the first few is on about a tenth of all pieces; after them they grow rare
    // by the square of their number, down to one piece in five thousand.
    private const int CommonTopics = 8;
    private const double CommonShare = 0.055;

    private readonly Dictionary<Guid, Author> _authorsShown = [];
    private readonly Dictionary<Guid, Topic> _topicsShown = [];
    private readonly Dictionary<Guid, SyndicationSource> _sourcesShown = [];
    private readonly List<NamedThing> _firstShown = [];
    private readonly DateTime _now;
    private Slot<Author>[] _authors = [];
    private Slot<Topic>[] _topics = [];
    private Slot<SyndicationSource>[] _sources = [];
    private double[] _topicShares = [];
    private Guid[] _pictures = [];

    private BulkPool(DateTime now) => _now = now;

    /// <summary>The number of the first piece: every earlier piece wrote a row of the change log, so none has this one.</summary>
    public int FirstNumber { get; private init; }

    /// <summary>Finds what an earlier run has entered, and the pictures.</summary>
    public static async Task<BulkPool> ReadAsync(CmsDbContext db, DateTime now, CancellationToken ct)
    {
        var head = await db.ChangeHeads.AsNoTracking().Where(h => h.Id == ChangeHead.TheId).Select(h => h.Sequence).SingleAsync(ct);
        var pool = new BulkPool(now.AddYears(-9)) { FirstNumber = checked((int)head + 1) };
        var faker = new Faker("en") { Random = new Randomizer(Seed) };
        var prose = new DemoProse(Seed);
        pool._authors = await FoundAsync(db, db.Authors, Enumerable.Range(1, Authors).Select(n => pool.NewAuthor(faker, prose, n)), ct);
        pool._topics = await FoundAsync(db, db.Topics, Enumerable.Range(1, Topics).Select(pool.NewTopic), ct);
        pool._sources = await FoundAsync(db, db.Sources, Enumerable.Range(1, Sources).Select(n => pool.NewSource(faker, prose, n)), ct);
        pool._topicShares = Shares(pool._topics.Length);

        await using var read = await db.CmsDatabase.OpenReadAsync(ct);
        pool._pictures =
        [
            .. await read
                .Db.Illustrations.Where(i => i.IsPublic && !read.Db.Authors.Any(a => a.PortraitId == i.Id))
                .OrderBy(i => i.Id)
                .Select(i => i.Id)
                .ToListAsync(ct),
        ];
        return pool;
    }

    /// <summary>An author, an early one more often than a late one.</summary>
    public Guid Author(Randomizer random) => Shown(_authors[Early(random, _authors.Length)], _authorsShown);

    /// <summary>A topic.</summary>
    public Guid Topic(Randomizer random)
    {
        var at = Array.BinarySearch(_topicShares, random.Double());
        return Shown(_topics[Math.Min(at < 0 ? ~at : at, _topics.Length - 1)], _topicsShown);
    }

    /// <summary>A source, an early one more often than a late one.</summary>
    public Guid Source(Randomizer random) => Shown(_sources[Early(random, _sources.Length)], _sourcesShown);

    /// <summary>A picture; null where the database has none.</summary>
    public Guid? Picture(Randomizer random) => _pictures.Length == 0 ? null : random.ArrayElement(_pictures);

    /// <summary>The slug of anything drawn so far.</summary>
    public string SlugOf(Guid id) =>
        _authorsShown.TryGetValue(id, out var author) ? author.Slug
        : _topicsShown.TryGetValue(id, out var topic) ? topic.Slug
        : _sourcesShown[id].Slug;

    /// <summary>What was drawn for the first time ever since this was last asked.</summary>
    public IReadOnlyList<NamedThing> TakeFirstShown()
    {
        var taken = _firstShown.ToArray();
        _firstShown.Clear();
        return taken;
    }

    /// <summary>Some pieces, with what all pieces drawn so far show.</summary>
    public BulkPieces Pieces(IReadOnlyList<Article> articles, IReadOnlyList<ArticleSeries> series) =>
        new(articles, series, _authorsShown, _topicsShown, _sourcesShown, _pictures);

    private Author NewAuthor(Faker faker, DemoProse prose, int number)
    {
        // A made-up surname after a usual given name: a whole name out of a list might be somebody's.
        var surname = prose.Name().Split(' ')[^1];
        var isOrganization = number % 12 == 0;
        var name = isOrganization
            ? $"{surname} {faker.PickRandom("Circle", "Society", "Assembly", "Workshop")}"
            : $"{faker.Name.FirstName()} {surname}";
        return new Author(
            $"{Slug.From(name)}-{number:0000}",
            isOrganization ? AuthorKind.Organization : AuthorKind.Person,
            new AuthorProfile { Name = name, Bio = number % 3 == 0 ? $"{name} has written from {faker.Random.Int(2, 19)} towns." : null },
            _now
        );
    }

    private Topic NewTopic(int number) => new($"subject-{number:000}", $"Subject {number}", null, _now);

    private SyndicationSource NewSource(Faker faker, DemoProse prose, int number)
    {
        var name = $"The {prose.Name().Split(' ')[^1]} {faker.PickRandom("Gazette", "Quarterly", "Courier", "Notebook", "Almanac")}";
        var slug = $"{Slug.From(name)}-{number:00}";
        return new SyndicationSource(
            slug,
            faker.PickRandom<SourceKind>(),
            new SourceProfile
            {
                Name = name,
                HomePage = $"https://{slug}.example/",
                License = faker.PickRandom(License.CcBy, License.CcByNd, License.CcByNcNd, null),
                Onward =
                    number % 2 == 0
                        ? new OnwardRights(OnwardText.Allowed, OnwardIllustrations.WithStory, OnwardCanonical.Theirs, null)
                        : OnwardRights.None,
            },
            _now
        );
    }

    private Guid Shown<T>(Slot<T> slot, Dictionary<Guid, T> shown)
        where T : NamedThing
    {
        if (shown.TryAdd(slot.Thing.Id, slot.Thing) && !slot.IsStored)
            _firstShown.Add(slot.Thing);
        return slot.Thing.Id;
    }

    private static int Early(Randomizer random, int length)
    {
        var place = random.Double();
        return (int)(place * place * length);
    }

    private static double[] Shares(int topics)
    {
        var weights = Enumerable
            .Range(1, topics)
            .Select(n => CommonShare * Math.Min(1, CommonTopics * CommonTopics / (double)(n * n)))
            .ToArray();
        var (sum, total) = (0.0, weights.Sum());
        return [.. weights.Select(w => (sum += w) / total)];
    }

    // An address that was entered before leads to what stands there; where that is hidden now, it is left out.
    private static async Task<Slot<T>[]> FoundAsync<T>(CmsDbContext db, IQueryable<T> stored, IEnumerable<T> wanted, CancellationToken ct)
        where T : NamedThing
    {
        var found = new List<Slot<T>>();
        foreach (var chunk in wanted.Chunk(500))
        {
            var (kind, slugs) = (chunk[0].Kind, chunk.Select(t => t.Slug).ToList());
            var taken = await db
                .Slugs.AsNoTracking()
                .Where(s => s.Kind == kind && slugs.Contains(s.Slug))
                .ToDictionaryAsync(s => s.Slug, s => s.TargetId, ct);
            var ids = taken.Values.Distinct().ToList();
            var things =
                taken.Count == 0
                    ? []
                    : await stored.AsNoTracking().Where(t => ids.Contains(t.Id) && t.IsPublic).ToDictionaryAsync(t => t.Id, ct);
            foreach (var thing in chunk)
            {
                if (!taken.TryGetValue(thing.Slug, out var id))
                    found.Add(new Slot<T>(thing, IsStored: false));
                else if (things.TryGetValue(id, out var known))
                    found.Add(new Slot<T>(known, IsStored: true));
            }
        }

        return [.. found];
    }

    private sealed record Slot<T>(T Thing, bool IsStored);
}
