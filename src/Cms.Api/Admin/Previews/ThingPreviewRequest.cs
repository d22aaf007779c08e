namespace Cms.Api.Admin.Previews;

/// <summary>Which preview of what.</summary>
public sealed record ThingPreviewRequest
{
    /// <summary>The id of the article or page.</summary>
    public Guid Id { get; init; }

    /// <summary>The preview's id.</summary>
    public Guid PreviewId { get; init; }
}
