using System.Text.Json;

namespace Cms.Api.Admin.Articles.Differences;

/// <summary>One step of a JSON Patch (RFC 6902).</summary>
public sealed record PatchOperation
{
    /// <summary>What is done at the path.</summary>
    public required PatchOp Op { get; init; }

    /// <summary>JSON pointer to the member.</summary>
    public required string Path { get; init; }

    /// <summary>What stands there then; null also where the member is removed.</summary>
    public required JsonElement? Value { get; init; }
}
