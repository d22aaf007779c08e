using Cms.Model.Articles;

namespace Cms.Api.Delivery.Articles;

/// <summary>A printed note that something was changed.</summary>
public sealed record CorrectionResponse
{
    /// <summary>What kind of note.</summary>
    public required CorrectionKind Kind { get; init; }

    /// <summary>The note, plain text.</summary>
    public required string Text { get; init; }

    /// <summary>When it was printed, UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>The version of the article that carries the fix.</summary>
    public required int Version { get; init; }
}
