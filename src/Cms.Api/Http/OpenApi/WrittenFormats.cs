using Microsoft.OpenApi;

namespace Cms.Api.Http.OpenApi;

/// <summary>Formats that others have set, whose own descriptions say what is in them.</summary>
internal static class WrittenFormats
{
    private static readonly Dictionary<string, string> Words = new()
    {
        ["application/rss+xml"] = "RSS 2.0 (https://www.rssboard.org/rss-specification).",
        ["application/atom+xml"] = "Atom 1.0 (RFC 4287).",
        ["application/feed+json"] =
            "JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/); what that format has no word for stands under `_cms`.",
        ["application/ld+json"] = "A NewsArticle of https://schema.org in JSON-LD.",
        ["application/xml"] = "A sitemap, or an index of them (https://www.sitemaps.org/protocol.html).",
        [Accepting.JsonType] = "An oEmbed response (https://oembed.com).",
        ["text/xml"] = "An oEmbed response in XML.",
    };

    /// <summary>A document in such a format; of any other, a text.</summary>
    public static OpenApiMediaType Of(string operation, string type)
    {
        if (!Words.TryGetValue(type, out var words))
            return new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
        var isJson = type.EndsWith("json", StringComparison.Ordinal);
        return new OpenApiMediaType
        {
            Schema = new OpenApiSchema { Type = isJson ? JsonSchemaType.Object : JsonSchemaType.String, Description = words },
            // One example for each format: getFeed.rss.json holds RSS as a text.
            Example = Examples.Of($"{operation}.{type.Split('/', '+')[1]}"),
        };
    }
}
