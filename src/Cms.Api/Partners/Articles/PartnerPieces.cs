using System.Buffers;
using System.Text.Json;
using Cms.Api.Http;

namespace Cms.Api.Partners.Articles;

/// <summary>Writes pieces as our JSON.</summary>
internal static class PartnerPieces
{
    /// <summary>A whole piece, its body in these formats.</summary>
    public static void Write(IBufferWriter<byte> output, PartnerPiece piece, IReadOnlyCollection<string> formats)
    {
        output.Write("{\"article\":"u8);
        piece.In(formats).Write(output);
        output.Write(",\"rights\":"u8);
        output.Write(JsonSerializer.SerializeToUtf8Bytes(piece.Rights, Json.Options));
        output.Write("}"u8);
    }
}
