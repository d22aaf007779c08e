using System.Buffers;
using System.Text.Json;
using Cms.Api.Delivery.Articles;
using Cms.Api.Delivery.Series;
using Cms.Api.Http;
using Cms.Model;
using Cms.Model.Changes;
using Cms.Model.Home;
using Cms.Model.Reading;
using FastEndpoints;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.Delivery.Home;

/// <summary>Gets the whole front page.</summary>
internal sealed class GetHome(ArticleReader articles, ThingReader things, Addresses addresses, Settings settings) : DeliveryEndpoint<HomeRequest, OneResponse<HomeResponse, ArticleIncluded>>
{
    public override void Configure() => Reads(
        "/v1/home", "Get the front page",
        "The whole front page in one answer: the site, and every slot with whole summaries in order. Slots name pieces that show as soon as they are public; a slot with none stays, empty.");

    protected override async Task<Answer> AnswerAsync(HomeRequest request, CancellationToken ct)
    {
        await using var read = await articles.Database.OpenReadAsync(ct);
        await read.BeginSnapshotAsync(ct);
        var home = await read.Db.Home.FirstOrDefaultAsync(h => h.Id == HomePage.TheId && h.IsPublic, ct);
        var layout = home?.Live ?? new HomeLayout();
        var seriesIds = layout.Slots.Where(s => s.SeriesId is not null).Select(s => s.SeriesId!.Value).Distinct().ToList();
        var series = await read.Db.Series.Where(s => s.IsPublic && seriesIds.Contains(s.Id)).Select(s => new { s.Id, s.Slug, s.Title }).ToDictionaryAsync(s => s.Id, ct);

        // One question for all pieces picked by hand, whatever slot they are in.
        var chosen = (await articles.ChosenAsync(read, [.. layout.Slots.SelectMany(s => s.ArticleIds.Append(s.LeadId ?? Guid.Empty)).Where(id => id != Guid.Empty).Distinct()], ct)).ToDictionary(r => r.Id);
        var shown = new List<Guid>();
        var slots = new List<(HomeSlot Slot, ArticlePage Page)>();
        foreach (var slot in layout.Slots)
        {
            var page = await PageAsync(read, slot, chosen, shown, series.ContainsKey, ct);
            shown.AddRange(page.Rows.Select(r => r.Id));
            slots.Add((slot, page));
        }

        var included = await things.IncludedAsync(read, [.. shown.Distinct()], request.Included, ct);
        var output = new ArrayBufferWriter<byte>(64 * 1024);
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = Json.Options.Encoder, SkipValidation = true }))
        {
            json.WriteStartObject();
            json.WriteStartObject("data"u8);
            json.WriteNumber("version"u8, home?.Version ?? 0);
            json.WritePropertyName("site"u8);
            JsonSerializer.Serialize(json, SiteResponse.From(settings.Site, addresses), Json.Options);
            json.WriteStartArray("slots"u8);
            foreach (var (slot, page) in slots)
            {
                json.WriteStartObject();
                json.WriteString("key"u8, slot.Key);
                json.WriteString("kind"u8, JsonNamingPolicy.CamelCase.ConvertName(slot.Kind.ToString()));
                json.WriteString("title"u8, slot.Title);
                json.WriteString("text"u8, slot.Text);
                json.WritePropertyName("series"u8);
                JsonSerializer.Serialize(json, slot.SeriesId is { } id && series.TryGetValue(id, out var named)
                    ? new Reference { Id = named.Id, Slug = named.Slug, Url = addresses.Page(ThingKind.Series, named.Slug), Name = named.Title } : null, Json.Options);
                json.WritePropertyName("leadId"u8);
                JsonSerializer.Serialize(json, slot.LeadId is { } lead && page.Rows.Count > 0 && page.Rows[0].Id == lead ? lead : (Guid?)null, Json.Options);
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

        return new Answer
        {
            Body = output.WrittenMemory,
            Tags = [.. shown.Distinct().Select(id => CacheTags.One(ThingKind.Article, id.ToString()))],
            Collections = ["home"],
            HangsOn = [.. Answer.On(ThingKind.Home, ThingKind.Article, ThingKind.Series), .. ThingReader.Slots(request.Included)],
        };
    }

    private async Task<ArticlePage> PageAsync(
        ReadConnection read, HomeSlot slot, Dictionary<Guid, ArticleRow> chosen, List<Guid> shown, Func<Guid, bool> isPublicSeries, CancellationToken ct)
    {
        switch (slot.Kind)
        {
            case SlotKind.Latest:
                // What stands above is skipped, and the list of all articles goes on from the last one shown.
                return await articles.PageAsync(read, new ArticleFilter { Except = [.. shown.Distinct()] }, slot.Limit, null, null, count: false, ct);
            case SlotKind.Series when slot.SeriesId is { } series:
                if (!isPublicSeries(series))
                    return new ArticlePage([], HasMore: false, NextCursor: null, Total: null);
                var filter = ListSeriesArticles.Of(series.ToString(), null);
                if (slot.LeadId is not { } lead || !chosen.TryGetValue(lead, out var leading))
                    return await articles.PageAsync(read, filter, slot.Limit, null, null, count: false, ct);
                // The lead stands before the others; the cursor goes on after the last of these, so none is passed over.
                var others = await articles.PageAsync(read, filter with { Except = [lead] }, Math.Max(slot.Limit - 1, 1), null, null, count: false, ct);
                return slot.Limit > 1
                    ? others with { Rows = [leading, .. others.Rows] }
                    : new ArticlePage([leading], HasMore: others.Rows.Count > 0, NextCursor: null, Total: null);
            default:
                var ids = slot.LeadId is { } first ? slot.ArticleIds.Where(id => id != first).Prepend(first) : slot.ArticleIds;
                var rows = ids.Where(chosen.ContainsKey).Select(id => chosen[id]).ToList();
                return new ArticlePage([.. rows.Take(slot.Limit)], rows.Count > slot.Limit, NextCursor: null, Total: null);
        }
    }
}

/// <summary>What the operation takes.</summary>
public sealed record HomeRequest
{
    /// <summary>Which things to give whole in <c>included</c>.</summary>
    [QueryParam]
    public string? Include { get; init; }

    internal IReadOnlyList<string> Included => Parse.List(Include);
}

/// <summary>What the operation refuses.</summary>
public sealed class HomeValidator : Validator<HomeRequest>
{
    /// <summary>The rules.</summary>
    public HomeValidator() => RuleFor(r => r.Include).Words(ArticleIncluded.Names);
}

/// <summary>The front page.</summary>
public sealed record HomeResponse
{
    /// <summary>Counts the front pages that the editors have published.</summary>
    public required int Version { get; init; }

    /// <summary>The magazine.</summary>
    public required SiteResponse Site { get; init; }

    /// <summary>The slots from top to bottom.</summary>
    public required IReadOnlyList<HomeSlotResponse> Slots { get; init; }
}

/// <summary>A slot of the front page; one shape for every kind.</summary>
public sealed record HomeSlotResponse
{
    /// <summary>Its name, unique on the page.</summary>
    public required string Key { get; init; }

    /// <summary>What it holds. A client bears kinds it does not know: every slot has the same shape.</summary>
    public required SlotKind Kind { get; init; }

    /// <summary>The heading above it; null for none.</summary>
    public required string? Title { get; init; }

    /// <summary>The words under the heading; null for none.</summary>
    public required string? Text { get; init; }

    /// <summary>The series it shows; null for none.</summary>
    public required Reference? Series { get; init; }

    /// <summary>The piece that leads it, which is then the first of its articles; null for none.</summary>
    public required Guid? LeadId { get; init; }

    /// <summary>The pieces, the lead first.</summary>
    public required IReadOnlyList<ArticleSummary> Articles { get; init; }

    /// <summary>Whether there are more.</summary>
    public required bool HasMore { get; init; }

    /// <summary>Goes on with the rest: in <c>/v1/articles</c> for a latest slot, in <c>/v1/series/{id}/articles</c> for a series; null where nothing goes on.</summary>
    public required string? NextCursor { get; init; }
}
