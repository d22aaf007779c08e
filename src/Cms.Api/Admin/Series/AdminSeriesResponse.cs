using Cms.Api.Delivery;
using Cms.Model;
using Cms.Model.Series;

namespace Cms.Api.Admin.Series;

/// <summary>A multipart series or a curated collection, as the desk sees it.</summary>
public sealed record AdminSeriesResponse
{
    /// <summary>Its id (UUIDv7), for ever.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its current slug.</summary>
    public required string Slug { get; init; }

    /// <summary>Its page on the website, whether that can be seen yet or not.</summary>
    public required string Url { get; init; }

    /// <summary>The title as printed.</summary>
    public required string Title { get; init; }

    /// <summary>Multipart or collection.</summary>
    public required SeriesKind Kind { get; init; }

    /// <summary>What it is about, plain text; null for nothing.</summary>
    public required string? Description { get; init; }

    /// <summary>How many parts were announced; null if none were.</summary>
    public required int? Total { get; init; }

    /// <summary>Whether its last piece has run; otherwise it goes on.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>The piece that leads it, an article's id; null for none.</summary>
    public required Guid? LeadId { get; init; }

    /// <summary>The publications it is made with, in order.</summary>
    public required IReadOnlyList<Guid> SourceIds { get; init; }

    /// <summary>Whether readers see it even while nothing public shows it.</summary>
    public required bool IsListed { get; init; }

    /// <summary>Whether readers see it now.</summary>
    public required bool IsPublic { get; init; }

    /// <summary>Whether readers ever saw it.</summary>
    public required bool WasPublic { get; init; }

    /// <summary>Counts what readers see.</summary>
    public required int Version { get; init; }

    /// <summary>Counts saves; the ETag is made of it.</summary>
    public required int EditVersion { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>When anything shown of it last changed, UTC.</summary>
    public required DateTime ModifiedAt { get; init; }

    /// <summary>When it was put in the trash, UTC; null while it does not lie there.</summary>
    public required DateTime? TrashedAt { get; init; }

    /// <summary>When its words were removed for good, UTC; null while they are there.</summary>
    public required DateTime? PurgedAt { get; init; }

    internal static AdminSeriesResponse From(ArticleSeries series, Addresses addresses) =>
        new()
        {
            Id = series.Id,
            Slug = series.Slug,
            Url = addresses.Page(ThingKind.Series, series.Slug),
            Title = series.Title,
            Kind = series.SeriesKind,
            Description = series.Description,
            Total = series.Total,
            IsComplete = series.IsComplete,
            LeadId = series.LeadId,
            SourceIds = SeriesDesk.SourceIds(series),
            IsListed = series.IsListed,
            IsPublic = series.IsPublic,
            WasPublic = series.WasPublic,
            Version = series.Version,
            EditVersion = series.EditVersion,
            CreatedAt = series.CreatedAt,
            ModifiedAt = series.ModifiedAt,
            TrashedAt = series.TrashedAt,
            PurgedAt = series.PurgedAt,
        };
}
