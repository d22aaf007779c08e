using System.Buffers;
using System.Text.Json;
using Cms.Api.Http;
using Cms.Api.Http.Lists;
using Cms.Model;
using Cms.Model.Changes;
using Cms.Model.Reading;

namespace Cms.Api.Delivery.Articles;

/// <summary>Answers every list of articles: the whole of them, and those of one author, series, source or topic.</summary>
internal sealed class ArticleLists(ArticleReader articles, ThingReader things)
{
    /// <summary>The answer for one page.</summary>
    /// <param name="request">Paging, sort and includes.</param>
    /// <param name="filter">Which articles.</param>
    /// <param name="links">Makes the addresses of this page and of the next, which begins after a cursor.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<Answer> AnswerAsync(
        ArticleListRequest request,
        ArticleFilter filter,
        Func<string?, ListLinks> links,
        CancellationToken ct
    )
    {
        await using var read = await articles.Database.OpenReadAsync(ct);
        var named = await NamedValues.FindAsync(read, articles.Database, filter.Named, onlyPublic: true, ct);
        return await AnswerAsync(read, request, filter, links, [], named, ct);
    }

    /// <inheritdoc cref="AnswerAsync(ArticleListRequest, ArticleFilter, Func{string, ListLinks}, CancellationToken)"/>
    public Task<Answer> AnswerAsync(
        ReadConnection read,
        ArticleListRequest request,
        ArticleFilter filter,
        Func<string?, ListLinks> links,
        IReadOnlyList<string> tags,
        CancellationToken ct
    ) => AnswerAsync(read, request, filter, links, tags, NamedValues.None, ct);

    private async Task<Answer> AnswerAsync(
        ReadConnection read,
        ArticleListRequest request,
        ArticleFilter filter,
        Func<string?, ListLinks> links,
        IReadOnlyList<string> tags,
        NamedValues named,
        CancellationToken ct
    )
    {
        if (request.Included.Count > 0)
            await read.BeginSnapshotAsync(ct);
        var page = await articles.PageAsync(
            read,
            filter,
            request.LimitOrDefault,
            request.Cursor,
            request.PageOrDefault,
            request.Count == "true",
            ct
        );
        var included = await things.IncludedAsync(read, [.. page.Rows.Select(r => r.Id)], request.Included, ct);
        var addresses = links(page.NextCursor);
        return new Answer
        {
            Body = Write(page, ListPages.Meta(request, page.NextCursor, page.Total, named.Unknown), addresses, included),
            Link = ListPages.Header(addresses),
            Tags = [.. tags, .. page.Rows.Select(r => CacheTags.One(ThingKind.Article, r.Id.ToString()))],
            Collections = [CacheTags.Collection(ThingKind.Article), .. tags],
            HangsOn = [.. Answer.On(ThingKind.Article), .. ThingReader.Slots(request.Included), .. named.HangsOn],
        };
    }

    /// <summary>Summaries are ready JSON; what stands around them is written here.</summary>
    public static ReadOnlyMemory<byte> Write(ArticlePage page, ListMeta meta, ListLinks links, ArticleIncluded included)
    {
        var output = new ArrayBufferWriter<byte>(page.Rows.Sum(r => r.Summary.Length) + 1_024);
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = Json.Options.Encoder, SkipValidation = true }))
        {
            json.WriteStartObject();
            json.WriteStartArray("data"u8);
            foreach (var row in page.Rows)
                ReadyJson.Write(json, row.Summary);
            json.WriteEndArray();
            json.WritePropertyName("meta"u8);
            JsonSerializer.Serialize(json, meta, Json.Options);
            json.WritePropertyName("links"u8);
            JsonSerializer.Serialize(json, links, Json.Options);
            json.WritePropertyName("included"u8);
            JsonSerializer.Serialize(json, included, Json.Options);
            json.WriteEndObject();
        }

        return output.WrittenMemory;
    }
}
