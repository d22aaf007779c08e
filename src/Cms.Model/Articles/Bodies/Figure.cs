namespace Cms.Model.Articles.Bodies;

/// <summary>An illustration standing by itself; what it shows and who is credited belongs to the illustration.</summary>
/// <param name="IllustrationId">Which one. It may no longer exist, or may not be for every audience.</param>
public sealed record Figure(Guid IllustrationId) : Block;
