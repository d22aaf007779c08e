namespace Cms.Model.Articles;

/// <summary>A printed note that something was changed.</summary>
/// <param name="Kind">What kind of note.</param>
/// <param name="Text">The note, plain text.</param>
/// <param name="At">When it was printed, UTC.</param>
/// <param name="Version">The version of the article that carries the fix.</param>
public sealed record Correction(CorrectionKind Kind, string Text, DateTime At, int Version);
