namespace Cms.Model.Articles.Bodies;

/// <summary>Something in a text that will not be printed as whoever wrote it will have meant it.</summary>
/// <param name="Code">Our stable word for it.</param>
/// <param name="Line">The line of the text, from 1.</param>
/// <param name="Message">What becomes of it and what to do, in a sentence.</param>
public sealed record MarkdownWarning(string Code, int Line, string Message);
