using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Cms.Api.Delivery.Articles;
using Cms.Api.Http;
using Cms.Api.Http.Lists;
using Cms.Model;
using Cms.Model.Articles;
using Cms.Model.Changes;
using Cms.Model.Search;

namespace Cms.Api.Delivery.Search;

/// <summary>Answers searches from the index of words.</summary>
internal sealed class SearchReader(CmsDatabase database, ArticleReader articles, ThingReader things, SpellingReader spelling)
{
    /// <summary>Filters, facets and counts look at the newest so many that match.</summary>
    public const int MostMatches = 10_000;

    private const int MostFacets = 20;

    // Of what a filter may leave out, so many are looked at in one go at most.
    private const int MostAtOnce = 2_000;

    // Rank, number and way; what was looked for.
    private const int CursorParts = 4;

    /// <summary>One page of what is found.</summary>
    public async Task<Answer> AnswerAsync(SearchRequest request, string q, Func<string?, ListLinks> address, CancellationToken ct)
    {
        var filter = request.Filter() with { Sort = ArticleFilter.NewestFirst };
        await using var read = await database.OpenReadAsync(ct);
        var named = await NamedValues.FindAsync(read, database, filter.Named, onlyPublic: true, ct);
        await read.BeginSnapshotAsync(ct);
        var identity = $"search\n{q}\n{request.IsNewestFirst}\n{filter.Identity}";
        var looking = await SearchLook.AtPublicAsync(read, filter, ct);
        var place = request.Cursor is null ? null : Place(identity, request.Cursor);
        var skipped = ((request.PageOrDefault ?? 1) - 1) * request.LimitOrDefault;
        var wanted = skipped + request.LimitOrDefault + 1;

        var plan = await PlanAsync(looking, place?.Typed ?? q, place?.Mode ?? SearchMode.Strict, request.IsNewestFirst, ct);
        string? corrected = null;
        var hits = await HitsAsync(looking, plan, place, wanted, ct);
        if (place is { Typed: var typed } && typed != q)
            corrected = typed;
        if (place is null && hits.Count == 0)
        {
            corrected = await spelling.CorrectAsync(looking, q, ct);
            foreach (var mode in corrected is null ? [SearchMode.Loose, SearchMode.Looser] : Enum.GetValues<SearchMode>())
            {
                plan = await PlanAsync(looking, corrected ?? q, mode, request.IsNewestFirst, ct);
                hits = await HitsAsync(looking, plan, null, wanted, ct);
                if (hits.Count > 0)
                    break;
            }
        }

        hits.RemoveRange(0, Math.Min(skipped, hits.Count));
        var page = Page.Of(hits, request.LimitOrDefault);
        var cursor = page.CursorAfter(last =>
            Cursors.Write(
                identity,
                new CursorKeys(
                    [
                        ((int)plan.Mode).ToString(CultureInfo.InvariantCulture),
                        last.Rank.ToString(CultureInfo.InvariantCulture),
                        last.Number.ToString(CultureInfo.InvariantCulture),
                        plan.Typed,
                    ],
                    Guid.Empty
                )
            )
        );
        var ids = page.Rows.Select(h => h.Id).ToList();
        var links = address(cursor);
        var meta = new SearchMeta
        {
            Limit = request.LimitOrDefault,
            HasMore = cursor is not null,
            NextCursor = cursor,
            Page = request.PageOrDefault,
            Total = request.Count == "true" ? await TotalAsync(looking, plan, ct) : null,
            Unknown = named.Unknown,
            SearchedFor = ids.Count > 0 ? corrected : null,
            DidYouMean = corrected,
            Matched = ids.Count == 0 || plan.Mode == SearchMode.Strict ? SearchMatch.All : SearchMatch.Some,
        };
        return new Answer
        {
            Body = Write(
                plan,
                ids,
                await articles.ReadableAsync(read, ids, ct),
                meta,
                links,
                await things.IncludedAsync(read, ids, request.Included, ct),
                await FacetsAsync(looking, plan, request.Counted, ct)
            ),
            Link = ListPages.Header(links),
            Tags = [.. ids.Select(id => CacheTags.One(ThingKind.Article, id.ToString()))],
            Collections = [CacheTags.Collection(ThingKind.Article), CacheTags.Collection(ThingKind.Author)],
            HangsOn =
            [
                .. Answer.On(ThingKind.Article, ThingKind.Author),
                .. request.Counted.Count > 0 ? Answer.On(ThingKind.Series, ThingKind.Source, ThingKind.Topic) : [],
                .. ThingReader.Slots(request.Included),
                .. named.HangsOn,
            ],
        };
    }

    private static SearchPlace Place(string identity, string cursor)
    {
        var keys = Cursors.Read(identity, cursor, CursorParts);
        var (mode, rank, typed) = (keys.Number(0), keys.Number(1), keys.Text(3));
        // A cursor may be made up: what it says was looked for is judged like what is typed.
        return mode is >= 0 and <= (int)SearchMode.Looser && rank is >= 0 and < 10 && SearchQuery.FaultOf(typed) is null
            ? new SearchPlace((SearchMode)mode, typed, (int)rank, keys.Number(2))
            : throw Cursors.Malformed();
    }

    private static async Task<SearchPlan> PlanAsync(
        SearchLook looking,
        string typed,
        SearchMode mode,
        bool isNewestFirst,
        CancellationToken ct
    )
    {
        var question = await looking.AskAsync(SearchQuery.Read(typed), ct);
        if (mode != SearchMode.Strict)
        {
            var loose = question.Loose.ElementAtOrDefault((int)mode - 1);
            return new SearchPlan(mode, typed, question, loose is null ? [] : [loose], loose ?? question.Whole);
        }

        return new SearchPlan(mode, typed, question, isNewestFirst ? [question.Whole] : question.Ranks, question.Whole);
    }

    private static async Task<List<SearchHit>> HitsAsync(
        SearchLook looking,
        SearchPlan plan,
        SearchPlace? after,
        int wanted,
        CancellationToken ct
    )
    {
        var (hits, seen) = (new List<SearchHit>(), new HashSet<long>());
        var isNarrow = looking.Filter.IsNarrow;
        var floor = isNarrow && plan.Ranks.Count > 0 ? await looking.FloorAsync(plan.All, MostMatches, ct) : null;
        for (var rank = after?.Rank ?? 0; rank < plan.Ranks.Count && hits.Count < wanted; rank++)
        {
            // Each rank takes in the one before. Where that was gone through just now its pieces are known, and the index is spared the
            // longer question.
            var expression =
                after is null || rank == 0 ? plan.Ranks[rank] : new SearchExpression.Except(plan.Ranks[rank], plan.Ranks[rank - 1]);
            var before = rank == after?.Rank ? after.Number : long.MaxValue;
            for (
                var step = isNarrow ? Math.Min(MostAtOnce, 4 * wanted) : wanted;
                hits.Count < wanted;
                step = Math.Min(MostAtOnce, 4 * step)
            )
            {
                var looked = await looking.NextAsync(expression, floor, before, step, ct);
                hits.AddRange(
                    looked
                        .Where(l => l.Matches && seen.Add(l.Number))
                        .Take(wanted - hits.Count)
                        .Select(l => new SearchHit(l.Id, rank, l.Number))
                );
                if (looked.Count < step)
                    break;
                before = looked[^1].Number;
            }
        }

        return hits;
    }

    private static async Task<int> TotalAsync(SearchLook looking, SearchPlan plan, CancellationToken ct)
    {
        if (plan.Ranks.Count == 0)
            return 0;
        var text = new StatementText();
        return (int)
            (
                await looking.Read.QueryAsync(
                    text.With($"SELECT COUNT(*) FROM {looking.Newest(text, plan.All, MostMatches)}"),
                    r => r.GetInt64(0),
                    ct
                )
            )[0];
    }

    private static async Task<SearchFacets> FacetsAsync(
        SearchLook looking,
        SearchPlan plan,
        IReadOnlyList<string> counted,
        CancellationToken ct
    )
    {
        return new SearchFacets
        {
            Authors = await LinkedAsync("author", LinkKind.Author, "name"),
            Series = await SeriesAsync(),
            Sources = await LinkedAsync("source", LinkKind.Source, "name"),
            Topics = await LinkedAsync("topic", LinkKind.Topic, "name"),
            Languages = await OwnAsync("language"),
            Genres = await OwnAsync("genre"),
            Years = await OwnAsync("year"),
        };

        Task<List<FacetResponse>> LinkedAsync(string facet, LinkKind kind, string name) => CountAsync(facet, matches => $"""
                    SELECT t.slug, t.{name}, g.n FROM (
                    SELECT l.target_id AS id, COUNT(*) AS n FROM {matches} CROSS JOIN article_links l
                    WHERE l.article_id = m.article_id AND l.copy = 'Live' AND l.kind = '{kind}' GROUP BY l.target_id
                    ) g JOIN {Kinds.Of(kind)!.Table} t ON t.id = g.id WHERE t.is_public = TRUE ORDER BY g.n DESC, t.slug LIMIT {MostFacets}
                    """);

        Task<List<FacetResponse>> SeriesAsync() => CountAsync("series", matches => $"""
                    SELECT t.slug, t.title, g.n FROM (
                    SELECT s.series_id AS id, COUNT(*) AS n FROM {matches} CROSS JOIN series_members s
                    WHERE s.article_id = m.article_id AND s.published IS NOT NULL GROUP BY s.series_id
                    ) g JOIN series t ON t.id = g.id WHERE t.is_public = TRUE ORDER BY g.n DESC, t.slug LIMIT {MostFacets}
                    """);

        Task<List<FacetResponse>> OwnAsync(string column) => CountAsync(column, matches => $"""
                    SELECT m.{column}, NULL, COUNT(*) AS n FROM {matches} GROUP BY m.{column} ORDER BY n DESC, m.{column} LIMIT {MostFacets}
                    """);

        async Task<List<FacetResponse>> CountAsync(string facet, Func<string, string> statement)
        {
            if (!counted.Contains(facet) || plan.Ranks.Count == 0)
                return [];
            var text = new StatementText();
            return await looking.Read.QueryAsync(
                text.With(statement(looking.Newest(text, plan.All, MostMatches))),
                row => new FacetResponse
                {
                    Value = facet switch
                    {
                        "genre" => Json.Word(row.GetName<Genre>(0)),
                        "year" => row.GetInt32(0).ToString(CultureInfo.InvariantCulture),
                        _ => row.GetString(0),
                    },
                    Name = row.IsNull(1) ? null : row.GetString(1),
                    Count = (int)row.GetInt64(2),
                },
                ct
            );
        }
    }

    private static ReadOnlyMemory<byte> Write(
        SearchPlan plan,
        IReadOnlyList<Guid> ids,
        IReadOnlyDictionary<Guid, ReadableArticle> found,
        SearchMeta meta,
        ListLinks links,
        ArticleIncluded included,
        SearchFacets facets
    )
    {
        var output = new ArrayBufferWriter<byte>(found.Values.Sum(a => a.Summary.Length + 1_024) + 1_024);
        var highlighters = new Dictionary<string, Highlighter>();
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = Json.Options.Encoder, SkipValidation = true }))
        {
            json.WriteStartObject();
            json.WriteStartArray("data"u8);
            foreach (var id in ids)
            {
                if (found.TryGetValue(id, out var article))
                    WriteOne(json, article);
            }

            json.WriteEndArray();
            json.WritePropertyName("meta"u8);
            JsonSerializer.Serialize(json, meta, Json.Options);
            json.WritePropertyName("links"u8);
            JsonSerializer.Serialize(json, links, Json.Options);
            json.WritePropertyName("included"u8);
            JsonSerializer.Serialize(json, included, Json.Options);
            json.WritePropertyName("facets"u8);
            JsonSerializer.Serialize(json, facets, Json.Options);
            json.WriteEndObject();
        }

        return output.WrittenMemory;

        // The stored summary is JSON of our own making; what comes on top of it goes before its last brace.
        void WriteOne(Utf8JsonWriter json, ReadableArticle article)
        {
            if (!highlighters.TryGetValue(article.Language, out var highlighter))
                highlighters.Add(
                    article.Language,
                    highlighter = new Highlighter(
                        plan.Question.StemsIn(article.Language),
                        plan.Question.RunsIn(article.Language),
                        article.Language
                    )
                );
            var highlight = JsonSerializer.SerializeToUtf8Bytes(
                new HighlightResponse { Title = highlighter.Whole(article.Title), Fragments = highlighter.Fragments(article.Text) },
                Json.Options
            );
            var one = new byte[article.Summary.Length + highlight.Length + Member.Length + 1];
            article.Summary.AsSpan(..^1).CopyTo(one);
            Member.CopyTo(one.AsSpan(article.Summary.Length - 1));
            highlight.CopyTo(one.AsSpan(article.Summary.Length - 1 + Member.Length));
            one[^2] = (byte)'}';
            ReadyJson.Write(json, one.AsMemory(..^1));
        }
    }

    private static ReadOnlySpan<byte> Member => ",\"highlight\":"u8;

    private sealed record SearchHit(Guid Id, int Rank, long Number);
}
