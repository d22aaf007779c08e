namespace Cms.Api.Delivery.Articles.Bodies;

/// <summary>A pause between two passages, mostly drawn as a line or three stars.</summary>
public sealed record RuleBlock : BlockResponse;
