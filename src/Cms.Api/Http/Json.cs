using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Cms.Api.Http.Bodies;

namespace Cms.Api.Http;

/// <summary>The one way JSON is written and read at every door.</summary>
internal static class Json
{
    public static JsonSerializerOptions Options { get; } = Made(new JsonSerializerOptions());

    /// <summary>The word that a value of an enumeration goes by.</summary>
    public static string Word(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>Applies our settings to options that somebody else made.</summary>
    public static JsonSerializerOptions Made(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DictionaryKeyPolicy = null;
        // Answers are JSON with nosniff, never put into HTML as they are: letters of every script stay readable.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.MaxDepth = 32;
        // What a shape has in common with others comes first: ids and titles before what only some have.
        options.TypeInfoResolver = (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(BaseMembersFirst);
        if (!options.Converters.Any(c => c is JsonStringEnumConverter))
            options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        if (!options.Converters.Any(c => c is InstantConverter))
            options.Converters.Add(new InstantConverter());
        return options;
    }

    private static void BaseMembersFirst(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            for (
                var declaring = (property.AttributeProvider as System.Reflection.MemberInfo)?.DeclaringType?.BaseType;
                declaring is not null;
                declaring = declaring.BaseType
            )
                property.Order++;
        }
    }
}
