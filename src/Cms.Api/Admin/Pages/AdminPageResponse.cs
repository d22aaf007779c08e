using Cms.Api.Admin.Articles;
using Cms.Api.Delivery;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Pages;

namespace Cms.Api.Admin.Pages;

/// <summary>A page as the desk has it, whole.</summary>
public sealed record AdminPageResponse
{
    /// <summary>Its id (UUIDv7), for ever.</summary>
    public required Guid Id { get; init; }

    /// <summary>The current slug, a path: <c>about/team</c>.</summary>
    public required string Slug { get; init; }

    /// <summary>Where it stands on the website, whether it is public or not.</summary>
    public required string Url { get; init; }

    /// <summary>The title as the desk has it now: of the working copy, else of what is live.</summary>
    public required string Title { get; init; }

    /// <summary>Where it stands. A client bears values it does not know.</summary>
    public required PageStatus Status { get; init; }

    /// <summary>What its present state takes of this key: <c>edit</c>, <c>publish</c> and so on.</summary>
    public required IReadOnlyList<string> Actions { get; init; }

    /// <summary>What readers see, or saw last; null before the first publication.</summary>
    public required PageContentResponse? Live { get; init; }

    /// <summary>What the desk works on; null when nothing differs from what is live.</summary>
    public required PageContentResponse? Working { get; init; }

    /// <summary>Whether readers see it now.</summary>
    public required bool IsPublic { get; init; }

    /// <summary>Whether readers ever saw it.</summary>
    public required bool WasPublic { get; init; }

    /// <summary>Counts what readers see; 0 before the first publication.</summary>
    public required int Version { get; init; }

    /// <summary>Counts saves; the ETag is <c>"e&lt;editVersion&gt;"</c>.</summary>
    public required int EditVersion { get; init; }

    /// <summary>Who made it: the id of a key, <c>oidc:</c> with a subject, or <c>program</c>.</summary>
    public required string? CreatedBy { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>When the desk last saved it, UTC.</summary>
    public required DateTime EditedAt { get; init; }

    /// <summary>When it was first public, UTC; null before.</summary>
    public required DateTime? PublishedAt { get; init; }

    /// <summary>When its own words or pictures last changed for readers, UTC; null before the first publication.</summary>
    public required DateTime? UpdatedAt { get; init; }

    /// <summary>When anything shown of it last changed, UTC.</summary>
    public required DateTime ModifiedAt { get; init; }

    /// <summary>When it was put in the trash, UTC; null while it is not.</summary>
    public required DateTime? TrashedAt { get; init; }

    /// <summary>When its words were removed for good, UTC; null while they are there.</summary>
    public required DateTime? PurgedAt { get; init; }

    /// <summary>What of a body given as HTML could not be kept, as for an article; empty in every other answer.</summary>
    public required IReadOnlyList<string> Dropped { get; init; }

    /// <summary>
    /// What of the body that was just saved will not be printed as its author will have meant it, by line; empty in every other answer.
    /// </summary>
    public required IReadOnlyList<GateResponse> Warnings { get; init; }

    /// <summary>As it is now, for whoever asks.</summary>
    internal static AdminPageResponse From(Page page, Actor actor, Addresses addresses) =>
        new()
        {
            Id = page.Id,
            Slug = page.Slug,
            Url = addresses.Page(ThingKind.Page, page.Slug),
            Title = page.DeskTitle,
            Status = page.Status,
            Actions = PageActions.Of(page, actor),
            Live = PageContentResponse.From(page.Live),
            Working = PageContentResponse.From(page.Working),
            IsPublic = page.IsPublic,
            WasPublic = page.WasPublic,
            Version = page.Version,
            EditVersion = page.EditVersion,
            CreatedBy = page.CreatedBy,
            CreatedAt = page.CreatedAt,
            EditedAt = page.EditedAt,
            PublishedAt = page.PublishedAt,
            UpdatedAt = page.UpdatedAt,
            ModifiedAt = page.ModifiedAt,
            TrashedAt = page.TrashedAt,
            PurgedAt = page.PurgedAt,
            Dropped = [],
            Warnings = [],
        };
}
