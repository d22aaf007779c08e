using System.Buffers;
using System.Text.Json;
using Cms.Api.Delivery.Articles;
using Cms.Api.Http;
using Cms.Api.Http.Lists;

namespace Cms.Api.Delivery.Changes;

/// <summary>Writes a page of changes, of which the articles are ready JSON.</summary>
internal static class ChangesBody
{
    /// <summary>The page.</summary>
    /// <param name="rows">The rows, oldest first.</param>
    /// <param name="meta">Where it stands.</param>
    /// <param name="links">Its addresses.</param>
    /// <param name="articles">The articles that are included, by id, and what writes each.</param>
    public static Answer Write<TRow>(
        IReadOnlyList<TRow> rows,
        ChangesMeta meta,
        ListLinks links,
        IEnumerable<(Guid Id, Action<IBufferWriter<byte>> Write)> articles
    )
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = Json.Options.Encoder, SkipValidation = true }))
        {
            json.WriteStartObject();
            json.WritePropertyName("data"u8);
            JsonSerializer.Serialize(json, rows, Json.Options);
            json.WritePropertyName("meta"u8);
            JsonSerializer.Serialize(json, meta, Json.Options);
            json.WritePropertyName("links"u8);
            JsonSerializer.Serialize(json, links, Json.Options);
            json.WriteStartObject("included"u8);
            json.WriteStartObject("articles"u8);
            foreach (var (id, write) in articles)
            {
                json.WritePropertyName(id.ToString());
                var article = new ArrayBufferWriter<byte>();
                write(article);
                ReadyJson.Write(json, article.WrittenMemory);
            }

            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return new Answer { Body = output.WrittenMemory, Link = ListPages.Header(links) };
    }
}
