using Bogus;
using Cms.Model.Articles;
using Cms.Model.Licenses;
using Cms.Model.Series;
using Cms.Model.Slugs;

namespace Cms.Demo;

/// <summary>Writes the pieces of a large archive, oldest first, so that indexes by date and by id only ever grow at their end.</summary>
internal sealed class BulkWriter
{
    private const int Years = 8;

    // Every tenth piece belongs to a collection of about this many.
    private const int InSeries = 10;
    private const int SeriesSize = 40;

    private readonly MakeAnswers _answers;
    private readonly BulkPool _pool;
    private readonly int? _words;
    private readonly DemoProse _prose;
    private readonly Randomizer _random;
    private readonly DateTime _from;
    private readonly double _step;

    public BulkWriter(MakeAnswers answers, BulkPool pool, int count, int? words, DateTime now)
    {
        _answers = answers;
        _words = words;
        _pool = pool;
        _from = now.AddYears(-Years);
        _step = (now - _from).TotalSeconds / count;
        // A second run should not say all the same again.
        _prose = new DemoProse(pool.FirstNumber);
        _random = new Randomizer(pool.FirstNumber);
    }

    /// <summary>Makes the pieces from a number on.</summary>
    public async Task<BulkBatch> MakeAsync(int from, int count, CancellationToken ct)
    {
        var articles = new Article[count];
        for (var i = 0; i < count; i++)
            articles[i] = Write(from + i);
        var series = Gather([.. articles.Where((_, i) => i % InSeries == 0)], from);
        var answer = await _answers(_pool.Pieces(articles, series), ct);
        var seriesOf = series.SelectMany(s => s.Members.Select(m => (Series: s, m.ArticleId))).ToLookup(p => p.ArticleId, p => p.Series);
        var loaded = new LoadedArticle[count];
        // One piece after another, so that each text is read once.
        Parallel.For(0, count, i => loaded[i] = ArticleLoad.Prepare(articles[i], answer, seriesOf[articles[i].Id], _pool.SlugOf));
        return new BulkBatch(loaded, [.. _pool.TakeFirstShown(), .. series]);
    }

    private Article Write(int number)
    {
        var at = _from.AddSeconds(Math.Floor((number + _random.Double()) * _step));
        at = new DateTime(at.Ticks - (at.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);
        var content = Content();
        // The number makes the slug unique without asking: it is beyond all numbers of earlier runs.
        var article = new Article($"{Slug.From(content.Title)}-{_pool.FirstNumber + number}", content, at.AddHours(-5));
        article.Publish(at);
        return article;
    }

    private ArticleContent Content()
    {
        var contributions = Enumerable
            .Range(0, _random.Int(1, 8) == 1 ? 2 : 1)
            .Select(_ => _pool.Author(_random))
            .Distinct()
            .Select(author => new Contribution(ContributionRole.Author, author))
            .ToList();
        if (_random.Int(1, 12) == 1)
            contributions.Add(new Contribution(ContributionRole.Illustrator, _pool.Author(_random)));
        var passage = _random.Int(1, 50) == 1 ? _random.ListItem([.. DemoPassages.All]) : null;
        return new ArticleContent
        {
            Title = passage?.Title ?? _prose.Title(),
            Excerpt = passage?.Excerpt ?? (_random.Bool() ? _prose.Excerpt() : null),
            Language = passage?.Language ?? "en",
            Body = passage?.Body ?? Body(),
            Contributions = contributions,
            Attributions = _random.Int(1, 3) == 1 ? [new Attribution((AttributionRelation)_random.Int(0, 2), _pool.Source(_random))] : [],
            LeadIllustrationId = _random.Int(1, 3) > 1 ? _pool.Picture(_random) : null,
            TopicIds = [.. Enumerable.Range(0, _random.Int(1, 3)).Select(_ => _pool.Topic(_random)).Distinct()],
            License = _random.ArrayElement(Licenses),
        };
    }

    private string Body()
    {
        var body = _prose.ReadyBody(_words ?? _prose.Length());
        return _random.Int(1, 8) == 1 && _pool.Picture(_random) is { } picture ? $"{body}\n![](illustration:{picture})\n" : body;
    }

    private List<ArticleSeries> Gather(Article[] members, int from)
    {
        var gathered = new List<ArticleSeries>();
        foreach (var chunk in members.Chunk(SeriesSize))
        {
            var at = chunk[0].CreatedAt;
            var title = _prose.Title();
            var series = new ArticleSeries(
                $"{Slug.From(title)}-{_pool.FirstNumber + from + gathered.Count}",
                SeriesKind.Collection,
                new SeriesProfile
                {
                    Title = title,
                    Description = _prose.Sentence(),
                    LeadId = chunk[0].Id,
                },
                at
            );
            series.SetMembers([.. chunk.Select(a => new SeriesPlace(a.Id))], at);
            gathered.Add(series);
        }

        return gathered;
    }

    private static License[] Licenses { get; } = [License.CcBy, License.CcByNd, License.CcByNcNd];
}
