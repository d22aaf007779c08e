using System.Text.Json;

namespace Cms.Browser.Tests;

/// <summary>What the server answers programs, to compare with what readers see.</summary>
internal static class Json
{
    /// <summary>What an address answers.</summary>
    public static async Task<JsonElement> ReadAsync(string path)
    {
        await using var answer = await Run.Magazine.Client.GetStreamAsync(path);
        return (await JsonDocument.ParseAsync(answer)).RootElement;
    }

    /// <summary>The things in a member that is a list.</summary>
    public static IEnumerable<JsonElement> All(this JsonElement thing, string member) => thing.GetProperty(member).EnumerateArray();

    /// <summary>A text; null where there is none.</summary>
    public static string? Text(this JsonElement thing, string member) => thing.GetProperty(member).GetString();
}
