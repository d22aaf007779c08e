using System.Text.Json;

namespace Cms.Api.Delivery.Articles;

/// <summary>Puts ready JSON into an answer.</summary>
internal static class ReadyJson
{
    /// <summary>Writes JSON of our own making as it is.</summary>
    public static void Write(Utf8JsonWriter json, ReadOnlyMemory<byte> value) => json.WriteRawValue(value.Span, skipInputValidation: true);
}
