namespace Cms.Api.Delivery;

/// <summary>What a piece is called by others that name it.</summary>
/// <param name="Slug">Its slug.</param>
/// <param name="Title">The title of what is live of it.</param>
internal sealed record LiveName(string Slug, string Title);
