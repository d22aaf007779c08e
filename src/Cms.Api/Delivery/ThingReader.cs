using Cms.Api.Delivery.Articles;
using Cms.Api.Delivery.Authors;
using Cms.Api.Delivery.Illustrations;
using Cms.Api.Delivery.Series;
using Cms.Api.Delivery.Sources;
using Cms.Api.Delivery.Topics;
using Cms.Api.Http.Lists;
using Cms.Api.Http.Queries;
using Cms.Model;
using Cms.Model.Articles;
using Cms.Model.Reading;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Delivery;

/// <summary>Reads whole things by id, as readers see them.</summary>
internal sealed class ThingReader(Addresses addresses)
{
    /// <summary>Whether what is not public is shown too: in a preview.</summary>
    public bool ShowsUnseen { get; init; }

    /// <summary>The kinds that an answer with includes hangs on besides its own: those included, and those that they show.</summary>
    public static int[] Slots(IReadOnlyCollection<string> include) =>
        Http.Answer.On([
            .. include
                .SelectMany(name =>
                    name switch
                    {
                        "authors" => [ThingKind.Author, .. ShownByAuthors],
                        "series" => [ThingKind.Series, .. ShownBySeries],
                        "sources" => [ThingKind.Source],
                        "illustrations" => [ThingKind.Illustration, .. ShownByIllustrations],
                        _ => (ThingKind[])[ThingKind.Topic],
                    }
                )
                .Distinct(),
        ]);

    /// <summary>What an author's portrait and its credit show.</summary>
    public static ThingKind[] ShownByAuthors { get; } = [ThingKind.Illustration, ThingKind.Author, ThingKind.Source];

    /// <summary>What a series names.</summary>
    public static ThingKind[] ShownBySeries { get; } = [ThingKind.Article, ThingKind.Source];

    /// <summary>What an illustration's credit names.</summary>
    public static ThingKind[] ShownByIllustrations { get; } = [ThingKind.Author, ThingKind.Source];

    /// <summary>What these public articles refer to.</summary>
    public Task<ArticleIncluded> IncludedAsync(
        ReadConnection read,
        IReadOnlyCollection<Guid> articles,
        IReadOnlyCollection<string> include,
        CancellationToken ct
    ) => IncludedAsync(read, articles, [], include, ct);

    /// <summary>What these public articles refer to, and others as a preview shows them.</summary>
    public async Task<ArticleIncluded> IncludedAsync(
        ReadConnection read,
        IReadOnlyCollection<Guid> articles,
        IReadOnlyCollection<ShownArticle> previewed,
        IReadOnlyCollection<string> include,
        CancellationToken ct
    )
    {
        if (include.Count == 0 || articles.Count + previewed.Count == 0)
            return ArticleIncluded.Nothing;
        await read.BeginSnapshotAsync(ct);
        var links = (
            await read
                .Db.ArticleLinks.Where(l => articles.Contains(l.ArticleId) && l.Copy == ArticleCopy.Live)
                .Select(l => new { l.Kind, l.TargetId })
                .Distinct()
                .ToListAsync(ct)
        )
            .Select(l => (l.Kind, Target: l.TargetId))
            .Concat(previewed.SelectMany(p => ArticleLink.In(p.Content)).Select(l => (l.Kind, l.Target)))
            .Distinct()
            .ToLookup(l => l.Kind, l => l.Target);
        List<Guid> all = [.. articles, .. previewed.Select(p => p.Article.Id)];
        var places = include.Contains("series")
            ? await read.Db.SeriesMembers.Where(m => all.Contains(m.ArticleId)).Select(m => m.SeriesId).Distinct().ToListAsync(ct)
            : [];
        return new ArticleIncluded
        {
            Authors = include.Contains("authors")
                ? (await AuthorsAsync(read, Targets(LinkKind.Author), ct)).ToDictionary(a => a.Id)
                : ArticleIncluded.Nothing.Authors,
            Series = include.Contains("series")
                ? (await SeriesAsync(read, [.. places.Union(Targets(LinkKind.Series))], ct)).ToDictionary(s => s.Id)
                : ArticleIncluded.Nothing.Series,
            Sources = include.Contains("sources")
                ? (await SourcesAsync(read, Targets(LinkKind.Source), ct)).ToDictionary(s => s.Id)
                : ArticleIncluded.Nothing.Sources,
            Illustrations = include.Contains("illustrations")
                ? await IllustrationsAsync(read, Targets(LinkKind.Illustration), ct)
                : ArticleIncluded.Nothing.Illustrations,
            Topics = include.Contains("topics")
                ? (await TopicsAsync(read, Targets(LinkKind.Topic), ct)).ToDictionary(t => t.Id)
                : ArticleIncluded.Nothing.Topics,
        };

        List<Guid> Targets(LinkKind kind) => [.. links[kind].Order()];
    }

    /// <summary>Public authors, in the order of the ids.</summary>
    public async Task<IReadOnlyList<AuthorResponse>> AuthorsAsync(ReadConnection read, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var found = await Seen(read.Db.Authors).Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, ct);
        var portraits = await IllustrationsAsync(
            read,
            [.. found.Values.Where(a => a.PortraitId is not null).Select(a => a.PortraitId!.Value)],
            ct
        );
        return [.. ids.Where(found.ContainsKey).Select(id => AuthorResponse.From(found[id], addresses, portraits))];
    }

    /// <summary>Public series, in the order of the ids.</summary>
    public async Task<IReadOnlyList<SeriesResponse>> SeriesAsync(ReadConnection read, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        if (ids.Count == 0)
            return [];
        var found = await Seen(read.Db.Series).Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct);
        var sources = (
            await read
                .Db.SeriesSources.Where(s => ids.Contains(s.SeriesId))
                .Join(
                    Seen(read.Db.Sources),
                    x => x.SourceId,
                    s => s.Id,
                    (x, s) =>
                        new
                        {
                            x.SeriesId,
                            x.Position,
                            s.Id,
                            s.Slug,
                            s.Name,
                        }
                )
                .OrderBy(x => x.SeriesId)
                .ThenBy(x => x.Position)
                .ToListAsync(ct)
        ).ToLookup(x => x.SeriesId);
        var leads = found.Values.Where(s => s.LeadId is not null).Select(s => s.LeadId!.Value).ToList();
        var members = await MembersAsync(read, ids, ct);
        var named = await read.LiveNamesAsync(leads, onlyPublic: true, ct);
        return
        [
            .. ids.Where(found.ContainsKey)
                .Select(id => found[id])
                .Select(series => new SeriesResponse
                {
                    Id = series.Id,
                    Slug = series.Slug,
                    Url = addresses.Page(ThingKind.Series, series.Slug),
                    Kind = series.SeriesKind,
                    Title = series.Title,
                    Description = series.Description,
                    Sources =
                    [
                        .. sources[series.Id]
                            .Select(s => new Reference
                            {
                                Id = s.Id,
                                Slug = s.Slug,
                                Url = addresses.Page(ThingKind.Source, s.Slug),
                                Name = s.Name,
                            }),
                    ],
                    Lead =
                        series.LeadId is { } lead && named.TryGetValue(lead, out var name)
                            ? new ArticleReference
                            {
                                Id = lead,
                                Slug = name.Slug,
                                Url = addresses.Page(ThingKind.Article, name.Slug),
                                Title = name.Title,
                                Part = members[series.Id].FirstOrDefault(m => m.Id == lead)?.Part,
                            }
                            : null,
                    IsComplete = series.IsComplete,
                    Total = series.Total,
                    Articles = [.. members[series.Id]],
                    ModifiedAt = series.ModifiedAt,
                    Version = series.Version,
                }),
        ];
    }

    /// <summary>Public sources, in the order of the ids.</summary>
    public async Task<IReadOnlyList<SourceResponse>> SourcesAsync(ReadConnection read, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var found = await Seen(read.Db.Sources).Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct);
        return [.. ids.Where(found.ContainsKey).Select(id => SourceResponse.From(found[id], addresses))];
    }

    /// <summary>Public topics, in the order of the ids.</summary>
    public async Task<IReadOnlyList<TopicResponse>> TopicsAsync(ReadConnection read, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var found = await Seen(read.Db.Topics).Where(t => ids.Contains(t.Id)).ToDictionaryAsync(t => t.Id, ct);
        return [.. ids.Where(found.ContainsKey).Select(id => TopicResponse.From(found[id], addresses))];
    }

    /// <summary>Illustrations by id, their credits said in the site's language.</summary>
    public async Task<Dictionary<Guid, IllustrationResponse>> IllustrationsAsync(
        ReadConnection read,
        IReadOnlyList<Guid> ids,
        CancellationToken ct
    ) => (await IllustrationMaterial.ReadAsync(read, ids, ct)).AllShown(addresses.Language, addresses);

    private IQueryable<T> Seen<T>(IQueryable<T> things)
        where T : Thing => ShowsUnseen ? things : things.Where(t => t.IsPublic);

    // Most pieces named in a series itself; the rest is a list of its own.
    private const int MostMembers = 50;

    private async Task<ILookup<Guid, ArticleReference>> MembersAsync(ReadConnection read, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var database = read.Database;
        var found = new List<(Guid Series, Guid Article, int? Part, long Position)>();
        foreach (var chunk in ids.Chunk(QueryRules.MostValues))
        {
            // One bounded walk of the index each: a series of thousands costs what one of fifty does.
            var text = new StatementText();
            var walks = chunk
                .Select(id => text.Value(database.Sql.Value(id)))
                .Select(series =>
                    $"""
                        SELECT * FROM (SELECT series_id, article_id, part, position FROM series_members
                            WHERE series_id = {series} AND published IS NOT NULL
                            ORDER BY position, article_id LIMIT {MostMembers}) m
                        """
                );
            found.AddRange(
                await read.QueryAsync(
                    text.With(string.Join(" UNION ALL ", walks)),
                    row => (row.GetId(0), row.GetId(1), row.IsNull(2) ? (int?)null : row.GetInt32(2), row.GetInt64(3)),
                    ct
                )
            );
        }

        var ranked = found.OrderBy(m => m.Position).ThenBy(m => m.Article).ToList();
        var articles = ranked.Select(r => r.Article).Distinct().ToList();
        var named = await read.LiveNamesAsync(articles, onlyPublic: true, ct);
        return ranked
            .Where(r => named.ContainsKey(r.Article))
            .ToLookup(
                r => r.Series,
                r => new ArticleReference
                {
                    Id = r.Article,
                    Slug = named[r.Article].Slug,
                    Url = addresses.Page(ThingKind.Article, named[r.Article].Slug),
                    Title = named[r.Article].Title,
                    Part = r.Part,
                }
            );
    }
}
