namespace Cms.Api.Media.Storage;

/// <summary>A file in the store.</summary>
/// <param name="Name">Its name.</param>
/// <param name="StoredAt">When it was stored, UTC.</param>
public readonly record struct StoredFile(string Name, DateTime StoredAt);
