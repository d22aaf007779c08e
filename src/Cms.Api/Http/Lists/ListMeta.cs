namespace Cms.Api.Http.Lists;

/// <summary>Where a list stands.</summary>
public record ListMeta
{
    /// <summary>Most things per page, as asked for.</summary>
    public required int Limit { get; init; }

    /// <summary>Whether there is more after this page.</summary>
    public required bool HasMore { get; init; }

    /// <summary>Goes on after this page; null at the end.</summary>
    public required string? NextCursor { get; init; }

    /// <summary>This page's number; null where it was reached by a cursor.</summary>
    public required int? Page { get; init; }

    /// <summary>How many things match in all; null unless asked for by <c>count=true</c>.</summary>
    public required int? Total { get; init; }

    /// <summary>
    /// Filters whose value is nobody's, each as it was sent, such as <c>author=ines-okafr</c>: they match nothing. Empty where there are
    /// none. Of what is not public, nothing is known to readers.
    /// </summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];
}
