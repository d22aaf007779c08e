namespace Cms.Model.Articles.Bodies;

/// <summary>A pause between two passages.</summary>
public sealed record Rule : Block;
