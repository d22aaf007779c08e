namespace Cms.Model.Articles;

/// <summary>One thing that keeps a piece from being public.</summary>
/// <param name="Code">Our stable word for it.</param>
/// <param name="Member">JSON pointer to the member of the piece that it is about.</param>
/// <param name="Message">What to do about it, in a sentence.</param>
public sealed record GateFault(string Code, string Member, string Message);
