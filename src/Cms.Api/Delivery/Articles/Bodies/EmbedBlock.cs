namespace Cms.Api.Delivery.Articles.Bodies;

/// <summary>Something played from another site, such as a video. Nothing is loaded from there until you decide to.</summary>
public sealed record EmbedBlock : BlockResponse
{
    /// <summary>The site: <c>youtube</c>, <c>vimeo</c> or <c>soundcloud</c>. More may appear: draw a plain link then.</summary>
    public required string Provider { get; init; }

    /// <summary>Its page on that site, absolute: a page to link to, not the address of a player.</summary>
    public required string Url { get; init; }

    /// <summary>What to call it in a link or for a screen reader: the editor's words, else the name of the site.</summary>
    public required string Title { get; init; }
}
