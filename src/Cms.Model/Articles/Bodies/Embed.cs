namespace Cms.Model.Articles.Bodies;

/// <summary>Something played from another site.</summary>
/// <param name="Provider">Which site: <c>youtube</c>, <c>vimeo</c> or <c>soundcloud</c>.</param>
/// <param name="Url">Its page there, absolute.</param>
/// <param name="Title">What to call it: the words of the link, else the name of the site.</param>
public sealed record Embed(string Provider, string Url, string Title) : Block;
