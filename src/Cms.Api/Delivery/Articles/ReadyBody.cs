using System.Buffers;
using System.Text.Json;
using Cms.Api.Delivery.Articles.Bodies;
using Cms.Api.Http;
using Cms.Model.Articles.Bodies;

namespace Cms.Api.Delivery.Articles;

/// <summary>A body as JSON, in the formats that were asked for; null in the others.</summary>
/// <param name="Html">One JSON string, UTF-8.</param>
/// <param name="Markdown">Likewise.</param>
/// <param name="Text">Likewise.</param>
/// <param name="Blocks">One JSON array, UTF-8.</param>
internal sealed record ReadyBody(byte[]? Html, byte[]? Markdown, byte[]? Text, byte[]? Blocks)
{
    /// <summary>Writes a body in some formats.</summary>
    public static ReadyBody Of(ArticleBody body, BodyReferences references, IReadOnlyCollection<string> formats)
    {
        return new ReadyBody(
            In("html", HtmlWriter.Write),
            In("markdown", MarkdownWriter.Write),
            In("text", PlainTextWriter.Write),
            In("blocks", BlockWriter.Write)
        );

        byte[]? In<T>(string format, Func<ArticleBody, BodyReferences, T> write) =>
            formats.Contains(format) ? JsonSerializer.SerializeToUtf8Bytes(write(body, references), Json.Options) : null;
    }

    /// <summary>The object that the contract has.</summary>
    public void Write(IBufferWriter<byte> output)
    {
        output.Write("{\"html\":"u8);
        output.Write(Html ?? "null"u8);
        output.Write(",\"markdown\":"u8);
        output.Write(Markdown ?? "null"u8);
        output.Write(",\"text\":"u8);
        output.Write(Text ?? "null"u8);
        output.Write(",\"blocks\":"u8);
        output.Write(Blocks ?? "null"u8);
        output.Write("}"u8);
    }
}
