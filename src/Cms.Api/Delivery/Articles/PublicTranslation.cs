namespace Cms.Api.Delivery.Articles;

/// <summary>A public translation.</summary>
internal sealed record PublicTranslation(Guid Id, string Slug, string Language, string Title);
