namespace Cms.Model.Articles;

/// <summary>What search engines and link previews are told; null members take the article's own.</summary>
public sealed record SearchListing(string? Title, string? Description, Guid? ImageId);
