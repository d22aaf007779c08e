using Cms.Model.Previews;

namespace Cms.Api.Admin.Previews;

/// <summary>A link that shows what is not public yet, without its token.</summary>
public sealed record PreviewResponse
{
    /// <summary>Its id (UUIDv7).</summary>
    public required Guid Id { get; init; }

    /// <summary>The edit version that it shows; later edits do not change it.</summary>
    public required int EditVersion { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>Who made it: the id of a key, <c>oidc:</c> with a subject, or <c>program</c>.</summary>
    public required string ActorId { get; init; }

    /// <summary>Their name at that moment.</summary>
    public required string ActorName { get; init; }

    /// <summary>When it ends by itself, UTC.</summary>
    public required DateTime ExpiresAt { get; init; }

    internal static PreviewResponse From(Preview preview) =>
        new()
        {
            Id = preview.Id,
            EditVersion = preview.EditVersion,
            CreatedAt = preview.CreatedAt,
            ActorId = preview.ActorId,
            ActorName = preview.ActorName,
            ExpiresAt = preview.ExpiresAt,
        };
}
