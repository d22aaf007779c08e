namespace Cms.Api.Delivery.Articles;

/// <summary>An illustration that does not go along: it is gone whole, and named here with the word for the reason.</summary>
internal sealed record OnwardOmission(Guid Id, string Reason);
