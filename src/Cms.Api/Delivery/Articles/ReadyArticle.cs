using System.Buffers;
using System.Text.Json;
using Cms.Api.Http;
using Cms.Model.Articles;

namespace Cms.Api.Delivery.Articles;

/// <summary>A whole article as JSON of our own making: parts that are put side by side without being parsed.</summary>
/// <param name="Summary">One object, UTF-8.</param>
/// <param name="Body">Its body.</param>
/// <param name="Details">What it has beyond its summary and body: one object, UTF-8.</param>
internal sealed record ReadyArticle(byte[] Summary, ReadyBody Body, byte[] Details)
{
    private static readonly byte[] NothingIncluded = JsonSerializer.SerializeToUtf8Bytes(ArticleIncluded.Nothing, Json.Options);

    /// <summary>One that is kept, its body as HTML.</summary>
    public static ReadyArticle Of(ArticleDocument document) =>
        new(document.Summary, new ReadyBody(document.Html, null, null, null), document.Details);

    /// <summary>One that is made now, its body in these formats.</summary>
    public static ReadyArticle Of(ShapedArticle shaped, IReadOnlyCollection<string> formats) =>
        new(
            JsonSerializer.SerializeToUtf8Bytes(shaped.Summary, Json.Options),
            ReadyBody.Of(shaped.Body, shaped.References, formats),
            JsonSerializer.SerializeToUtf8Bytes(shaped.Details, Json.Options)
        );

    /// <summary>The article that the contract has.</summary>
    public void Write(IBufferWriter<byte> output)
    {
        output.Write(Summary.AsSpan(..^1));
        output.Write(",\"body\":"u8);
        Body.Write(output);
        output.Write(","u8);
        output.Write(Details.AsSpan(1..));
    }

    /// <summary>The answer that is one article with what it refers to.</summary>
    public ReadOnlyMemory<byte> With(ArticleIncluded included)
    {
        var output = new ArrayBufferWriter<byte>(Summary.Length + Details.Length + (Body.Html?.Length ?? 16_384) + 512);
        output.Write("{\"data\":"u8);
        Write(output);
        output.Write(",\"included\":"u8);
        output.Write(
            ReferenceEquals(included, ArticleIncluded.Nothing)
                ? NothingIncluded
                : JsonSerializer.SerializeToUtf8Bytes(included, Json.Options)
        );
        output.Write("}"u8);
        return output.WrittenMemory;
    }
}
