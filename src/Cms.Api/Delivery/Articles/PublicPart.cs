namespace Cms.Api.Delivery.Articles;

/// <summary>A public part of a multipart series.</summary>
internal sealed record PublicPart(Guid Id, string Slug, string Title, int? Part);
