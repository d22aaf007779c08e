namespace Cms.Api.Http;

/// <summary>One thing.</summary>
public sealed record OneResponse<TItem, TIncluded>
{
    /// <summary>The thing.</summary>
    public required TItem Data { get; init; }

    /// <summary>Things that it refers to, each once by its id; empty maps unless asked for by <c>include</c>.</summary>
    public required TIncluded Included { get; init; }
}
