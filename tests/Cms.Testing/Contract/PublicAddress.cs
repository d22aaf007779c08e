using System.Text.Json;

namespace Cms.Testing.Contract;

/// <summary>An address that anybody may read, for tests that say something of every one: a new one is then tested unasked.</summary>
/// <param name="Path">Its path, with placeholders; one for each format of a feed.</param>
/// <param name="Parameters">The names of what it takes.</param>
/// <param name="MediaTypes">The types of what it answers.</param>
public sealed record PublicAddress(string Path, IReadOnlyList<string> Parameters, IReadOnlyList<string> MediaTypes)
{
    private static readonly string[] ClosedDoors = ["/v1/admin", "/v1/partner", "/v1/preview"];
    private static readonly string[] FeedFormats = ["rss", "atom", "json"];

    /// <summary>Every one that the contract has.</summary>
    public static IReadOnlyList<PublicAddress> All { get; } =
        Read(JsonElement.Parse(File.ReadAllBytes(System.IO.Path.Combine(Repository.Root, "openapi", "cms.v1.json"))));

    private static List<PublicAddress> Read(JsonElement contract)
    {
        return
        [
            .. from path in contract.GetProperty("paths").EnumerateObject()
            where !ClosedDoors.Any(door => path.Name.StartsWith(door, StringComparison.Ordinal)) && path.Value.TryGetProperty("get", out _)
            let operation = path.Value.GetProperty("get")
            let parameters = operation.TryGetProperty("parameters", out var taken) ? taken.EnumerateArray().Select(Follow) : []
            from spelt in path.Name.Contains("{format}", StringComparison.Ordinal)
                ? FeedFormats.Select(format => path.Name.Replace("{format}", format, StringComparison.Ordinal))
                : [path.Name]
            select new PublicAddress(
                spelt,
                [.. parameters.Select(parameter => parameter.GetProperty("name").GetString()!)],
                [
                    .. Follow(operation.GetProperty("responses").GetProperty("200"))
                        .GetProperty("content")
                        .EnumerateObject()
                        .Select(content => content.Name),
                ]
            ),
        ];

        JsonElement Follow(JsonElement part) =>
            part.TryGetProperty("$ref", out var reference)
                ? reference.GetString()![2..].Split('/').Aggregate(contract, (at, step) => at.GetProperty(step))
                : part;
    }
}
