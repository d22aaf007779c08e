using Cms.Api.Delivery.Illustrations;
using Cms.Model.Articles;
using Cms.Model.Authors;
using Cms.Model.Reading;
using Cms.Model.Series;
using Cms.Model.Sources;
using Cms.Model.Topics;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Delivery.Articles;

/// <summary>Everything that some articles show, read in a fixed number of statements however many articles there are.</summary>
internal sealed class ArticleMaterial
{
    /// <summary>Authors by id.</summary>
    public required IReadOnlyDictionary<Guid, Author> Authors { get; init; }

    /// <summary>Sources by id.</summary>
    public required IReadOnlyDictionary<Guid, SyndicationSource> Sources { get; init; }

    /// <summary>Topics by id.</summary>
    public required IReadOnlyDictionary<Guid, Topic> Topics { get; init; }

    /// <summary>Illustrations by id, as stored; their sentences depend on the piece's language.</summary>
    public required IllustrationMaterial Illustrations { get; init; }

    /// <summary>Series by id.</summary>
    public required IReadOnlyDictionary<Guid, ArticleSeries> Series { get; init; }

    /// <summary>Places in series, by article.</summary>
    public required ILookup<Guid, SeriesMember> Places { get; init; }

    /// <summary>Public parts of multipart series in order, by series, and the article's own.</summary>
    public required ILookup<Guid, PublicPart> Parts { get; init; }

    /// <summary>Slugs of public articles that bodies link to.</summary>
    public required IReadOnlyDictionary<Guid, string> Linked { get; init; }

    /// <summary>Public articles of each translation group, by the original's id.</summary>
    public required ILookup<Guid, PublicTranslation> Translations { get; init; }

    /// <summary>Reads it for these public articles.</summary>
    public static async Task<ArticleMaterial> ReadAsync(ReadConnection read, IReadOnlyList<Article> articles, CancellationToken ct)
    {
        var ids = articles.Select(a => a.Id).ToList();
        var links = await read
            .Db.ArticleLinks.Where(l => ids.Contains(l.ArticleId) && l.Copy == ArticleCopy.Live)
            .Select(l => new { l.Kind, l.TargetId })
            .ToListAsync(ct);
        return await ReadAsync(read, articles, links.ToLookup(l => l.Kind, l => l.TargetId), ct);
    }

    /// <summary>Reads it for articles as a preview shows them; what they show need not be public.</summary>
    public static Task<ArticleMaterial> ReadAsync(ReadConnection read, IReadOnlyList<ShownArticle> shown, CancellationToken ct) =>
        ReadAsync(
            read,
            [.. shown.Select(s => s.Article)],
            shown.SelectMany(s => ArticleLink.In(s.Content)).ToLookup(l => l.Kind, l => l.Target),
            ct
        );

    private static async Task<ArticleMaterial> ReadAsync(
        ReadConnection read,
        IReadOnlyList<Article> articles,
        ILookup<LinkKind, Guid> links,
        CancellationToken ct
    )
    {
        var db = read.Db;
        var ids = articles.Select(a => a.Id).ToList();
        // A piece that is not public yet stands among the public parts too, to find its neighbours.
        var unseen = articles.Where(a => !a.IsPublic).Select(a => a.Id).ToList();
        var places = await db
            .SeriesMembers.Where(m => ids.Contains(m.ArticleId))
            .OrderBy(m => m.Kind)
            .ThenBy(m => m.SeriesId)
            .ToListAsync(ct);
        var seriesIds = Targets(LinkKind.Series).Union(places.Select(p => p.SeriesId)).ToList();
        var series = await db.Series.Where(s => seriesIds.Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct);
        var multiparts = places.Where(p => p.Kind == SeriesKind.Multipart).Select(p => p.SeriesId).Distinct().ToList();
        var parts =
            multiparts.Count == 0
                ? []
                : await db
                    .SeriesMembers.Where(m => multiparts.Contains(m.SeriesId) && (m.Published != null || unseen.Contains(m.ArticleId)))
                    .Join(
                        db.Articles,
                        m => m.ArticleId,
                        a => a.Id,
                        (m, a) =>
                            new
                            {
                                m.SeriesId,
                                m.ArticleId,
                                m.Position,
                                m.Part,
                                a.Slug,
                            }
                    )
                    .OrderBy(p => p.SeriesId)
                    .ThenBy(p => p.Position)
                    .Take(ArticleSeries.MaxParts * multiparts.Count)
                    .ToListAsync(ct);
        var sourceIds = Targets(LinkKind.Source).ToList();
        var authorIds = Targets(LinkKind.Author).ToList();
        var topicIds = Targets(LinkKind.Topic).ToList();
        var linkedIds = Targets(LinkKind.Article).ToList();
        var originals = articles.Select(a => a.TranslationOf ?? a.Id).Distinct().ToList();
        var translations = await db
            .Articles.VisibleToReaders()
            .Where(a => originals.Contains(a.Id) || (a.TranslationOf != null && originals.Contains(a.TranslationOf.Value)))
            .OrderBy(a => a.Language)
            .ThenBy(a => a.Id)
            .Select(a => new
            {
                a.Id,
                a.TranslationOf,
                a.Slug,
                a.Language,
            })
            .Take(MostTranslations * originals.Count)
            .ToListAsync(ct);
        var names = await read.LiveNamesAsync(
            [.. parts.Select(p => p.ArticleId).Union(translations.Select(t => t.Id))],
            onlyPublic: false,
            ct
        );
        return new ArticleMaterial
        {
            Authors = await db.Authors.Where(a => authorIds.Contains(a.Id)).ToDictionaryAsync(a => a.Id, ct),
            Sources = await db.Sources.Where(s => sourceIds.Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct),
            Topics = await db.Topics.Where(t => topicIds.Contains(t.Id)).ToDictionaryAsync(t => t.Id, ct),
            Illustrations = await IllustrationMaterial.ReadAsync(read, Targets(LinkKind.Illustration), ct),
            Series = series,
            Places = places.ToLookup(p => p.ArticleId),
            Parts = parts.ToLookup(
                p => p.SeriesId,
                p => new PublicPart(p.ArticleId, p.Slug, names.GetValueOrDefault(p.ArticleId)?.Title ?? "", p.Part)
            ),
            Linked = await db
                .Articles.VisibleToReaders()
                .Where(a => linkedIds.Contains(a.Id))
                .Select(a => new { a.Id, a.Slug })
                .ToDictionaryAsync(a => a.Id, a => a.Slug, ct),
            Translations = translations.ToLookup(
                t => t.TranslationOf ?? t.Id,
                t => new PublicTranslation(t.Id, t.Slug, t.Language, names[t.Id].Title)
            ),
        };

        IEnumerable<Guid> Targets(LinkKind kind) => links[kind].Distinct();
    }

    // More languages than any piece was ever translated into.
    private const int MostTranslations = 50;
}
