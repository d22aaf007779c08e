namespace Cms.Api.Admin.Articles.Differences;

/// <summary>A run of text that stayed, came or went.</summary>
public sealed record TextRun
{
    /// <summary>What became of it.</summary>
    public required TextRunOp Op { get; init; }

    /// <summary>The text, spaces and line breaks included.</summary>
    public required string Text { get; init; }
}
