using System.Buffers;
using System.Text.Json;
using Cms.Api.Delivery.Articles;
using Cms.Api.Delivery.Series;
using Cms.Api.Http;
using Cms.Model;
using Cms.Model.Home;
using Cms.Model.Reading;

namespace Cms.Api.Delivery.Home;

/// <summary>Puts a front page together from its layout, for readers and for a preview alike.</summary>
internal sealed class HomeReader(ArticleReader articles, ThingReader things, Addresses addresses, CurrentSite site, SiteReader siteReader)
{
    /// <summary>Chosen pieces that are not public, as a preview shows them; null where readers ask.</summary>
    public UnseenArticles? Unseen { get; init; }

    /// <summary>Reads all that it shows.</summary>
    public async Task<HomeDocument> ReadAsync(
        ReadConnection read,
        HomeLayout layout,
        int version,
        IReadOnlyList<string> include,
        CancellationToken ct
    )
    {
        var seriesIds = layout.Slots.Where(s => s.SeriesId is not null).Select(s => s.SeriesId!.Value).Distinct().ToList();
        var series = await SeriesAsync(read, seriesIds, ct);

        // One question for all pieces picked by hand, whatever slot they are in.
        List<Guid> picked =
        [
            .. layout.Slots.SelectMany(s => s.ArticleIds.Append(s.LeadId ?? Guid.Empty)).Where(id => id != Guid.Empty).Distinct(),
        ];
        var chosen = (await articles.ChosenAsync(read, picked, ct)).ToDictionary(r => r.Id);
        if (Unseen is not null)
        {
            foreach (var row in await Unseen.ReadAsync(read, [.. picked.Where(id => !chosen.ContainsKey(id))], ct))
                chosen[row.Id] = row;
        }

        var shown = new List<Guid>();
        var slots = new List<(HomeSlot Slot, ArticlePage Page)>();
        foreach (var slot in layout.Slots)
        {
            var page = await PageAsync(read, slot, chosen, shown, series.ContainsKey, ct);
            shown.AddRange(page.Rows.Select(r => r.Id));
            slots.Add((slot, page));
        }

        var included = await things.IncludedAsync(
            read,
            [.. shown.Distinct().Where(id => Unseen?.Shown.ContainsKey(id) != true)],
            [.. shown.Distinct().Select(id => Unseen?.Shown.GetValueOrDefault(id)).OfType<ShownArticle>()],
            include,
            ct
        );
        var output = new ArrayBufferWriter<byte>(64 * 1024);
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = Json.Options.Encoder, SkipValidation = true }))
        {
            json.WriteStartObject();
            json.WriteStartObject("data"u8);
            json.WriteNumber("version"u8, version);
            json.WritePropertyName("site"u8);
            JsonSerializer.Serialize(json, SiteResponse.From(site.Words, siteReader.Shown, addresses), Json.Options);
            json.WriteStartArray("slots"u8);
            foreach (var (slot, page) in slots)
            {
                json.WriteStartObject();
                json.WriteString("key"u8, slot.Key);
                json.WriteString("kind"u8, JsonNamingPolicy.CamelCase.ConvertName(slot.Kind.ToString()));
                json.WriteString("title"u8, slot.Title);
                json.WriteString("text"u8, slot.Text);
                json.WritePropertyName("series"u8);
                JsonSerializer.Serialize(
                    json,
                    slot.SeriesId is { } id && series.TryGetValue(id, out var named) ? named : null,
                    Json.Options
                );
                json.WritePropertyName("leadId"u8);
                JsonSerializer.Serialize(
                    json,
                    slot.LeadId is { } lead && page.Rows.Count > 0 && page.Rows[0].Id == lead ? lead : (Guid?)null,
                    Json.Options
                );
                json.WriteStartArray("articles"u8);
                foreach (var row in page.Rows)
                    ReadyJson.Write(json, row.Summary);
                json.WriteEndArray();
                json.WriteBoolean("hasMore"u8, page.HasMore);
                json.WriteString("nextCursor"u8, page.NextCursor);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WritePropertyName("included"u8);
            JsonSerializer.Serialize(json, included, Json.Options);
            json.WriteEndObject();
        }

        return new HomeDocument(output.WrittenMemory, [.. shown.Distinct()]);
    }

    /// <summary>The series that slots show; readers are shown those that are public.</summary>
    private async Task<Dictionary<Guid, Reference>> SeriesAsync(ReadConnection read, List<Guid> ids, CancellationToken ct)
    {
        if (ids.Count == 0)
            return [];
        var sql = read.Database.Sql;
        var found = await read.QueryAsync(
            new Statement(
                $"SELECT id, slug, title FROM series WHERE id IN ({sql.IdsOf("@p0")}){(Unseen is null ? " AND is_public IS TRUE" : "")}",
                [sql.Value(ids)]
            ),
            row => new Reference
            {
                Id = row.GetId(0),
                Slug = row.GetString(1),
                Url = addresses.Page(ThingKind.Series, row.GetString(1)),
                Name = row.GetString(2),
            },
            ct
        );
        return found.ToDictionary(s => s.Id);
    }

    private async Task<ArticlePage> PageAsync(
        ReadConnection read,
        HomeSlot slot,
        Dictionary<Guid, ArticleRow> chosen,
        List<Guid> shown,
        Func<Guid, bool> shows,
        CancellationToken ct
    )
    {
        switch (slot.Kind)
        {
            case SlotKind.Latest:
                // What stands above is skipped, and the list of all articles goes on from the last one shown.
                return await articles.PageAsync(
                    read,
                    new ArticleFilter { Except = [.. shown.Distinct()] },
                    slot.Limit,
                    null,
                    null,
                    count: false,
                    ct
                );
            case SlotKind.Series when slot.SeriesId is { } series:
                if (!shows(series))
                    return new ArticlePage([], HasMore: false, NextCursor: null, Total: null);
                var filter = ListSeriesArticles.Of(series.ToString(), null);
                if (slot.LeadId is not { } lead || !chosen.TryGetValue(lead, out var leading))
                    return await articles.PageAsync(read, filter, slot.Limit, null, null, count: false, ct);
                // The lead stands before the others; the cursor goes on after the last of these, so none is passed over.
                var others = await articles.PageAsync(
                    read,
                    filter with
                    {
                        Except = [lead],
                    },
                    Math.Max(slot.Limit - 1, 1),
                    null,
                    null,
                    count: false,
                    ct
                );
                return slot.Limit > 1
                    ? others with
                    {
                        Rows = [leading, .. others.Rows],
                    }
                    : new ArticlePage([leading], HasMore: others.Rows.Count > 0, NextCursor: null, Total: null);
            default:
                var ids = slot.LeadId is { } first ? slot.ArticleIds.Where(id => id != first).Prepend(first) : slot.ArticleIds;
                var rows = ids.Where(chosen.ContainsKey).Select(id => chosen[id]).ToList();
                return new ArticlePage([.. rows.Take(slot.Limit)], rows.Count > slot.Limit, NextCursor: null, Total: null);
        }
    }
}
