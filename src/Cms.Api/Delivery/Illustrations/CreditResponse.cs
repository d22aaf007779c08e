using Cms.Model.Illustrations;

namespace Cms.Api.Delivery.Illustrations;

/// <summary>Who is to be credited for a picture.</summary>
public sealed record CreditResponse
{
    /// <summary>The line to print, ready.</summary>
    public required string Text { get; init; }

    /// <summary>How the picture came to the magazine.</summary>
    public required CreditKind Kind { get; init; }

    /// <summary>The name credited, where it is not an author or source known here.</summary>
    public required string? Name { get; init; }

    /// <summary>Who made it; null if not known here.</summary>
    public required Reference? Author { get; init; }

    /// <summary>For whom it was made or who gave it; null if not known here.</summary>
    public required Reference? Source { get; init; }

    /// <summary>Where it or its maker stands; null for nowhere.</summary>
    public required string? Url { get; init; }
}
