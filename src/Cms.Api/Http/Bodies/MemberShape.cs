namespace Cms.Api.Http.Bodies;

/// <summary>The form of a member of a body.</summary>
internal sealed record MemberShape
{
    /// <summary>Whether it may not be left out.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Shortest text.</summary>
    public int? MinLength { get; init; }

    /// <summary>Longest text.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Least items.</summary>
    public int? MinItems { get; init; }

    /// <summary>Most items.</summary>
    public int? MaxItems { get; init; }

    /// <summary>Least value.</summary>
    public double? Minimum { get; init; }

    /// <summary>Greatest value.</summary>
    public double? Maximum { get; init; }

    /// <summary>What a text looks like, as a regular expression.</summary>
    public string? Pattern { get; init; }

    /// <summary>What kind of text it is, as a format of JSON Schema.</summary>
    public string? Format { get; init; }

    /// <summary>The only values there are.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];
}
