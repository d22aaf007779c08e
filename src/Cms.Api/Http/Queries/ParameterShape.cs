namespace Cms.Api.Http.Queries;

/// <summary>The form of a query parameter.</summary>
/// <param name="Type">The JSON type: integer, boolean, string.</param>
internal sealed record ParameterShape(string Type)
{
    /// <summary>The JSON format.</summary>
    public string? Format { get; init; }

    /// <summary>Least value.</summary>
    public long? Least { get; init; }

    /// <summary>Greatest value.</summary>
    public long? Most { get; init; }

    /// <summary>Value where none is given.</summary>
    public long? Otherwise { get; init; }

    /// <summary>The only values there are.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Whether it takes several, parted by commas.</summary>
    public bool IsList { get; init; }

    /// <summary>Longest text, or most values of a list.</summary>
    public int? MaxLength { get; init; }
}
